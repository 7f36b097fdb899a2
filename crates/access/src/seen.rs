//! Whom somebody can see (access model, section 6).

use std::collections::{HashMap, HashSet};

use vitrine_model::{Function, GroupId, Level, UserId};
use vitrine_policy::{Bits, Caller, GroupKey, Resource as Asked, Supermode, UserKey};

use crate::{AskedOf, Source, Subject};

impl<S: Source> Subject<S> {
    /// Whom they can see (access model, section 6).
    pub fn sees_person(&self, other: UserId) -> bool {
        self.snapshot.user(other).is_some_and(|other| self.sees(other))
    }

    /// Everybody whom they can see.
    pub fn people(&self) -> Vec<UserId> {
        let seen = self.seen_people();
        self.snapshot
            .user_ids()
            .filter(|(key, _)| seen.contains(key.index()))
            .map(|(_, id)| id)
            .collect()
    }

    pub(crate) fn seen_people(&self) -> Bits {
        let people = |caller: &Caller| self.snapshot.compiled.people(caller, self.now);
        let seen = people(&self.caller);
        if self
            .without_supermode()
            .is_some_and(|caller| people(&caller) != seen)
        {
            self.note(Function::PeopleSee, AskedOf::People, None);
        }
        seen
    }

    /// The groups that they can see: those that a group they count by can see; owner, admins and super-admin
    /// mode see all. A token without `people.see` in its scope sees none.
    pub fn groups(&self) -> Vec<GroupId> {
        if !self.caller.credential.covers(Function::PeopleSee) {
            return Vec::new();
        }
        let world = &self.snapshot.world;
        let sees_all = world.user(self.caller.user).level >= Level::Admin;
        let mut own: Vec<GroupKey> = world.own_groups(self.caller.user, self.now).collect();
        if own.is_empty() {
            own.push(world.all_users);
        }
        let sees = |key: GroupKey| sees_all || own.iter().any(|own| world.group(*own).sees.contains(&key));
        let overridden = !sees_all && self.is_supermode_on();
        if overridden && self.snapshot.group_ids().any(|(key, _)| !sees(key)) {
            self.note(Function::PeopleSee, AskedOf::People, None);
        }
        self.snapshot
            .group_ids()
            .filter(|(key, _)| overridden || sees(*key))
            .map(|(_, id)| id)
            .collect()
    }

    /// How many of the people whom they can see are in each group now. All users has no number.
    pub fn people_in_groups(&self) -> HashMap<GroupId, i64> {
        let world = &self.snapshot.world;
        let seen = self.seen_people();
        let mut counts: HashMap<GroupKey, i64> = HashMap::new();
        for (key, _) in self
            .snapshot
            .user_ids()
            .filter(|(key, _)| seen.contains(key.index()))
        {
            let groups: HashSet<GroupKey> = world.own_groups(key, self.now).collect();
            for group in groups {
                *counts.entry(group).or_default() += 1;
            }
        }
        let count = |key| counts.get(&key).copied().unwrap_or(0);
        let groups = self
            .snapshot
            .group_ids()
            .filter(|(key, _)| *key != world.all_users);
        groups.map(|(key, id)| (id, count(key))).collect()
    }

    /// The mode counts only for who may still turn it on.
    fn is_supermode_on(&self) -> bool {
        self.caller.supermode == Supermode::On
            && self.decide(Function::Supermode, Asked::Account).effect.passes()
    }

    fn sees(&self, other: UserKey) -> bool {
        let sees = |caller: &Caller| self.snapshot.compiled.sees(caller, other, self.now);
        let seen = sees(&self.caller);
        if seen && self.without_supermode().is_some_and(|caller| !sees(&caller)) {
            self.note(Function::PeopleSee, AskedOf::People, None);
        }
        seen
    }
}
