//! What one could put in Vitrine's place, each behind the same door.

pub(crate) mod casbin;
pub(crate) mod cedar;
pub(crate) mod regorus;
mod vitrine;

pub(crate) use vitrine::{CompiledPeer, PlainPeer};

use crate::question::Question;

/// One that decides.
pub(crate) trait Peer {
    /// What the table calls it.
    fn name(&self) -> &'static str;

    /// Does it pass?
    fn passes(&mut self, question: &Question) -> bool;

    /// Does it know states and a file's own rules, or functions and lists alone?
    fn knows(&self) -> Part {
        Part::Full
    }
}

/// How much of the model a peer carries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Full,
    FunctionsAndLists,
}
