//! Ways of several changes, put together from the trace: what each refusal needs, one after the other; or, for what
//! is allowed, everything that allows it at one gate.

use vitrine_model::{Function, Role, State};

use super::{Search, Side};
use crate::ask::{Reason, Supermode};
use crate::change::MembersOf;
use crate::explain::case::Case;
use crate::explain::cause::{Cause, Denial};
use crate::explain::change::{Change, Row};
use crate::key::GroupKey;
use crate::plain::{Decision, Finding, Source, WhichList};
use crate::source;
use crate::verdict::{Effect, Gate};
use crate::world::Subject;

/// How many refusals one way may overcome.
const REFUSALS: usize = 14;

/// How many ways are followed, whatever comes of them.
const FOLLOWED: usize = 48;

impl Search<'_, '_> {
    /// The ways of several changes.
    pub(super) fn ways(&mut self) {
        match self.to {
            Side::Passes => {
                let mut left = FOLLOWED;
                self.follow(&mut Vec::new(), REFUSALS, &mut left);
            }
            Side::Refuses => self.take_away(),
        }
    }

    /// Overcomes the first refusal in each way that there is, then what is refused after it.
    fn follow(&mut self, made: &mut Vec<Change>, refusals: usize, left: &mut usize) {
        if refusals == 0 || *left == 0 {
            *left = left.saturating_sub(1);
            return;
        }
        // On the first refusal every way is followed, later only the best: they multiply.
        let width = if made.is_empty() { 4 } else { 2 };
        let ways = self.case.with(made, |case| {
            let decision = case.decide();
            (!Side::Passes.holds(decision.effect)).then(|| case.remedies(&decision))
        });
        let Some(ways) = ways else {
            *left -= 1;
            self.keep(made.clone());
            return;
        };
        for way in ways.into_iter().take(width) {
            let before = made.len();
            made.extend(
                way.into_iter()
                    .filter(|change| !made.contains(change))
                    .collect::<Vec<_>>(),
            );
            if made.len() > before {
                self.follow(made, refusals - 1, left);
                made.truncate(before);
            }
        }
    }

    /// Takes away, at one gate, everything that allows.
    fn take_away(&mut self) {
        let off = Change::Supermode(Supermode::Off);
        let first: &[Change] = if self.case.is_supermode_on() { &[off] } else { &[] };
        let ways = self.case.with(first, |case| {
            let decision = case.decide();
            decision
                .trace
                .iter()
                .map(|step| case.allowing(step))
                .collect::<Vec<_>>()
        });
        for way in ways.into_iter().filter(|way| way.len() > 1) {
            let way: Vec<Change> = first.iter().copied().chain(way).collect();
            if self.flips(&way) {
                self.keep(way);
            }
        }
    }
}

impl Case<'_> {
    /// What overcomes this refusal, each by itself; the most sensible first.
    fn remedies(&self, decision: &Decision) -> Vec<Vec<Change>> {
        if decision.effect == Effect::Reason {
            return vec![vec![Change::Reason(Reason::Given)]];
        }
        let causes = self.causes(decision);
        let undone: Vec<Change> = causes.iter().flat_map(|cause| self.undo(cause)).collect();
        let Some(cause) = causes.first() else {
            return Vec::new();
        };
        let mut ways = match *cause {
            Cause::Unset(Gate::Place, _, function) => self.admitting(function),
            Cause::Unset(_, _, function) => self.allowing_function(function),
            Cause::Denied(denial) => self.leaving(&causes, &denial),
            Cause::State { lacks, .. } => lacks
                .into_iter()
                .map(|right| self.giving(right, decision))
                .collect(),
            Cause::Restricted(person, function) => {
                vec![vec![Change::Security(
                    Subject::User(person),
                    function,
                    State::Allow,
                )]]
            }
            Cause::Licence(_) if self.asked.action == Function::Download => {
                vec![vec![Change::Personal(
                    self.person(),
                    Function::LicenceOverride,
                    State::Allow,
                )]]
            }
            _ => Vec::new(),
        };
        // What undoes the causes themselves comes before what goes around them, but for bringing back what was put away
        // on purpose.
        let first = match cause {
            Cause::State { .. } => ways.len(),
            _ => 0,
        };
        if !undone.is_empty() && !ways.contains(&undone) {
            ways.insert(first, undone);
        }
        ways
    }

    /// The groups of the person, the narrower ones first.
    fn own_groups(&self) -> Vec<GroupKey> {
        let (world, person) = (self.world(), self.person());
        let mut groups: Vec<_> = world.own_groups(person, self.asked.now).collect();
        groups.push(world.all_users);
        groups.dedup();
        groups
    }

    fn allowing_function(&self, function: Function) -> Vec<Vec<Change>> {
        let person = self.person();
        let mut ways: Vec<Vec<Change>> = Vec::new();
        // Whoever is in a project or playlist is admitted there, too.
        for of in self.member_places() {
            for role in [Role::Member, Role::Lead] {
                ways.push(vec![Change::Member(of, person, Some(role))]);
            }
        }
        ways.truncate(2);
        if !source::GIVEN_BY_NO_GRANT.contains(function) {
            let groups = self.own_groups().into_iter();
            ways.extend(groups.map(|group| vec![Change::GroupGrant(group, function, State::Allow)]));
        }
        ways
    }

    fn admitting(&self, function: Function) -> Vec<Vec<Change>> {
        let Some(folder) = self.folder() else {
            return Vec::new();
        };
        let groups = self.own_groups().into_iter();
        groups
            .map(|group| {
                let row = Row {
                    folder,
                    list: WhichList::Here,
                    subject: Subject::Group(group),
                };
                vec![Change::Entry(row, function, State::Allow)]
            })
            .collect()
    }

    /// Around crosses: the person leaves the groups that they come by, or the folder gets a list of its own without them.
    fn leaving(&self, causes: &[Cause], first: &Denial) -> Vec<Vec<Change>> {
        let denials = causes.iter().filter_map(|cause| match cause {
            Cause::Denied(denial) => Some(denial),
            _ => None,
        });
        let all_users = self.world().all_users;
        let left = |denial: &Denial| match denial.source {
            Source::Group(group)
            | Source::Entry(Subject::Group(group), _)
            | Source::Security(Subject::Group(group), _)
                if group != all_users =>
            {
                Some(Change::Leave(denial.person, group))
            }
            _ => self.clear(denial),
        };
        let mut ways = vec![denials.clone().filter_map(left).collect::<Vec<_>>()];
        if let (Some(row), Some(folder)) = (first.row, self.folder())
            && (row.folder, row.list) != (folder, WhichList::Here)
        {
            let own = |denial: &Denial| {
                let row = Row {
                    folder,
                    list: WhichList::Here,
                    ..denial.row?
                };
                Some(Change::Entry(row, denial.function, State::Unset))
            };
            ways.push(denials.filter_map(own).collect());
        }
        ways
    }

    /// Everything that may be lacking of the right to find what is archived or in the trash.
    fn giving(&self, right: Function, decision: &Decision) -> Vec<Change> {
        let person = self.person();
        let step = decision.trace.last();
        let mut way: Vec<Change> = step
            .into_iter()
            .flat_map(|step| &step.findings)
            .filter_map(|finding| self.cleared(finding, right, State::Deny))
            .collect();
        way.extend(self.allow(person, right));
        way.extend(self.admit(person, right));
        if right.is_file_security() {
            way.push(Change::Security(Subject::User(person), right, State::Allow));
        }
        way
    }

    /// What makes an empty box of a vote for that function which counts as that; what is left of a cross is what else
    /// stands in its box.
    fn cleared(&self, finding: &Finding, of: Function, as_what: State) -> Option<Change> {
        let &Finding::Vote {
            source,
            function,
            counts,
            ..
        } = finding
        else {
            return None;
        };
        if function != of || counts != as_what {
            return None;
        }
        let row = match source {
            Source::Entry(subject, _) => {
                let (_, folder, list) = self.world().effective(self.folder()?)?;
                Some(Row {
                    folder,
                    list,
                    subject,
                })
            }
            _ => None,
        };
        let denial = Denial {
            source,
            row,
            person: self.person(),
            function,
        };
        match as_what {
            State::Deny => self.clear(&denial),
            State::Allow | State::Unset => denial.set_to(State::Unset),
        }
    }

    /// Everything that allows at one step, taken away.
    fn allowing(&self, step: &crate::plain::Step) -> Vec<Change> {
        let mut way = Vec::new();
        for finding in &step.findings {
            let change = match *finding {
                Finding::Vote {
                    source,
                    function,
                    counts: State::Allow,
                    ..
                } if function == step.action => self.withdrawn(source, finding, function),
                _ => None,
            };
            way.extend(change.filter(|change| !way.contains(change)));
        }
        way
    }

    fn withdrawn(&self, source: Source, finding: &Finding, function: Function) -> Option<Change> {
        let person = self.person();
        let member = |of| Some(Change::Member(of, person, None));
        match source {
            Source::Group(group) if group != self.world().all_users => Some(Change::Leave(person, group)),
            Source::ProjectRole(key, _) | Source::ProjectMember(key) => member(MembersOf::Project(key)),
            Source::PlaylistRole(key, _) | Source::PlaylistMember(key) | Source::Exposure(key) => {
                member(MembersOf::Playlist(key))
            }
            Source::Level(level) if level != vitrine_model::Level::Owner => {
                Some(Change::Level(person, vitrine_model::Level::Member))
            }
            _ => self.cleared(finding, function, State::Allow),
        }
    }
}
