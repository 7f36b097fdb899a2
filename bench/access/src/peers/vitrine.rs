//! Vitrine's own two evaluators.

use vitrine_policy::{Compiled, plain};

use super::Peer;
use crate::library::Library;
use crate::question::Question;

/// The one that the server asks.
pub(crate) struct CompiledPeer<'a> {
    pub(crate) library: &'a Library,
    pub(crate) compiled: &'a Compiled,
}

/// The one that reads like the model, and traces.
pub(crate) struct PlainPeer<'a> {
    pub(crate) library: &'a Library,
}

impl Peer for CompiledPeer<'_> {
    fn name(&self) -> &'static str {
        "compiled"
    }

    fn passes(&mut self, question: &Question) -> bool {
        self.compiled.decide(&question.ask(self.library)).effect.passes()
    }
}

impl Peer for PlainPeer<'_> {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn passes(&mut self, question: &Question) -> bool {
        plain::decide(&self.library.world, &question.ask(self.library))
            .effect
            .passes()
    }
}
