//! What is gained and what is lost.

use std::hash::Hash;

use vitrine_model::FunctionSet;

use crate::compiled::Actions;
use crate::reach::{OfFolder, OfProject};

/// What somebody gains and loses at one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shift {
    /// Refused before, and not after.
    pub gained: FunctionSet,
    /// Not refused before, but after.
    pub lost: FunctionSet,
}

/// What somebody gains and loses at a file with rules of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FileShift {
    /// Refused before, and not after.
    pub gained: FunctionSet,
    /// Not refused before, but after.
    pub lost: FunctionSet,
    /// Refused neither time; a warning or the asking for a reason falls away.
    pub eased: FunctionSet,
    /// Refused neither time; a warning or the asking for a reason comes.
    pub hampered: FunctionSet,
}

/// A difference between before and after.
pub trait Difference: Copy + Default + Eq + Hash {
    /// Both: what the one or the other of two people gains or loses.
    #[must_use]
    fn and(self, other: Self) -> Self;

    /// Is there none?
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Shift {
    /// From what was allowed before to what is allowed after.
    pub const fn between(before: FunctionSet, after: FunctionSet) -> Self {
        Self {
            gained: after.without(before),
            lost: before.without(after),
        }
    }
}

impl FileShift {
    /// From what was allowed before to what is allowed after.
    pub const fn between(before: Actions, after: Actions) -> Self {
        let both = before.may.intersection(after.may);
        Self {
            gained: after.may.without(before.may),
            lost: before.may.without(after.may),
            eased: worse(after, before).intersection(both),
            hampered: worse(before, after).intersection(both),
        }
    }
}

/// Where the second asks more than the first: a reason before a warning, a warning before nothing.
const fn worse(first: Actions, second: Actions) -> FunctionSet {
    let warned = second.warned.without(first.warned).without(first.with_reason);
    second.with_reason.without(first.with_reason).union(warned)
}

impl Difference for Shift {
    fn and(self, other: Self) -> Self {
        Self {
            gained: self.gained.union(other.gained),
            lost: self.lost.union(other.lost),
        }
    }
}

impl Difference for FileShift {
    fn and(self, other: Self) -> Self {
        Self {
            gained: self.gained.union(other.gained),
            lost: self.lost.union(other.lost),
            eased: self.eased.union(other.eased),
            hampered: self.hampered.union(other.hampered),
        }
    }
}

impl Difference for OfFolder<Shift> {
    fn and(self, other: Self) -> Self {
        self.zip(other, Shift::and)
    }
}

impl Difference for OfProject<Shift> {
    fn and(self, other: Self) -> Self {
        self.zip(other, Shift::and)
    }
}
