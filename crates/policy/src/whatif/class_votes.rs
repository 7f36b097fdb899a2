//! What access classes say to everyone: to all users alike, and otherwise to few.

use vitrine_model::{Function, FunctionSet};

use super::folders::Stands;
use super::side::{Compared, Stance};
use crate::compiled::{Bits, Compiled, OF_THINGS};
use crate::grants::Votes;
use crate::key::{GroupKey, UserKey};

/// Lists speak of all users, and of groups and people besides. What a class says to most people is what it says to
/// all users; only the members of its groups, and the people whom it names, are looked at one by one.
pub(super) struct ClassVotes<'a> {
    compared: &'a Compared<'a>,
    members: &'a Members,
    /// What the class says to all users, before and after.
    base: [Votes; 2],
    /// What it says to those who are looked at, before and after, in the order in which they were heard of.
    votes: Vec<[Votes; 2]>,
    /// Where among them each of them stands.
    place_of: Vec<u32>,
    /// Who is looked at by themselves.
    is_odd: Bits,
}

/// Who is in each group beside All users, before and after.
pub(super) struct Members([Vec<Vec<u32>>; 2]);

impl Members {
    pub(super) fn of(compared: &Compared<'_>) -> Self {
        Self(compared.both().map(|compiled| {
            let mut members = vec![Vec::new(); compared.after.group_count()];
            for user in (0..compiled.user_count()).map(UserKey::at) {
                compiled.for_groups_of(user, compared.now, |group| {
                    if group != compiled.all_users() {
                        members[group.index()].push(user.0);
                    }
                });
            }
            members
        }))
    }
}

impl<'a> ClassVotes<'a> {
    pub(super) fn of(compared: &'a Compared<'a>, members: &'a Members) -> Self {
        Self {
            compared,
            members,
            base: [Votes::NONE; 2],
            votes: Vec::new(),
            place_of: vec![0; compared.people()],
            is_odd: Bits::with_room(compared.people()),
        }
    }

    /// Turns to folders that stand so before and after; before, they may not have been there.
    pub(super) fn turn_to(&mut self, stands: Stands) {
        self.is_odd.clear();
        self.votes.clear();
        self.base = self.compared.said_to_all(stands);
        let classes = stands.map(|stand| stand.and_then(|stand| stand.class));
        for (side, class) in classes.into_iter().enumerate() {
            let compiled: &Compiled = self.compared.both()[side];
            let now = self.compared.now;
            compiled.for_group_rules(class, now, |group, votes| {
                if group != compiled.all_users() {
                    self.hear_group(side, group, votes);
                }
            });
            compiled.for_user_rules(class, now, |user, votes| self.hear(side, user.0, votes));
        }
    }

    fn hear_group(&mut self, side: usize, group: GroupKey, votes: Votes) {
        let members = self.members;
        for member in &members.0[side][group.index()] {
            self.hear(side, *member, votes);
        }
    }

    fn hear(&mut self, side: usize, user: u32, votes: Votes) {
        let at = user as usize;
        if !self.is_odd.contains(at) {
            self.is_odd.insert(at);
            self.place_of[at] = self.votes.len() as u32;
            self.votes.push(self.base);
        }
        let said = &mut self.votes[self.place_of[at] as usize][side];
        *said = said.and(votes);
    }

    /// Who is looked at by themselves, ascending, with what the class says to them.
    pub(super) fn odd(&self) -> impl Iterator<Item = (UserKey, [Votes; 2])> + '_ {
        let said = |at: usize| self.votes[self.place_of[at] as usize];
        self.is_odd.iter().map(move |at| (UserKey::at(at), said(at)))
    }
}

impl Compared<'_> {
    /// What the lists of folders that stand so say to all users, before and after.
    pub(super) fn said_to_all(&self, stands: Stands) -> [Votes; 2] {
        [0, 1].map(|side| {
            let compiled = self.both()[side];
            let class = stands[side].and_then(|stand| stand.class);
            let (mut said, all_users) = (Votes::NONE, compiled.all_users());
            compiled.for_group_rules(class, self.now, |group, votes| {
                if group == all_users {
                    said = said.and(votes);
                }
            });
            said
        })
    }
}

/// The functions that pass both folds. Who may not see a thing may do nothing to it.
pub(super) const fn both(stance: Stance, votes: Votes) -> FunctionSet {
    let place = if stance.over {
        FunctionSet::FULL.without(votes.deny)
    } else {
        votes.passed()
    };
    let both = stance.functions.intersection(place);
    if both.contains(Function::See) {
        both.intersection(OF_THINGS)
    } else {
        FunctionSet::EMPTY
    }
}
