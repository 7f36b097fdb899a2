//! What a change gives to whom: the world before it against the world after it.

use std::collections::BTreeSet;

use vitrine_model::{FunctionSet, Level, Second};

use crate::grants::{Grants, Votes};
use crate::key::UserKey;
use crate::source;
use crate::world::{Entry, Member, World};

/// The seconds at which answers may differ: now, and every end that is still to come.
///
/// A change gives something as well where it does so only later, when a `Deny` ends or an `Allow` would have.
#[derive(Clone)]
pub(super) struct Moments(BTreeSet<Second>);

impl Moments {
    pub(super) fn from(now: Second) -> Self {
        Self(BTreeSet::from([now]))
    }

    pub(super) fn add(&mut self, end: Option<Second>) {
        if let (Some(end), Some(now)) = (end, self.0.first())
            && end > *now
        {
            self.0.insert(end);
        }
    }

    pub(super) fn add_grants(&mut self, grants: &Grants) {
        for (_, end) in grants.ending() {
            self.add(Some(end));
        }
    }

    pub(super) fn add_list(&mut self, list: &[Entry]) {
        for entry in list {
            self.add(entry.until);
            self.add_grants(&entry.grants);
        }
    }

    /// Everything of a user that ends: grants, memberships, what their groups hold.
    pub(super) fn add_user(&mut self, world: &World, user: UserKey) {
        let of_user = world.user(user);
        self.add_grants(&of_user.grants);
        self.add_grants(&world.group(world.all_users).grants);
        for membership in &of_user.groups {
            self.add(membership.until);
            self.add_grants(&world.group(membership.group).grants);
        }
    }

    /// Everything of a user among those members that ends.
    pub(super) fn add_member(&mut self, members: &[Member], user: UserKey) {
        for member in members.iter().filter(|member| member.user == user) {
            self.add(member.until);
            self.add_grants(&member.grants);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Second> + '_ {
        self.0.iter().copied()
    }
}

/// The functions that the second votes give and the first do not: by an `Allow` more, or by a `Deny` less.
pub(super) const fn given(before: Votes, after: Votes) -> FunctionSet {
    let passed = after.passed().without(before.passed());
    let allowed = after.allow.without(before.allow);
    passed.union(allowed)
}

/// The functions that a user has everywhere after a change and not before it, now or at any end to come.
pub(super) fn given_to(before: &World, after: &World, user: UserKey, now: Second) -> FunctionSet {
    let mut moments = Moments::from(now);
    moments.add_user(before, user);
    moments.add_user(after, user);
    moments.iter().fold(FunctionSet::EMPTY, |all, now| {
        all.union(given(everywhere(before, user, now), everywhere(after, user, now)))
    })
}

/// The fold of G2 for every function that is the same everywhere.
fn everywhere(world: &World, key: UserKey, now: Second) -> Votes {
    let user = world.user(key);
    let crosses = match user.level {
        Level::Owner => source::KEPT_BY_OWNER,
        Level::Admin | Level::Creator | Level::Member => FunctionSet::EMPTY,
    };
    let of_groups = std::iter::once(world.all_users)
        .chain(world.own_groups(key, now))
        .map(|group| world.group(group).grants.at(now));
    let grants = of_groups.fold(user.grants.at(now), Votes::and);
    Votes::allowing(source::of_level(user.level)).and(
        grants
            .never_allowing(source::GIVEN_BY_NO_GRANT)
            .never_denying(crosses),
    )
}
