//! From a user to their row.

use vitrine_model::{FunctionSet, Level, Second};

use super::glance::Glance;
use super::{Compiled, Ending, Membership, PlaceIndex, UserRow};
use crate::grants::Votes;
use crate::key::{GroupKey, UserKey};
use crate::source;
use crate::world::{Member, User, World};

/// What the row of a user is made of. One for many users spares their allocations.
#[derive(Default)]
pub(super) struct UserParts {
    everywhere: Votes,
    ending: Vec<Ending>,
    groups: Vec<GroupKey>,
    leaving: Vec<(GroupKey, Second)>,
}

impl UserParts {
    /// The user and all their groups.
    fn subjects(&self, user: UserKey) -> Glance {
        let leaving = self.leaving.iter().map(|(group, _)| group);
        let groups = self.groups.iter().chain(leaving);
        groups.fold(Glance::user(user.0), |all, group| all.and(Glance::group(group.0)))
    }

    fn read(&mut self, world: &World, user: &User) {
        let crosses = match user.level {
            Level::Owner => source::KEPT_BY_OWNER,
            Level::Admin | Level::Creator | Level::Member => FunctionSet::EMPTY,
        };
        let counted = |votes: Votes| {
            votes
                .never_allowing(source::GIVEN_BY_NO_GRANT)
                .never_denying(crosses)
        };
        self.everywhere = Votes::allowing(source::of_level(user.level));
        self.ending.clear();
        self.groups.clear();
        self.leaving.clear();
        let own = user
            .groups
            .iter()
            .map(|membership| (membership.group, membership.until));
        let groups = std::iter::once((world.all_users, None)).chain(own);
        let of_groups =
            groups.map(|(group, until)| (Some(group), until, &world.groups[group.index()].grants));
        for (group, until, grants) in std::iter::once((None, None, &user.grants)).chain(of_groups) {
            match until {
                None => self.everywhere = self.everywhere.and(counted(grants.open())),
                Some(until) if grants.open() != Votes::NONE => self.ending.push(Ending {
                    until,
                    votes: counted(grants.open()),
                }),
                Some(_) => {}
            }
            self.ending.extend(grants.ending().map(|(votes, end)| Ending {
                until: until.map_or(end, |until| until.min(end)),
                votes: counted(votes),
            }));
            match (group, until) {
                (Some(group), None) => self.groups.push(group),
                (Some(group), Some(until)) => self.leaving.push((group, until)),
                (None, _) => {}
            }
        }
    }
}

impl Compiled {
    /// Puts in the row of a new user, who is a member of nothing yet.
    pub(super) fn add_user(&mut self, world: &World, user: &User, parts: &mut UserParts) {
        parts.read(world, user);
        let at = self.users.len();
        self.users.push(UserRow {
            status: user.status,
            level: user.level,
            everywhere: parts.everywhere,
            subjects: parts.subjects(UserKey::at(at)),
            ending: self.ending.put(parts.ending.iter().copied()),
            leaving: self.leaving.put(parts.leaving.iter().copied()),
            memberships: super::Span::default(),
        });
        self.groups.resize((at + 1) * self.words, 0);
        self.put_in(at, &parts.groups);
    }

    /// Reads what a user is anew, their memberships of projects and playlists aside.
    pub(super) fn refresh_user(&mut self, world: &World, key: UserKey, parts: &mut UserParts) {
        let (at, user) = (key.index(), world.user(key));
        parts.read(world, user);
        let row = &mut self.users[at];
        (row.status, row.level, row.everywhere) = (user.status, user.level, parts.everywhere);
        row.subjects = parts.subjects(key);
        row.ending = self.ending.replace(row.ending, &parts.ending);
        row.leaving = self.leaving.replace(row.leaving, &parts.leaving);
        self.groups[at * self.words..(at + 1) * self.words].fill(0);
        self.put_in(at, &parts.groups);
    }

    fn put_in(&mut self, user: usize, groups: &[GroupKey]) {
        for group in groups {
            self.groups[user * self.words + group.index() / 64] |= 1 << (group.index() % 64);
        }
    }

    /// Reads anew what a user is at one project or playlist.
    pub(super) fn refresh_member(&mut self, user: UserKey, place: PlaceIndex, members: &[Member]) {
        let row = &mut self.users[user.index()];
        let all = self.memberships.of(row.memberships);
        let before = all.partition_point(|membership| membership.place < place);
        let after = all.partition_point(|membership| membership.place <= place);
        let mut rows = all[..before].to_vec();
        for member in members.iter().filter(|member| member.user == user) {
            rows.extend(of_member(place, member));
        }
        rows.extend_from_slice(&all[after..]);
        row.memberships = self.memberships.replace(row.memberships, &rows);
    }
}

/// The rows of one membership, its role first.
pub(super) fn of_member(place: PlaceIndex, member: &Member) -> impl Iterator<Item = Membership> + '_ {
    let counted = |votes: Votes| votes.never_allowing(source::GIVEN_BY_NO_GRANT);
    let itself = Membership {
        place,
        until: member.until,
        role: Some(member.role),
        own: counted(member.grants.open()),
    };
    let ending = member.grants.ending().map(move |(votes, end)| Membership {
        place,
        until: Some(member.until.map_or(end, |until| until.min(end))),
        role: None,
        own: counted(votes),
    });
    std::iter::once(itself).chain(ending)
}
