//! The plain evaluator: written to read like the access model, with its whole trace.
//!
//! It is what the compiled evaluator is held against, and what explains a decision to people.

mod exposure;
mod file;
mod function;
mod link;
mod people;
mod person;
mod place;
mod standing;
mod trace;

use crate::ask::{Ask, Principal};
use crate::verdict::{Effect, Gate, Verdict, Why};
use crate::world::World;

pub use people::{HiddenBy, SeenBy, sees};
use person::Person;
pub use trace::{ColourRule, Finding, LinkRefusal, OnBehalf, Outcome, Source, Step, WhichList};

/// An answer with its trace.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Decision {
    /// What it comes to.
    pub effect: Effect,
    /// The gate that refused; only with [`Effect::Deny`].
    pub gate: Option<Gate>,
    /// Why it refused; only with [`Effect::Deny`].
    pub why: Option<Why>,
    /// The gates in the order in which they were asked, each with what it found.
    pub trace: Vec<Step>,
}

impl Decision {
    /// The answer without its trace.
    pub const fn verdict(&self) -> Verdict {
        Verdict {
            effect: self.effect,
            gate: self.gate,
            why: self.why,
        }
    }

    fn of(verdict: Verdict, trace: Vec<Step>) -> Self {
        Self {
            effect: verdict.effect,
            gate: verdict.gate,
            why: verdict.why,
            trace,
        }
    }
}

/// May this principal do this action to this resource now, and why? (Access model, sections 4 and 8.)
pub fn decide(world: &World, ask: &Ask<'_>) -> Decision {
    match &ask.principal {
        Principal::User(caller) => {
            Person::asking(world, caller, ask.now, ask.reason).decide(ask.action, ask.resource)
        }
        Principal::Link(visit) => link::decide(world, visit, ask),
    }
}
