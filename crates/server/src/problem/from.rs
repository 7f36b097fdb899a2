//! How errors of the rooms below become problems.

use vitrine_access::{Denial, NoChange, NoPermit};
use vitrine_model::IllFormedName;
use vitrine_policy::change::Refusal;
use vitrine_policy::explain::Notice;
use vitrine_store::Failure;

use super::{Code, FieldProblem, Problem};
use crate::credential::Busy;

/// How many seconds a client waits before it asks again for what is not to be had right now.
const AGAIN: u64 = 5;

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        if let Failure::Stale { version } = failure {
            return Self::new(Code::Stale).with("version", version);
        }
        let code = match &failure {
            Failure::Unavailable(_) | Failure::NoAccount | Failure::Swept => Code::Unavailable,
            Failure::Full(_) => Code::StorageFull,
            Failure::BrokenOff(_) => Code::Invalid,
            Failure::Stale { .. } => Code::Stale,
            Failure::Blob(_) => Code::Unavailable,
            Failure::Database(_)
            | Failure::Migration(_)
            | Failure::Newer { .. }
            | Failure::Damaged { .. }
            | Failure::DamagedBlob { .. } => Code::Internal,
        };
        let problem = Self::new(code).because(failure);
        if code == Code::Unavailable {
            problem.retry_after(AGAIN)
        } else {
            problem
        }
    }
}

impl From<Denial> for Problem {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Hidden => Self::not_found(),
            Denial::Refused(refusal) => Self::new(Code::Refused)
                .with("function", refusal.function.word())
                .with("gate", refusal.gate.word())
                .with("why", refusal.why.word())
                .told(Notice::of_refusal(refusal.function, refusal.gate, refusal.why)),
        }
    }
}

impl From<NoPermit<Failure>> for Problem {
    fn from(none: NoPermit<Failure>) -> Self {
        match none {
            NoPermit::Denied(denial) => denial.into(),
            NoPermit::Failed(failure) => failure.into(),
        }
    }
}

impl From<NoChange<Failure>> for Problem {
    fn from(none: NoChange<Failure>) -> Self {
        match none {
            NoChange::Denied(denial) => denial.into(),
            NoChange::Failed(failure) => failure.into(),
            NoChange::GivesMaker { function } => Self::new(Code::Refused)
                .with("function", function.word())
                .with("why", "gives_maker")
                .told(Notice::Change(Refusal::GivesMaker(function))),
            NoChange::Rule(rule) => {
                let problem = Self::new(Code::Refused)
                    .with("why", rule.word())
                    .told(Notice::Change(rule));
                match rule {
                    Refusal::Guarded(function) => problem.with("function", function.word()),
                    _ => problem,
                }
            }
            NoChange::Unconfirmed(consequences) => Self::new(Code::ConfirmationNeeded)
                .with("locks_out_self", consequences.locks_out_self)
                .with("locks_out_last", consequences.locks_out_last)
                .with("gives_others", consequences.gives_others),
            NoChange::UnknownSubject => Self::invalid(FieldProblem::new("entries", "unknown_subject")),
            NoChange::SubjectTwice => Self::invalid(FieldProblem::new("entries", "subject_twice")),
            NoChange::Cycle => Self::new(Code::Conflict)
                .with("why", "cycle")
                .told(Notice::Change(Refusal::IntoItself)),
            NoChange::Root => Self::new(Code::Conflict)
                .with("why", "root")
                .told(Notice::Change(Refusal::Root)),
        }
    }
}

impl From<Busy> for Problem {
    fn from(busy: Busy) -> Self {
        Self::new(Code::Unavailable).retry_after(AGAIN).because(busy)
    }
}

impl From<IllFormedName> for Problem {
    /// The field is named as the model names it; where the body calls it otherwise, the handler says so.
    fn from(error: IllFormedName) -> Self {
        Self::invalid(FieldProblem::of_name(error.field(), &error))
    }
}
