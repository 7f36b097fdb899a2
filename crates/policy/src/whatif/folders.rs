//! Folders: by how they stand before and after, and by people who bring the same.

use vitrine_model::{FunctionSet, Lifecycle};

use super::class_votes::{ClassVotes, both};
use super::collect::{ByShift, Groups, Rows};
use super::lock_out::{Holders, is_taken};
use super::side::{Compared, Stance};
use super::{Shift, WhatIf};
use crate::compiled::{Bits, Stand};
use crate::grants::Votes;
use crate::key::{FolderKey, UserKey};
use crate::reach::OfFolder;

/// How a folder stands before and after; before, it may not have been there.
type Stands = [Option<Stand>; 2];

/// So many people are looked at one by one; more by what they have in common.
const FEW: usize = 24;

/// People who bring the same, before and after.
struct Alike {
    stances: [Stance; 2],
    people: Vec<UserKey>,
}

impl Compared<'_> {
    /// What changes in folders, and where it locks out.
    pub(super) fn folders(&self, maker: UserKey, result: &mut WhatIf) {
        let mut stands: Groups<Stands> = Groups::with_room(self.after.folder_count());
        for folder in (0..self.after.folder_count()).map(FolderKey::at) {
            let there = folder.index() < self.before.folder_count();
            let before = there.then(|| self.before.stand_of(folder));
            stands.add([before, Some(self.after.stand_of(folder))], folder.index());
        }
        let mut walk = Walk {
            compared: self,
            votes: ClassVotes::of(self),
            everyone: None,
            touched: None,
            holders: Holders::of(self),
            maker,
        };
        let mut rows = Rows::with_room(self.after.folder_count());
        for (stands, folders) in &stands.all {
            let looked_at = if !self.classes_stay || stands[0] != stands[1] {
                LookedAt::Everyone
            } else if self.touched.is_empty() {
                continue;
            } else {
                LookedAt::Touched
            };
            rows.join(folders, walk.visit(*stands, looked_at, folders, result));
        }
        result.folders = rows.into_rows();
    }

    fn alike(&self, people: impl Iterator<Item = UserKey>) -> Vec<Alike> {
        let mut known = std::collections::HashMap::new();
        let mut all: Vec<Alike> = Vec::new();
        for user in people {
            let stances = self.stances(user);
            let at = *known.entry(stances).or_insert_with(|| {
                all.push(Alike {
                    stances,
                    people: Vec::new(),
                });
                all.len() - 1
            });
            all[at].people.push(user);
        }
        all
    }
}

/// Whom a place is to be looked at for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LookedAt {
    /// The place stands otherwise: for everyone.
    Everyone,
    /// It stands as before: for whom the change touches.
    Touched,
}

/// What is needed from one kind of folders to the next. What is dear is made when it is first asked for.
struct Walk<'a> {
    compared: &'a Compared<'a>,
    votes: ClassVotes<'a>,
    everyone: Option<Vec<Alike>>,
    touched: Option<Vec<Alike>>,
    holders: Holders,
    maker: UserKey,
}

impl Walk<'_> {
    /// What people gain and lose in folders that stand so.
    fn visit(
        &mut self,
        stands: Stands,
        looked_at: LookedAt,
        folders: &Bits,
        result: &mut WhatIf,
    ) -> ByShift<OfFolder<Shift>> {
        let compared = self.compared;
        let mut seen = Seen {
            stands,
            maker: self.maker,
            rows: ByShift::with_room(compared.people()),
            last_shift: None,
            takes_access: false,
            locks_maker_out: false,
        };
        if looked_at == LookedAt::Touched && compared.touched.len() <= FEW {
            for &user in &compared.touched {
                let votes = self.votes_to(user, stands);
                seen.one(user, compared.stances(user), votes);
            }
        } else {
            self.visit_many(stands, looked_at, &mut seen);
        }
        if seen.locks_maker_out {
            result.locks_out.maker.folders.join(folders);
        }
        if seen.takes_access && !self.holders.any_in_folder(compared, stands[1]) {
            result.locks_out.last.folders.join(folders);
        }
        seen.rows
    }

    fn visit_many(&mut self, stands: Stands, looked_at: LookedAt, seen: &mut Seen) {
        let compared = self.compared;
        self.votes.turn_to(stands);
        let alike = match looked_at {
            LookedAt::Everyone => self
                .everyone
                .get_or_insert_with(|| compared.alike(compared.everyone())),
            LookedAt::Touched => self
                .touched
                .get_or_insert_with(|| compared.alike(compared.touched.iter().copied())),
        };
        for Alike { stances, people } in &*alike {
            let even = people.iter().filter(|user| !self.votes.is_odd(**user));
            seen.many(even.copied(), *stances, self.votes.base());
        }
        for (user, votes) in self.votes.odd() {
            if looked_at == LookedAt::Everyone || compared.is_touched(user) {
                seen.one(user, compared.stances(user), votes);
            }
        }
    }

    /// What the lists say to one person, before and after.
    fn votes_to(&self, user: UserKey, stands: Stands) -> [Votes; 2] {
        let compared = self.compared;
        [0, 1].map(|side| {
            let compiled = compared.both()[side];
            let class = stands[side].and_then(|stand| stand.class);
            match class {
                Some(class) if user.index() < compiled.user_count() => {
                    compiled.class_votes(class, user, compared.now)
                }
                _ => Votes::NONE,
            }
        })
    }
}

/// What came of one kind of folders.
struct Seen {
    stands: Stands,
    maker: UserKey,
    rows: ByShift<OfFolder<Shift>>,
    /// The last difference that was worked out, and of what.
    last_shift: Option<([FunctionSet; 2], OfFolder<Shift>)>,
    takes_access: bool,
    locks_maker_out: bool,
}

impl Seen {
    fn one(&mut self, user: UserKey, stances: [Stance; 2], votes: [Votes; 2]) {
        self.many(std::iter::once(user), stances, votes);
    }

    fn many(
        &mut self,
        people: impl Iterator<Item = UserKey> + Clone,
        stances: [Stance; 2],
        votes: [Votes; 2],
    ) {
        let passed = [0, 1].map(|side| match self.stands[side] {
            Some(_) => both(stances[side], votes[side]),
            None => FunctionSet::EMPTY,
        });
        let same_state = self.state(0) == self.state(1);
        if passed[0] == passed[1] && same_state {
            return;
        }
        if is_taken(passed) {
            let mut people = people.clone();
            self.takes_access |= people.clone().next().is_some();
            self.locks_maker_out |= people.any(|user| user == self.maker);
        }
        let shift = match self.last_shift {
            Some((of, shift)) if of == passed => shift,
            _ => self.shift(passed),
        };
        self.last_shift = Some((passed, shift));
        if let Some(row) = self.rows.people_of(shift) {
            for user in people {
                row.insert(user.index());
            }
        }
    }

    fn state(&self, side: usize) -> Lifecycle {
        self.stands[side].map_or(Lifecycle::Live, |stand| stand.state)
    }

    fn shift(&self, passed: [FunctionSet; 2]) -> OfFolder<Shift> {
        let [before, after] = [0, 1].map(|side| OfFolder::of(passed[side], self.state(side)));
        before.zip(after, Shift::between)
    }
}
