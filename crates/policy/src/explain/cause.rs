//! What a refusal comes from, and what undoes it.

use vitrine_model::{Function, Lifecycle, LinkMode, Role, State, Status};

use super::case::Case;
use super::change::{Change, LinkChange, Row};
use crate::ask::Resource;
use crate::change::MembersOf;
use crate::facts::Home;
use crate::key::{ColourKey, FolderKey, LicenceKey, UserKey};
use crate::plain::{Decision, Finding, LinkRefusal, Source, Step};
use crate::source::{self, Thing};
use crate::verdict::{Gate, Why};
use crate::world::{Entry, Maintenance, Subject, World};

/// One cause of a refusal. Where there are several, each of them refuses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The person is not active.
    Standing(UserKey, Status),
    /// The account is in maintenance.
    Maintenance,
    /// The token's scope lacks a function.
    Scope(Function),
    /// The link itself.
    Link(LinkRefusal),
    /// Such an action is not asked of such a thing.
    NotAsked(Function),
    /// Nobody allowed it, at that gate.
    Unset(Gate, UserKey, Function),
    /// Somebody blocks it.
    Denied(Denial),
    /// It is archived or in the trash.
    State {
        /// Which of the two.
        state: Lifecycle,
        /// The folder that it is so by; the asset itself where `None`.
        by: Option<FolderKey>,
        /// The function that one has to have to do this in that state; `None` where nobody may.
        lacks: Option<Function>,
    },
    /// The file's security restricts the action to its entries, and none of them allows it.
    Restricted(UserKey, Function),
    /// A licence locks.
    Licence(LicenceKey),
    /// The colour mark locks, or wants a reason from somebody who can give none.
    Colour(ColourKey),
}

/// A source that blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denial {
    /// The source.
    pub source: Source,
    /// The row that it is, where it is one of a folder's list.
    pub row: Option<Row>,
    /// Whom it blocks.
    pub person: UserKey,
    /// What it blocks.
    pub function: Function,
}

impl Case<'_> {
    /// The causes of a refusal of this case; none where it is no refusal.
    pub(super) fn causes(&self, decision: &Decision) -> Vec<Cause> {
        let (Some(why), Some(step)) = (decision.why, decision.trace.last()) else {
            return Vec::new();
        };
        let (person, function) = (self.person(), step.action);
        match why {
            Why::Standing | Why::Maintenance | Why::Scope => self.not_standing(step),
            Why::FunctionUnset if step.findings.is_empty() => vec![Cause::NotAsked(function)],
            Why::FunctionUnset => vec![Cause::Unset(Gate::Function, person, function)],
            Why::PlaceUnset => vec![Cause::Unset(Gate::Place, person, function)],
            Why::FunctionDenied | Why::PlaceDenied => self.denials(step),
            Why::StateArchived => self.states(Lifecycle::Archived, function),
            Why::StateTrashed => self.states(Lifecycle::Trashed, function),
            Why::FileSecurity => {
                let denials = self.denials(step);
                if denials.is_empty() {
                    vec![Cause::Restricted(person, function)]
                } else {
                    denials
                }
            }
            Why::Licence => distinct(step.findings.iter().filter_map(locking_licence)),
            Why::Colour => step.findings.iter().filter_map(colour).collect(),
        }
    }

    fn not_standing(&self, step: &Step) -> Vec<Cause> {
        if let Some(Finding::Link(refusal)) = step.findings.first() {
            return self.links(*refusal);
        }
        let told = |finding: &Finding| match *finding {
            Finding::Maintenance => Some(Cause::Maintenance),
            Finding::OutOfScope(function) => Some(Cause::Scope(function)),
            Finding::Stands { status, .. } if status != Status::Active => {
                Some(Cause::Standing(self.person(), status))
            }
            _ => None,
        };
        step.findings.iter().filter_map(told).collect()
    }

    /// The trace names what it finds first about a link; what it would find after that refuses as well.
    fn links(&self, first: LinkRefusal) -> Vec<Cause> {
        let mut causes = vec![Cause::Link(first)];
        let mut case = self.clone();
        let mut undone = case.undo_link(first);
        while let Some(change) = undone {
            case.apply(&Change::Link(change));
            let decision = case.decide();
            let finding = decision.trace.last().and_then(|step| step.findings.first());
            undone = match finding {
                Some(&Finding::Link(next)) if !causes.contains(&Cause::Link(next)) => {
                    causes.push(Cause::Link(next));
                    case.undo_link(next)
                }
                _ => None,
            };
        }
        causes
    }

    fn denials(&self, step: &Step) -> Vec<Cause> {
        let handed = self.folder().and_then(|folder| self.world().effective(folder));
        let told = |finding: &Finding| match *finding {
            Finding::Vote {
                source,
                function,
                counts: State::Deny,
                ..
            } => Some(Cause::Denied(Denial {
                source,
                row: match (source, handed) {
                    (Source::Entry(subject, _), Some((_, folder, list))) => Some(Row {
                        folder,
                        list,
                        subject,
                    }),
                    _ => None,
                },
                person: self.person(),
                function,
            })),
            _ => None,
        };
        distinct(step.findings.iter().filter_map(told))
    }

    fn states(&self, state: Lifecycle, action: Function) -> Vec<Cause> {
        let thing = match self.asked.resource {
            Resource::Folder(_) => Thing::Folder,
            _ => Thing::Asset,
        };
        // To links, and for what a state allows nobody, there is no right that would help.
        let helps = self.link.is_none() && source::allowed_in(state, thing).contains(action);
        let lacks = source::right_to_find(state, thing).filter(|_| helps);
        let so = self.not_live().into_iter().filter(|(_, own)| *own == state);
        so.map(|(by, state)| Cause::State { state, by, lacks }).collect()
    }

    /// What undoes a cause: with that of every cause made, the gate refuses no more for that reason. Empty where
    /// nothing does.
    pub fn undo(&self, cause: &Cause) -> Vec<Change> {
        match *cause {
            Cause::Standing(user, _) => vec![Change::Status(user, Status::Active)],
            Cause::Maintenance => vec![Change::Maintenance(Maintenance::Off)],
            Cause::Scope(function) => vec![Change::Widen(function)],
            Cause::Link(refusal) => self.undo_link(refusal).map(Change::Link).into_iter().collect(),
            Cause::NotAsked(_) => Vec::new(),
            Cause::Unset(Gate::Place, person, function) => self.admit(person, function).into_iter().collect(),
            Cause::Unset(_, person, function) => self.allow(person, function).into_iter().collect(),
            Cause::Denied(denial) => self.clear(&denial).into_iter().collect(),
            Cause::State { by: None, .. } => vec![Change::AssetState(Lifecycle::Live)],
            Cause::State { by: Some(folder), .. } => vec![Change::FolderState(folder, Lifecycle::Live)],
            Cause::Restricted(_, function) => vec![Change::Unrestrict(function)],
            Cause::Licence(licence) => vec![Change::Detach(licence)],
            Cause::Colour(colour) => vec![Change::Unmark(colour)],
        }
    }

    /// The least that lets a person pass a G2 where nobody says anything.
    pub(super) fn allow(&self, person: UserKey, function: Function) -> Option<Change> {
        if !source::GIVEN_BY_NO_GRANT.contains(function) {
            return Some(Change::Personal(person, function, State::Allow));
        }
        match self.asked.resource {
            Resource::Project(key) => Some(Change::Member(MembersOf::Project(key), person, Some(Role::Lead))),
            Resource::Playlist(key) => {
                Some(Change::Member(MembersOf::Playlist(key), person, Some(Role::Lead)))
            }
            Resource::Account | Resource::Folder(_) | Resource::Asset(_) | Resource::Approval(_) => None,
        }
    }

    /// The least that lets a person into a place that says nothing of them.
    pub(super) fn admit(&self, person: UserKey, function: Function) -> Option<Change> {
        if let Some(folder) = self.folder() {
            let row = Row {
                folder,
                list: crate::plain::WhichList::Here,
                subject: Subject::User(person),
            };
            return Some(Change::Entry(row, function, State::Allow));
        }
        let of = match (self.asked.resource, self.asset.as_deref().map(|facts| facts.home)) {
            (Resource::Project(key), _) | (_, Some(Home::Project(key, _))) => MembersOf::Project(key),
            (Resource::Playlist(key), _) => MembersOf::Playlist(key),
            _ => return None,
        };
        Some(Change::Member(of, person, Some(Role::Member)))
    }

    pub(super) fn undo_link(&self, refusal: LinkRefusal) -> Option<LinkChange> {
        // Links are asked about assets only: nothing leads one to anything else.
        self.asset.as_ref()?;
        match refusal {
            LinkRefusal::Stopped => Some(LinkChange::Start),
            LinkRefusal::Ended => Some(LinkChange::Unlimit),
            LinkRefusal::UsedUp => Some(LinkChange::Uncount),
            LinkRefusal::Password => Some(LinkChange::Password),
            LinkRefusal::Targets => Some(LinkChange::Target),
            LinkRefusal::Mode => {
                let covers = |mode: &&LinkMode| mode.covers(self.asked.action);
                LinkMode::ALL.iter().find(covers).copied().map(LinkChange::Mode)
            }
        }
    }
}

impl Case<'_> {
    /// The cross goes. Where the same subject has another row that allows, that stays.
    pub(super) fn clear(&self, denial: &Denial) -> Option<Change> {
        let (now, function) = (self.asked.now, denial.function);
        let allows = |list: &[Entry], subject: Subject| {
            let mut own = list.iter().filter(|entry| entry.subject == subject);
            own.any(|entry| entry.at(now).allow.contains(function))
        };
        let is_member = |of: MembersOf| {
            let mut own = World::standing_of(of.members(self.world()), denial.person, now);
            own.any(|member| member.grants.at(now).allow.contains(function))
        };
        let rest = match denial.source {
            Source::Entry(subject, _) => {
                let list = self.folder().and_then(|folder| self.world().effective(folder));
                list.is_some_and(|(list, ..)| allows(list, subject))
            }
            Source::Security(subject, _) => {
                let entries = self.asset.as_deref().map(|facts| &*facts.security.entries);
                entries.is_some_and(|entries| allows(entries, subject))
            }
            Source::ProjectGrants(key) => is_member(MembersOf::Project(key)),
            Source::PlaylistGrants(key) => is_member(MembersOf::Playlist(key)),
            _ => false,
        };
        denial.set_to(if rest { State::Allow } else { State::Unset })
    }
}

impl Denial {
    /// The box becomes that.
    pub(super) fn set_to(&self, to: State) -> Option<Change> {
        let function = self.function;
        match self.source {
            Source::Personal => Some(Change::Personal(self.person, function, to)),
            Source::Group(group) => Some(Change::GroupGrant(group, function, to)),
            Source::ProjectGrants(key) => Some(Change::MemberGrant(
                MembersOf::Project(key),
                self.person,
                function,
                to,
            )),
            Source::PlaylistGrants(key) => Some(Change::MemberGrant(
                MembersOf::Playlist(key),
                self.person,
                function,
                to,
            )),
            Source::Entry(..) => Some(Change::Entry(self.row?, function, to)),
            Source::Security(subject, _) => Some(Change::Security(subject, function, to)),
            // These only ever allow.
            Source::Level(_)
            | Source::ProjectRole(..)
            | Source::PlaylistRole(..)
            | Source::AskedToApprove
            | Source::ProjectMember(_)
            | Source::PlaylistMember(_)
            | Source::Exposure(_) => None,
        }
    }
}

/// Each once. Two rows about the same subject are one box, and a licence may be attached twice.
fn distinct(causes: impl Iterator<Item = Cause>) -> Vec<Cause> {
    let mut each: Vec<Cause> = Vec::new();
    for cause in causes {
        if !each.iter().any(|other| undoes_the_same(other, &cause)) {
            each.push(cause);
        }
    }
    each
}

fn undoes_the_same(one: &Cause, other: &Cause) -> bool {
    match (one, other) {
        (Cause::Denied(one), Cause::Denied(other)) => one.set_to(State::Unset) == other.set_to(State::Unset),
        _ => one == other,
    }
}

fn locking_licence(finding: &Finding) -> Option<Cause> {
    match *finding {
        Finding::Licence {
            licence,
            says: crate::verdict::Effect::Deny,
            ..
        } => Some(Cause::Licence(licence)),
        _ => None,
    }
}

fn colour(finding: &Finding) -> Option<Cause> {
    match *finding {
        Finding::Colour { colour, .. } => Some(Cause::Colour(colour)),
        _ => None,
    }
}
