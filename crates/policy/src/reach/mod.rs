//! What somebody may do everywhere, and who may do something.
//!
//! Neither goes from folder to folder: folders that stand alike, with one access class and one state, are answered
//! together. Assets are not walked at all; what is asked of those without rules of their own stands with their home,
//! and one with rules of its own is asked about by its facts.

mod what_can;
mod who_can;

use vitrine_model::{FunctionSet, Lifecycle};

use crate::compiled::of_thing;
use crate::source::Thing;

pub use what_can::{At, WhatCan};
pub use who_can::{By, Passing, Told, Wanted, WhoCan};

/// One value for each thing in a folder that is asked about apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OfFolder<T> {
    /// The folder itself.
    pub itself: T,
    /// The assets directly in it without rules of their own, by their own state in the order of
    /// [`Lifecycle::ALL`].
    pub files: [T; 3],
}

/// One value for each thing in a project that is asked about apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OfProject<T> {
    /// The project itself.
    pub itself: T,
    /// The assets on the shelf `content` without rules of their own, by their state.
    pub content: [T; 3],
    /// Those on the shelf `files`.
    pub files: [T; 3],
}

/// The states, in the order in which values stand for them.
pub(crate) const STATES: [Lifecycle; 3] = [Lifecycle::Live, Lifecycle::Archived, Lifecycle::Trashed];

impl OfFolder<FunctionSet> {
    /// What somebody by a session may do in a folder of that state, where those functions pass G2 and G3.
    pub(crate) fn of(both: FunctionSet, state: Lifecycle) -> Self {
        Self {
            itself: of_thing(both, state, Thing::Folder),
            files: STATES.map(|own| of_thing(both, own.max(state), Thing::Asset)),
        }
    }
}

impl<T> OfFolder<T> {
    /// Of the assets of that own state.
    pub const fn files(&self, own: Lifecycle) -> &T {
        &self.files[own as usize]
    }

    /// Each value with its fellow.
    pub(crate) fn zip<U: Copy, V>(self, other: OfFolder<U>, both: impl Fn(T, U) -> V) -> OfFolder<V> {
        OfFolder {
            itself: both(self.itself, other.itself),
            files: zip(self.files, other.files, &both),
        }
    }
}

impl<T> OfProject<T> {
    /// Each value with its fellow.
    pub(crate) fn zip<U: Copy, V>(self, other: OfProject<U>, both: impl Fn(T, U) -> V) -> OfProject<V> {
        OfProject {
            itself: both(self.itself, other.itself),
            content: zip(self.content, other.content, &both),
            files: zip(self.files, other.files, &both),
        }
    }
}

fn zip<T, U: Copy, V>(one: [T; 3], other: [U; 3], both: impl Fn(T, U) -> V) -> [V; 3] {
    let [first, second, third] = one;
    [
        both(first, other[0]),
        both(second, other[1]),
        both(third, other[2]),
    ]
}
