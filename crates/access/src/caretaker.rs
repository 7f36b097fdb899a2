//! The two proofs that name nobody.

use std::marker::PhantomData;

use crate::Source;

/// Proof that a route is open to everyone: signing in, health, the pages themselves.
///
/// Only one file of the server may make it; the tidy check holds that.
#[derive(Debug)]
pub struct Open(());

impl Open {
    /// Says out loud that no decision is asked for here.
    pub const fn to_everyone() -> Self {
        Self(())
    }
}

/// Proof that the program itself is at work on its own house, for nobody: it feeds the index, makes
/// previews, clears up. What it reads is never sent to anyone.
///
/// Only the server's jobs may ask for it; the tidy check holds that.
#[derive(Debug)]
pub struct Caretaker<S: Source> {
    source: PhantomData<fn() -> S>,
}

impl<S: Source> Caretaker<S> {
    pub(crate) const fn new() -> Self {
        Self { source: PhantomData }
    }
}
