//! Why a decision came out as it did, and what would have to change for the other answer.
//!
//! [`explain`] takes the trace of the plain evaluator as it is, and adds what ended, the causes of a refusal and the
//! smallest changes that would flip it. [`whole`] tells all of it in words, for an administrator; [`Notice`] and
//! [`told`] tell the refused person what they may know. Names come in by [`Names`], since keys are all that a world
//! holds; [`Explanation::data`] is the same as JSON with stable codes.

mod case;
mod cause;
mod change;
mod code;
mod data;
mod ended;
mod excerpt;
mod flip;
mod notice;
mod sight;
mod text;
mod thing;
mod trial;

use vitrine_model::Function;

use crate::ask::Ask;
use crate::key::UserKey;
use crate::plain::{self, Step};
use crate::verdict::Verdict;
use crate::world::World;

pub use case::Case;
pub use cause::{Cause, Denial};
pub use change::{Change, LinkChange, Row};
pub use data::Refer;
pub use ended::Ended;
pub use flip::{Beyond, Flips, Side};
pub use notice::{Blocker, Notice, Refused};
pub use sight::Sight;
pub(crate) use text::told_to_them;
pub use text::{Language, Names, told, told_plainly, whole};
pub use thing::Thing;

/// A decision with everything that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it comes to: always what `decide` answers.
    pub verdict: Verdict,
    /// What was asked for.
    pub action: Function,
    /// Whose rights decided: the user who asked, or the issuer of the link.
    pub person: UserKey,
    /// The gates in the order in which they were asked.
    pub steps: Vec<Explained>,
    /// What it was refused by; each cause refuses by itself.
    pub causes: Vec<Cause>,
    /// What would flip it.
    pub flips: Flips,
}

/// One gate, with what it looked at and what it no longer did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The gate, as the trace has it.
    pub step: Step,
    /// What would have been heard, had its end not come.
    pub ended: Vec<Ended>,
}

/// Explains what `decide` answers to that question.
pub fn explain(world: &World, ask: &Ask<'_>) -> Explanation {
    let decision = plain::decide(world, ask);
    let case = Case::of(world, ask);
    let causes = case.causes(&decision);
    let flips = flip::flips(world, ask, &decision);
    let verdict = decision.verdict();
    let steps = decision.trace.into_iter().map(|step| Explained {
        ended: case.ended(&step),
        step,
    });
    Explanation {
        verdict,
        action: ask.action,
        person: case.person(),
        steps: steps.collect(),
        causes,
        flips,
    }
}

impl Explanation {
    /// Everything that it names, each once.
    pub fn named(&self) -> Vec<Thing> {
        let named = std::cell::RefCell::new(Vec::new());
        let note = |thing: Thing| {
            named.borrow_mut().push(thing);
            serde_json::Value::Null
        };
        self.data(&note);
        let mut named = named.into_inner();
        named.sort_unstable();
        named.dedup();
        named
    }
}
