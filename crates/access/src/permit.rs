//! Permits: one action, one resource, one decision.

use std::marker::PhantomData;

use vitrine_model::UserId;

use crate::{Action, Generation, Source, Via};

/// Who does something, and how they showed who they are. What the journal keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// By what session or token.
    pub via: Via,
}

/// Proof that somebody may do `A` to one resource, decided by facts of `S`.
///
/// Reads borrow it; writes consume it, so that one decision never serves two changes. There is no way to
/// make, copy or change one outside this crate.
#[derive(Debug)]
#[must_use = "a permit is the answer to a question: use it or do not ask"]
pub struct Permit<A: Action, S: Source> {
    on: A::On,
    row: i64,
    actor: Actor,
    generation: Generation,
    source: PhantomData<fn() -> S>,
}

impl<A: Action, S: Source> Permit<A, S> {
    pub(crate) const fn new(on: A::On, row: i64, actor: Actor, generation: Generation) -> Self {
        Self {
            on,
            row,
            actor,
            generation,
            source: PhantomData,
        }
    }

    /// What it is a permit for; `()` is the account.
    pub const fn on(&self) -> A::On {
        self.on
    }

    /// The database's number for it; 0 for the account.
    pub const fn row(&self) -> i64 {
        self.row
    }

    /// Who may.
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// The generation of the world it was decided by.
    pub const fn generation(&self) -> Generation {
        self.generation
    }
}

/// Permits for several resources at once.
#[derive(Debug)]
#[must_use = "a permit is the answer to a question: use it or do not ask"]
pub struct PermitSet<A: Action, S: Source> {
    permits: Vec<Permit<A, S>>,
}

impl<A: Action, S: Source> PermitSet<A, S> {
    pub(crate) const fn new(permits: Vec<Permit<A, S>>) -> Self {
        Self { permits }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.permits.len()
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.permits.is_empty()
    }

    /// Each of them, to be spent.
    pub fn into_permits(self) -> Vec<Permit<A, S>> {
        self.permits
    }

    /// Each of them.
    pub fn permits(&self) -> &[Permit<A, S>] {
        &self.permits
    }
}
