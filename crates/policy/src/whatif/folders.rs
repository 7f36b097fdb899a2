//! Folders: by how they stand before and after, and by people who bring the same.

use super::WhatIf;
use super::alike::Alike;
use super::class_votes::ClassVotes;
use super::collect::{Groups, Rows};
use super::lock_out::Holders;
use super::side::Compared;
use super::weigh::{Heard, Scales, Stands};
use crate::grants::Votes;
use crate::key::{FolderKey, UserKey};

/// So many people are looked at one by one; more by what they have in common.
const FEW: usize = 24;

impl Compared<'_> {
    /// What changes in folders, and where it locks out.
    pub(super) fn folders(&self, maker: UserKey, result: &mut WhatIf) {
        let mut kinds: Groups<Stands> = Groups::new();
        for folder in (0..self.after.folder_count()).map(FolderKey::at) {
            let there = folder.index() < self.before.folder_count();
            let before = there.then(|| self.before.stand_of(folder));
            kinds.add([before, Some(self.after.stand_of(folder))], folder.index());
        }
        let mut walk = Walk {
            compared: self,
            votes: ClassVotes::of(self),
            everyone: None,
            touched: None,
            scales: Scales::new(maker, self.people()),
        };
        let mut holders = Holders::of(self);
        let mut rows = Rows::with_room(self.after.folder_count());
        for (stands, folders) in &kinds.all {
            if !self.classes_stay || stands[0] != stands[1] {
                walk.for_everyone(*stands);
            } else if !self.touched.is_empty() {
                walk.for_touched(*stands);
            } else {
                continue;
            }
            let scales = &mut walk.scales;
            let last = scales.takes_access && !holders.any_in_folder(self, stands[1]);
            for (places, locked) in [
                (&mut result.locks_out.maker, scales.locks_maker_out),
                (&mut result.locks_out.last, last),
            ] {
                let folders = folders.iter().filter(|_| locked);
                folders.for_each(|folder| places.folders.insert(*folder as usize));
            }
            rows.add(folders, scales.take());
        }
        result.folders = rows.into_rows();
    }
}

/// What is needed from one kind of folders to the next. What is dear is made when it is first asked for.
struct Walk<'a> {
    compared: &'a Compared<'a>,
    votes: ClassVotes<'a>,
    everyone: Option<Vec<Alike>>,
    touched: Option<Vec<Alike>>,
    scales: Scales,
}

impl Walk<'_> {
    /// Folders that stand otherwise than before.
    fn for_everyone(&mut self, stands: Stands) {
        let compared = self.compared;
        self.scales.turn_to(stands);
        self.votes.turn_to(stands);
        let alike = self
            .everyone
            .get_or_insert_with(|| Alike::among(compared, compared.everyone()));
        for alike in &*alike {
            self.scales.many(alike, self.votes.base(), self.votes.are_odd());
        }
        for (user, votes) in self.votes.odd() {
            let stances = compared.stances(user);
            self.scales.one(user, Heard { stances, votes });
        }
    }

    /// Folders that stand as before: only whom the change touches is concerned.
    fn for_touched(&mut self, stands: Stands) {
        let compared = self.compared;
        self.scales.turn_to(stands);
        if compared.touched.len() <= FEW {
            for &user in &compared.touched {
                let (stances, votes) = (compared.stances(user), self.votes_to(user, stands));
                self.scales.one(user, Heard { stances, votes });
            }
            return;
        }
        self.votes.turn_to(stands);
        let alike = self
            .touched
            .get_or_insert_with(|| Alike::among(compared, compared.touched.iter().copied()));
        for alike in &*alike {
            self.scales.many(alike, self.votes.base(), self.votes.are_odd());
        }
        for (user, votes) in self.votes.odd() {
            if compared.is_touched(user) {
                let stances = compared.stances(user);
                self.scales.one(user, Heard { stances, votes });
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
