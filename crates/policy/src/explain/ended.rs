//! What would have been heard, had its end not come.

use vitrine_model::{Function, Grant, Role, Second, State};

use super::case::Case;
use crate::change::MembersOf;
use crate::grants::Grants;
use crate::key::GroupKey;
use crate::plain::{Source, Step};
use crate::verdict::Gate;
use crate::world::Entry;

/// Something that is as if it were not there since its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A grant, or an entry of a list.
    Grant {
        /// Whose.
        source: Source,
        /// Of which function.
        function: Function,
        /// What it said.
        said: State,
        /// When it ended.
        until: Second,
    },
    /// A membership of a group that says something of the function here.
    Group {
        /// The group.
        group: GroupKey,
        /// When it ended.
        until: Second,
    },
    /// A membership of the project or playlist.
    Member {
        /// Where.
        of: MembersOf,
        /// The role that it was in.
        role: Role,
        /// When it ended.
        until: Second,
    },
}

/// A box that ended, and when.
fn ended(grants: &Grants, function: Function, entry: Option<Second>, now: Second) -> Option<(State, Second)> {
    let (_, Grant { state, until }) = grants.iter().find(|(named, _)| *named == function)?;
    let until = until.into_iter().chain(entry).min()?;
    (now >= until).then_some((state, until))
}

impl Case<'_> {
    /// What ended of all that this step looked at.
    pub(super) fn ended(&self, step: &Step) -> Vec<Ended> {
        match step.gate {
            Gate::Standing => Vec::new(),
            Gate::Function => self.ended_grants(step.action),
            Gate::Place => {
                let list = self.folder().and_then(|folder| self.world().effective(folder));
                let mut all =
                    self.ended_entries(list.map_or(&[], |(list, ..)| list), step.action, Source::Entry);
                all.extend(self.ended_members());
                all
            }
            Gate::File => match &self.asset {
                Some(facts) if step.action.is_file_security() => {
                    self.ended_entries(&facts.security.entries, step.action, Source::Security)
                }
                _ => Vec::new(),
            },
        }
    }

    fn ended_grants(&self, function: Function) -> Vec<Ended> {
        let (world, person, now) = (self.world(), self.person(), self.asked.now);
        let groups = std::iter::once(world.all_users).chain(world.own_groups(person, now));
        let of_groups = groups.map(|group| (Source::Group(group), &world.group(group).grants));
        let own = std::iter::once((Source::Personal, &world.user(person).grants));
        let mut all: Vec<Ended> = own
            .chain(of_groups)
            .chain(self.member_grants())
            .filter_map(|(source, grants)| {
                let (said, until) = ended(grants, function, None, now)?;
                Some(Ended::Grant {
                    source,
                    function,
                    said,
                    until,
                })
            })
            .collect();
        let says = |group: GroupKey| world.group(group).grants.at(now).of(function) != State::Unset;
        all.extend(self.ended_groups(says));
        all.extend(self.ended_members());
        all
    }

    fn member_grants(&self) -> impl Iterator<Item = (Source, &Grants)> {
        self.member_places().into_iter().flat_map(|of| {
            let source = match of {
                MembersOf::Project(key) => Source::ProjectGrants(key),
                MembersOf::Playlist(key) => Source::PlaylistGrants(key),
            };
            let members = of.members(self.world()).iter();
            members
                .filter(|member| member.user == self.person() && self.asked.now.is_before(member.until))
                .map(move |member| (source, &member.grants))
        })
    }

    fn ended_groups(&self, says: impl Fn(GroupKey) -> bool) -> Vec<Ended> {
        let (world, person, now) = (self.world(), self.person(), self.asked.now);
        let groups = world.user(person).groups.iter();
        groups
            .filter(|membership| !world.is_in(person, membership.group, now) && says(membership.group))
            .filter_map(|membership| {
                Some(Ended::Group {
                    group: membership.group,
                    until: membership.until?,
                })
            })
            .collect()
    }

    fn ended_members(&self) -> Vec<Ended> {
        let mut all = Vec::new();
        for of in self.member_places() {
            for member in of.members(self.world()) {
                if let Some(until) = member.until
                    && member.user == self.person()
                    && self.asked.now >= until
                {
                    all.push(Ended::Member {
                        of,
                        role: member.role,
                        until,
                    });
                }
            }
        }
        all
    }

    fn ended_entries(
        &self,
        list: &[Entry],
        function: Function,
        source: fn(crate::world::Subject, usize) -> Source,
    ) -> Vec<Ended> {
        use crate::world::Subject;
        let (world, person, now) = (self.world(), self.person(), self.asked.now);
        let mut all = Vec::new();
        for (position, entry) in list.iter().enumerate() {
            if world.is_about(entry.subject, person, now)
                && let Some((said, until)) = ended(&entry.grants, function, entry.until, now)
            {
                all.push(Ended::Grant {
                    source: source(entry.subject, position),
                    function,
                    said,
                    until,
                });
            }
        }
        let says = |group| {
            list.iter().any(|entry| {
                entry.subject == Subject::Group(group) && entry.at(now).of(function) != State::Unset
            })
        };
        all.extend(self.ended_groups(says));
        all
    }
}
