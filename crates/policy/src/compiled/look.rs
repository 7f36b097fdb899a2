//! Looking into a compiled world: who is in what, and what a class says to whom.

use vitrine_model::{Level, Second};

use super::person::Asker;
use super::{Compiled, PlaceIndex, Rule};
use crate::grants::Votes;
use crate::key::{GroupKey, UserKey};

impl Compiled {
    /// How many groups there are.
    pub(crate) fn group_count(&self) -> usize {
        self.sees.len() / self.words.max(1)
    }

    /// The group that everyone is in.
    pub(crate) const fn all_users(&self) -> GroupKey {
        self.all_users
    }

    /// Do licences and colour marks say the same in both worlds?
    pub(crate) fn has_the_marks_of(&self, other: &Self) -> bool {
        self.licences == other.licences && self.colours == other.colours
    }

    /// The groups that somebody is in at that second; one that they are in twice may come twice.
    pub(crate) fn for_groups_of(&self, user: UserKey, now: Second, mut then: impl FnMut(GroupKey)) {
        for (at, &word) in self.groups_of(user).iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                then(GroupKey::at(at * 64 + rest.trailing_zeros() as usize));
                rest &= rest - 1;
            }
        }
        for (group, until) in self.leaving.of(self.users[user.index()].leaving) {
            if now < *until {
                then(*group);
            }
        }
    }

    /// The projects and playlists that somebody is or was a member of.
    pub(crate) fn membership_places(&self, user: UserKey) -> impl Iterator<Item = PlaceIndex> + '_ {
        let memberships = self.memberships.of(self.users[user.index()].memberships);
        memberships.iter().map(|membership| membership.place)
    }

    /// Is somebody in the same groups at that second in both worlds, and a member of the same projects and playlists in
    /// the same way?
    pub(crate) fn is_placed_alike(&self, other: &Self, user: UserKey, now: Second) -> bool {
        let (row, others) = (&self.users[user.index()], &other.users[user.index()]);
        if self.memberships.of(row.memberships) != other.memberships.of(others.memberships) {
            return false;
        }
        let same_rows = self.leaving.of(row.leaving) == other.leaving.of(others.leaving)
            && self.groups_of(user) == other.groups_of(user);
        same_rows || self.groups_at(user, now) == other.groups_at(user, now)
    }

    fn groups_at(&self, user: UserKey, now: Second) -> Vec<GroupKey> {
        let mut groups = Vec::new();
        self.for_groups_of(user, now, |group| groups.push(group));
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// What a class says to groups at that second.
    pub(crate) fn for_group_rules(
        &self,
        class: Option<u32>,
        now: Second,
        mut then: impl FnMut(GroupKey, Votes),
    ) {
        let rules = class.map_or(&[][..], |class| {
            self.group_rules.of(self.classes[class as usize].groups)
        });
        for rule in live(rules, now) {
            then(GroupKey(rule.subject), rule.votes);
        }
    }

    /// What a class says to single people at that second.
    pub(crate) fn for_user_rules(
        &self,
        class: Option<u32>,
        now: Second,
        mut then: impl FnMut(UserKey, Votes),
    ) {
        let rules = class.map_or(&[][..], |class| {
            self.user_rules.of(self.classes[class as usize].users)
        });
        for rule in live(rules, now) {
            then(UserKey(rule.subject), rule.votes);
        }
    }
}

fn live(rules: &[Rule], now: Second) -> impl Iterator<Item = &Rule> {
    rules.iter().filter(move |rule| now.is_before(rule.until))
}

impl Asker<'_> {
    /// The fold of G2 that is the same everywhere.
    pub(crate) const fn everywhere(&self) -> Votes {
        self.everywhere
    }

    /// How high they stand.
    pub(crate) const fn level(&self) -> Level {
        self.row.level
    }
}
