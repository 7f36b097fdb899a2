//! What a refused person is told: the reason, and of its causes what they may know of.

use vitrine_model::{Function, Lifecycle};

use super::case::Case;
use super::cause::{Cause, Denial};
use super::sight::Sight;
use super::thing::Thing;
use crate::ask::{Ask, Principal, Resource};
use crate::change::Refusal;
use crate::plain::{Decision, Source};
use crate::verdict::{Effect, Gate, Why};
use crate::world::{Subject, World};

/// What a refused person is told. Everything that it names they may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What is told of an id that never was.
    Hidden,
    /// What every visitor of a link is told, whatever it is that refuses.
    Link,
    /// Their account is not active.
    Standing,
    /// The account is in maintenance.
    Maintenance,
    /// Their token's scope lacks this.
    Scope(Function),
    /// Such a thing is not asked for it.
    NotAsked(Function),
    /// Nobody allowed it.
    Nobody(Refused),
    /// Somebody blocks it.
    Blocked(Refused, Vec<Blocker>),
    /// It is archived or in the trash.
    State {
        /// Which of the two.
        state: Lifecycle,
        /// The folder that it is so by.
        by: Option<Thing>,
    },
    /// A licence locks.
    Licence(Option<Thing>),
    /// The colour mark locks.
    Colour(Option<Thing>),
    /// It passes with a written reason.
    Reason,
    /// A rule about changes refuses it (access model, section 7).
    Change(Refusal),
    /// Only who is signed in does this, and no token.
    SignedIn,
}

/// What was refused, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// At which gate.
    pub gate: Gate,
    /// Which function.
    pub function: Function,
    /// The folder, project or playlist whose word it is; of a refusal by place alone.
    pub place: Option<Thing>,
}

/// Who blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocker {
    /// Something that is set for the person alone.
    Own,
    /// What is set for a group of theirs.
    Group(Thing),
}

impl Notice {
    /// What whoever asked is told of this decision; nothing where it passes.
    pub fn of(world: &World, ask: &Ask<'_>, decision: &Decision) -> Option<Self> {
        let why = match (decision.effect, decision.why) {
            (Effect::Allow | Effect::Warn, _) => return None,
            (Effect::Reason, _) | (Effect::Deny, None) => return Some(Self::Reason),
            (Effect::Deny, Some(why)) => why,
        };
        if let Principal::Link(_) = ask.principal {
            return Some(Self::Link);
        }
        let sight = Sight::of(world, ask);
        let hidden = !matches!(ask.resource, Resource::Account) && !sight.may(Function::See, ask.resource);
        match why {
            Why::Standing => return Some(Self::Standing),
            Why::Maintenance => return Some(Self::Maintenance),
            _ if hidden => return Some(Self::Hidden),
            _ => {}
        }
        let case = Case::of(world, ask);
        Some(Teller { case: &case, sight }.tell(&case.causes(decision)))
    }

    /// What can be told of a refusal when nothing is known but the gate and why: nothing is named.
    pub const fn of_refusal(function: Function, gate: Gate, why: Why) -> Self {
        let refused = Refused {
            gate,
            function,
            place: None,
        };
        match why {
            Why::Standing => Self::Standing,
            Why::Maintenance => Self::Maintenance,
            Why::Scope => Self::Scope(function),
            Why::FunctionUnset | Why::PlaceUnset => Self::Nobody(refused),
            // Whether an entry denies or none allows, security does not tell.
            Why::FileSecurity => Self::Nobody(refused),
            Why::FunctionDenied | Why::PlaceDenied => Self::Blocked(refused, Vec::new()),
            Why::StateArchived => Self::State {
                state: Lifecycle::Archived,
                by: None,
            },
            Why::StateTrashed => Self::State {
                state: Lifecycle::Trashed,
                by: None,
            },
            Why::Licence => Self::Licence(None),
            Why::Colour => Self::Colour(None),
        }
    }

    /// The stable code for it in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Hidden => "not_found",
            Self::Link => "link",
            Self::Standing => Why::Standing.word(),
            Self::Maintenance => Why::Maintenance.word(),
            Self::Scope(_) => Why::Scope.word(),
            Self::NotAsked(_) => "not_asked",
            Self::Nobody(refused) => match refused.gate {
                Gate::Standing | Gate::Function => Why::FunctionUnset.word(),
                Gate::Place => Why::PlaceUnset.word(),
                Gate::File => Why::FileSecurity.word(),
            },
            Self::Blocked(refused, _) => match refused.gate {
                Gate::Standing | Gate::Function => Why::FunctionDenied.word(),
                Gate::Place => Why::PlaceDenied.word(),
                Gate::File => Why::FileSecurity.word(),
            },
            Self::State { state, .. } => match state {
                Lifecycle::Trashed => Why::StateTrashed.word(),
                Lifecycle::Live | Lifecycle::Archived => Why::StateArchived.word(),
            },
            Self::Licence(_) => Why::Licence.word(),
            Self::Colour(_) => Why::Colour.word(),
            Self::Reason => Effect::Reason.word(),
            Self::Change(refusal) => refusal.word(),
            Self::SignedIn => Why::Scope.word(),
        }
    }

    /// Everything that it names.
    pub fn named(&self) -> Vec<Thing> {
        match self {
            Self::Nobody(refused) => refused.place.into_iter().collect(),
            Self::Blocked(refused, by) => {
                let groups = by.iter().filter_map(|blocker| match blocker {
                    Blocker::Group(group) => Some(*group),
                    Blocker::Own => None,
                });
                refused.place.into_iter().chain(groups).collect()
            }
            Self::State { by: named, .. } | Self::Licence(named) | Self::Colour(named) => {
                named.iter().copied().collect()
            }
            Self::Hidden
            | Self::Link
            | Self::Standing
            | Self::Maintenance
            | Self::Scope(_)
            | Self::NotAsked(_)
            | Self::Reason
            | Self::Change(_)
            | Self::SignedIn => Vec::new(),
        }
    }
}

struct Teller<'t, 'a> {
    case: &'t Case<'a>,
    sight: Sight<'t>,
}

impl Teller<'_, '_> {
    fn tell(&self, causes: &[Cause]) -> Notice {
        let Some(first) = causes.first() else {
            return Notice::Standing;
        };
        match *first {
            Cause::Standing(..) => Notice::Standing,
            Cause::Maintenance => Notice::Maintenance,
            Cause::Link(_) => Notice::Link,
            Cause::Scope(function) => Notice::Scope(function),
            Cause::NotAsked(function) => Notice::NotAsked(function),
            Cause::Unset(gate, _, function) => Notice::Nobody(Refused {
                gate,
                function,
                place: if gate == Gate::Place { self.place() } else { None },
            }),
            Cause::Restricted(_, function) => Notice::Nobody(Refused {
                gate: Gate::File,
                function,
                place: None,
            }),
            Cause::Denied(denial) => self.blocked(&denial, causes),
            Cause::State { state, by, .. } => Notice::State {
                state,
                by: by.and_then(|folder| self.seen(folder)),
            },
            Cause::Licence(licence) => Notice::Licence(self.seen(licence)),
            Cause::Colour(colour) => Notice::Colour(self.seen(colour)),
        }
    }

    fn seen(&self, thing: impl Into<Thing>) -> Option<Thing> {
        let thing = thing.into();
        self.sight.sees(thing).then_some(thing)
    }

    /// The place that was asked, where they see it.
    fn place(&self) -> Option<Thing> {
        if let Some(folder) = self.case.folder() {
            return self.seen(folder);
        }
        self.case.member_places().first().and_then(|of| self.seen(*of))
    }

    fn blocked(&self, first: &Denial, causes: &[Cause]) -> Notice {
        let gate = match first.source {
            Source::Entry(..) => Gate::Place,
            Source::Security(..) => Gate::File,
            _ => Gate::Function,
        };
        let mut by = Vec::new();
        for cause in causes {
            let Cause::Denied(denial) = cause else {
                continue;
            };
            let blocker = match denial.source {
                Source::Group(group)
                | Source::Entry(Subject::Group(group), _)
                | Source::Security(Subject::Group(group), _) => self.seen(group).map(Blocker::Group),
                _ => Some(Blocker::Own),
            };
            by.extend(blocker.filter(|blocker| !by.contains(blocker)));
        }
        let place = first.row.and_then(|row| self.seen(row.folder));
        Notice::Blocked(
            Refused {
                gate,
                function: first.function,
                place,
            },
            by,
        )
    }
}
