//! Proofs of changes that need more than one decision: a folder's lists, moves, states.
//!
//! Each holds the whole change, so that what was decided is what the store writes.

mod lists;
mod moves;
mod states;

use vitrine_model::Function;

use vitrine_policy::change::{Maker, Refusal as Refused};
use vitrine_policy::{Gate, Verdict, Why};

use crate::{Denial, Refusal, Source, Subject};

pub use lists::{ListChange, ListEntry, ListSubject, Subfolders};
pub use moves::{AssetMove, FolderMove, Moves, Relocation};
pub use states::{AssetStateChange, FolderStateChange, StateChange};

/// Did whoever asks for it say that they know what follows?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// They did.
    Yes,
    /// They were not asked yet.
    No,
}

/// What a change would do that its maker has to confirm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// It takes `access` away from whoever makes it.
    pub locks_out_self: bool,
    /// It takes `access` away from the last one who has it at a place.
    pub locks_out_last: bool,
    /// It gives others something that they lacked.
    pub gives_others: bool,
}

impl Consequences {
    /// Is there anything to confirm?
    pub const fn any(self) -> bool {
        self.locks_out_self || self.locks_out_last || self.gives_others
    }
}

/// No proof of a change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoChange<F: std::error::Error> {
    /// They may not.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// It would give them `function`, which they lacked (access model, sections 5 and 7).
    #[error("it would give its maker `{function}`")]
    GivesMaker {
        /// One that they would gain.
        function: Function,
    },
    /// A rule of who may change whom refuses it (access model, section 7).
    #[error("{0}")]
    Rule(Refused),
    /// It has to be confirmed first.
    #[error("it has to be confirmed")]
    Unconfirmed(Consequences),
    /// A list names somebody whom its maker can't see and who did not stand in it.
    #[error("a list names somebody who is not there")]
    UnknownSubject,
    /// A list names somebody twice.
    #[error("a list names somebody twice")]
    SubjectTwice,
    /// A folder can't be moved into itself or what lies below it.
    #[error("a folder can't be moved into itself")]
    Cycle,
    /// The root has always both lists, and stays where it is and as it is.
    #[error("the top of the library can't be changed so")]
    Root,
    /// The facts could not be read.
    #[error("the facts could not be read")]
    Failed(#[source] F),
}

impl<F: std::error::Error> From<crate::NoPermit<F>> for NoChange<F> {
    fn from(none: crate::NoPermit<F>) -> Self {
        match none {
            crate::NoPermit::Denied(denial) => Self::Denied(denial),
            crate::NoPermit::Failed(failure) => Self::Failed(failure),
        }
    }
}

impl<F: std::error::Error> NoChange<F> {
    /// What the policy refuses, as it may be told to the refused.
    pub(crate) fn refused(refused: Refused) -> Self {
        match refused {
            Refused::Needs { function, verdict } => Self::denied(function, verdict),
            Refused::GivesOthers(verdict) => Self::denied(Function::Access, verdict),
            Refused::GivesMaker(function) => Self::GivesMaker { function },
            Refused::Root => Self::Root,
            Refused::IntoItself => Self::Cycle,
            rule @ (Refused::Own
            | Refused::ShowsMaker
            | Refused::HigherPerson
            | Refused::AboveOwn
            | Refused::MakesAdmin
            | Refused::Owner
            | Refused::Guarded(_)
            | Refused::AllUsers
            | Refused::LastLead) => Self::Rule(rule),
        }
    }

    fn denied(function: Function, verdict: Verdict) -> Self {
        Self::Denied(Denial::Refused(Refusal {
            function,
            gate: verdict.gate.unwrap_or(Gate::Standing),
            why: verdict.why.unwrap_or(Why::Standing),
        }))
    }
}

impl<S: Source> Subject<S> {
    /// Themselves as the maker of a change. A change is judged for all the seconds to come, and for what its
    /// maker could do by any of their sessions: neither a narrow token nor super-admin mode hides a gain.
    pub(crate) fn maker(&self) -> Maker<'_> {
        Maker {
            world: &self.snapshot.world,
            caller: self.caller,
            now: self.now(),
        }
    }
}
