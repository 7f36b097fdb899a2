//! Whom a user can see, for a whole list of people (access model, section 6).

use vitrine_model::{Function, Second};

use super::person::Asker;
use super::{Bits, Compiled};
use crate::ask::Caller;
use crate::key::UserKey;
use crate::source;

impl Compiled {
    /// The users whom the caller can see at that second, by position.
    pub fn people(&self, caller: &Caller, now: Second) -> Bits {
        let mut seen = Bits::with_room(self.users.len());
        let asker = self.asker(caller, now);
        if self.at_the_door(&asker).is_some() {
            return seen;
        }
        let by_function = self.sees_by_function(&asker);
        for other in (0..self.users.len()).map(UserKey::at) {
            let visible = match &by_function {
                ByFunction::Nobody => false,
                ByFunction::Everybody => true,
                ByFunction::Groups(groups) => self.counts_by_any(other, groups, now),
            };
            if visible || other == caller.user || self.share_a_place(&asker, other) {
                seen.insert(other.index());
            }
        }
        seen
    }

    /// Can the caller see that user at that second?
    pub fn sees(&self, caller: &Caller, other: UserKey, now: Second) -> bool {
        let asker = self.asker(caller, now);
        if self.at_the_door(&asker).is_some() {
            return false;
        }
        other == caller.user
            || self.share_a_place(&asker, other)
            || match self.sees_by_function(&asker) {
                ByFunction::Nobody => false,
                ByFunction::Everybody => true,
                ByFunction::Groups(groups) => self.counts_by_any(other, &groups, now),
            }
    }

    fn sees_by_function(&self, asker: &Asker<'_>) -> ByFunction {
        if asker.supermode {
            return ByFunction::Everybody;
        }
        let may = asker.credential.covers(Function::PeopleSee)
            && asker.everywhere.passed().contains(Function::PeopleSee);
        if !may {
            ByFunction::Nobody
        } else if source::is_over_places(asker.row.level) {
            ByFunction::Everybody
        } else {
            let mut groups = vec![0; self.words];
            self.for_groups_counted_by(asker.key, asker.now, |group| {
                let sees = &self.sees[group * self.words..(group + 1) * self.words];
                for (all, own) in groups.iter_mut().zip(sees) {
                    *all |= own;
                }
            });
            ByFunction::Groups(groups)
        }
    }

    /// The positions of the groups that a person counts by: their own, or All users where they have no other.
    fn for_groups_counted_by(&self, user: UserKey, now: Second, mut then: impl FnMut(usize)) {
        let mut has_own = false;
        let all_users = self.all_users.index();
        let mut count = |group| {
            if group != all_users {
                has_own = true;
                then(group);
            }
        };
        self.for_groups_of(user, now, |group| count(group.index()));
        if !has_own {
            then(all_users);
        }
    }

    fn counts_by_any(&self, user: UserKey, groups: &[u64], now: Second) -> bool {
        let mut any = false;
        self.for_groups_counted_by(user, now, |group| {
            any |= groups[group / 64] >> (group % 64) & 1 == 1
        });
        any
    }

    /// Are both members of one project or playlist at that second?
    fn share_a_place(&self, asker: &Asker<'_>, other: UserKey) -> bool {
        let live = |user: UserKey| {
            self.memberships
                .of(self.users[user.index()].memberships)
                .iter()
                .filter(|membership| asker.now.is_before(membership.until))
                .map(|membership| membership.place)
        };
        // Both are ordered by place.
        let mut theirs = live(other).peekable();
        live(asker.key).any(|place| {
            while theirs.next_if(|their| *their < place).is_some() {}
            theirs.peek() == Some(&place)
        })
    }

    pub(super) fn groups_of(&self, user: UserKey) -> &[u64] {
        &self.groups[user.index() * self.words..(user.index() + 1) * self.words]
    }
}

/// Whom somebody sees by `people.see`, or by super-admin mode in its stead.
enum ByFunction {
    Nobody,
    Everybody,
    /// Who counts by one of these groups, a bit each.
    Groups(Vec<u64>),
}
