//! What a user brings to every gate.

use vitrine_model::{Function, FunctionSet, Role, Second, Status};

use super::{Compiled, Membership, PlaceIndex, UserRow};
use crate::ask::{Caller, Credential, Supermode};
use crate::grants::Votes;
use crate::key::UserKey;
use crate::source::{self, RoleAt};
use crate::verdict::Why;
use crate::world::Subject;

/// A user asking, with what is the same for every resource.
#[derive(Clone, Copy)]
pub(crate) struct Asker<'a> {
    pub(super) key: UserKey,
    pub(super) row: &'a UserRow,
    pub(super) credential: Credential,
    /// Super-admin mode is on, and counts.
    pub(super) supermode: bool,
    /// The fold of G2 that is the same everywhere, at `now`.
    pub(super) everywhere: Votes,
    /// What playlists give or deny is left aside.
    pub(super) by_home_alone: bool,
    pub(super) now: Second,
}

impl Compiled {
    #[inline]
    pub(crate) fn asker(&self, caller: &Caller, now: Second) -> Asker<'_> {
        let row = &self.users[caller.user.index()];
        let everywhere = self
            .ending
            .of(row.ending)
            .iter()
            .filter(|ending| now < ending.until)
            .fold(row.everywhere, |votes, ending| votes.and(ending.votes));
        Asker {
            key: caller.user,
            row,
            credential: caller.credential,
            supermode: caller.supermode == Supermode::On
                && caller.credential == Credential::Session
                && everywhere.passed().contains(Function::Supermode),
            everywhere,
            by_home_alone: false,
            now,
        }
    }

    /// G1, for one action.
    #[inline]
    pub(super) fn standing(&self, asker: &Asker<'_>, action: Function) -> Option<Why> {
        if let Some(why) = self.at_the_door(asker) {
            Some(why)
        } else if asker.credential.covers(action) {
            None
        } else {
            Some(Why::Scope)
        }
    }

    /// G1 without the scope: the same for every action.
    #[inline]
    pub(crate) fn at_the_door(&self, asker: &Asker<'_>) -> Option<Why> {
        if asker.row.status != Status::Active {
            Some(Why::Standing)
        } else if self.is_in_maintenance()
            && !(source::is_over_places(asker.row.level) && asker.credential == Credential::Session)
        {
            Some(Why::Maintenance)
        } else {
            None
        }
    }

    /// Is the user in the group of that position at that second?
    #[inline]
    pub(super) fn is_in(&self, user: UserKey, group: usize, now: Second) -> bool {
        let word = self.groups[user.index() * self.words + group / 64];
        if word >> (group % 64) & 1 == 1 {
            return true;
        }
        let leaving = self.leaving.of(self.users[user.index()].leaving);
        leaving
            .iter()
            .any(|(left, until)| left.index() == group && now < *until)
    }

    /// Is an entry of that subject about the user at that second?
    pub(super) fn is_about(&self, subject: Subject, user: UserKey, now: Second) -> bool {
        match subject {
            Subject::User(named) => named == user,
            Subject::Group(group) => self.is_in(user, group.index(), now),
        }
    }

    /// The live memberships of the asker at a place.
    pub(super) fn memberships_at(&self, asker: &Asker<'_>, place: PlaceIndex) -> MembershipsAt<'_> {
        let all = self.memberships.of(asker.row.memberships);
        let first = all.partition_point(|membership| membership.place < place);
        let count = all[first..]
            .iter()
            .take_while(|membership| membership.place == place)
            .count();
        MembershipsAt {
            rows: &all[first..first + count],
            now: asker.now,
        }
    }
}

/// A user's memberships at one place.
#[derive(Clone, Copy)]
pub(super) struct MembershipsAt<'a> {
    pub(super) rows: &'a [Membership],
    pub(super) now: Second,
}

impl MembershipsAt<'_> {
    fn live(&self) -> impl Iterator<Item = &Membership> {
        self.rows
            .iter()
            .filter(|membership| self.now.is_before(membership.until))
    }

    /// Is the user a member at that second?
    pub(super) fn is_member(&self) -> bool {
        self.live().next().is_some()
    }

    /// What role and own grants say at a place of that kind, for every function.
    pub(super) fn votes(&self, at: RoleAt) -> Votes {
        self.live().fold(Votes::NONE, |votes, membership| {
            votes.and(of_role(membership.role, at)).and(membership.own)
        })
    }
}

fn of_role(role: Option<Role>, at: RoleAt) -> Votes {
    Votes::allowing(role.map_or(FunctionSet::EMPTY, |role| source::of_role(role, at)))
}
