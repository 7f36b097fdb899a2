//! Folders: by how they stand before and after, and by people who bring the same.

use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::thread;

use super::alike::Alike;
use super::class_votes::{ClassVotes, Members};
use super::collect::{Groups, Rows};
use super::crowd::{Concerned, Crowd, Deprived, Heard, Setting};
use super::lock_out::Holders;
use super::side::Compared;
use super::{Shift, WhatIf};
use crate::compiled::Stand;
use crate::grants::Votes;
use crate::key::{FolderKey, UserKey};
use crate::reach::OfFolder;

/// So many people are looked at one by one; more by what they have in common.
const FEW: usize = 256;

/// So many kinds of folders, at least, are a share that is worth a thread; and so many shares are there at most.
const SHARE: usize = 128;
const SHARES: usize = 8;

/// How a folder stands before and after; before, it may not have been there.
pub(super) type Stands = [Option<Stand>; 2];

/// Folders that stand alike before and alike after.
type Kind = (Stands, Vec<u32>);

/// What comes of it for all the kinds, share by share in their order; each share on a thread of its own where there are
/// several. How they are shared is the same on every machine, and so is the answer.
fn in_shares<T: Send>(kinds: &[&Kind], look: impl Fn(&[&Kind]) -> T + Sync) -> Vec<T> {
    if kinds.len() <= SHARE {
        return vec![look(kinds)];
    }
    let share = kinds.len().div_ceil(SHARES).max(SHARE);
    thread::scope(|scope| {
        let look = &look;
        let shares = kinds.chunks(share).map(|share| scope.spawn(move || look(share)));
        let under_way: Vec<_> = shares.collect();
        let ended = under_way.into_iter().map(|share| share.join());
        ended
            .map(|share| share.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

impl Compared<'_> {
    /// What changes in folders, and where it locks out.
    pub(super) fn folders(&self, maker: UserKey, result: &mut WhatIf) {
        let kinds = self.kinds_of_folders();
        let mut settings: Groups<Setting> = Groups::new();
        for (at, (stands, _)) in kinds.iter().enumerate() {
            if let Some(concerned) = self.concerned_by(*stands) {
                settings.add(self.setting(concerned, *stands), at);
            }
        }
        let mut rows = Rows::with_room(self.after.folder_count());
        let (mut alike, members) = (People::of(self), OnceLock::new());
        let mut holders = None;
        for (setting, of_setting) in &settings.all {
            let crowd = Crowd::of(setting, self.people(), alike.concerned(setting.concerned));
            let of_setting: Vec<&Kind> = of_setting.iter().map(|kind| &kinds[*kind as usize]).collect();
            let walk = || Walk {
                compared: self,
                maker,
                concerned: setting.concerned,
                members: &members,
                votes: None,
                rows: Rows::with_room(self.after.folder_count()),
            };
            let shares = in_shares(&of_setting, |share| walk().look_at_all(crowd.clone(), share));
            let mut deprived = Vec::with_capacity(of_setting.len());
            for (of_share, deprived_there) in shares {
                rows.append(of_share);
                deprived.extend(deprived_there);
            }
            for ((stands, folders), deprived) in of_setting.into_iter().zip(deprived) {
                let last = deprived.anybody
                    && !holders
                        .get_or_insert_with(|| Holders::of(self))
                        .any_in_folder(self, stands[1]);
                for (places, locked) in [
                    (&mut result.locks_out.maker, deprived.maker),
                    (&mut result.locks_out.last, last),
                ] {
                    let folders = folders.iter().filter(|_| locked);
                    folders.for_each(|folder| places.folders.insert(*folder as usize));
                }
            }
        }
        result.folders = rows.into_rows();
    }

    /// The folders, those that stand alike before and alike after together.
    fn kinds_of_folders(&self) -> Vec<Kind> {
        let mut kinds: Groups<Stands> = Groups::new();
        for folder in (0..self.after.folder_count()).map(FolderKey::at) {
            let there = folder.index() < self.before.folder_count();
            let before = there.then(|| self.before.stand_of(folder));
            kinds.add([before, Some(self.after.stand_of(folder))], folder.index());
        }
        kinds.all
    }

    /// For whom anything may change in folders that stand so; `None` for nobody.
    fn concerned_by(&self, stands: Stands) -> Option<Concerned> {
        if !self.classes_stay || stands[0] != stands[1] {
            return Some(Concerned::Everyone);
        }
        match self.touched.len() {
            0 => None,
            1..=FEW => Some(Concerned::Few),
            _ => Some(Concerned::Touched),
        }
    }

    fn setting(&self, concerned: Concerned, stands: Stands) -> Setting {
        Setting {
            concerned,
            base: match concerned {
                Concerned::Few => [Votes::NONE; 2],
                Concerned::Everyone | Concerned::Touched => self.said_to_all(stands),
            },
            states: stands.map(|stand| stand.map(|stand| stand.state)),
        }
    }

    /// What the lists say to one person, before and after.
    fn votes_to(&self, user: UserKey, stands: Stands) -> [Votes; 2] {
        [0, 1].map(|side| {
            let compiled = self.both()[side];
            let class = stands[side].and_then(|stand| stand.class);
            match class {
                Some(class) if user.index() < compiled.user_count() => {
                    compiled.class_votes(class, user, self.now)
                }
                _ => Votes::NONE,
            }
        })
    }
}

/// Who is concerned, by what they bring. What is dear is made when it is first asked for.
struct People<'a> {
    compared: &'a Compared<'a>,
    everyone: Option<Vec<Alike>>,
    touched: Option<Vec<Alike>>,
}

impl<'a> People<'a> {
    const fn of(compared: &'a Compared<'a>) -> Self {
        Self {
            compared,
            everyone: None,
            touched: None,
        }
    }

    fn concerned(&mut self, concerned: Concerned) -> &[Alike] {
        let compared = self.compared;
        match concerned {
            Concerned::Everyone => self
                .everyone
                .get_or_insert_with(|| Alike::among(compared, compared.everyone())),
            Concerned::Touched => self
                .touched
                .get_or_insert_with(|| Alike::among(compared, compared.touched.iter().copied())),
            Concerned::Few => &[],
        }
    }
}

/// What is needed from one kind of folders to the next.
struct Walk<'a> {
    compared: &'a Compared<'a>,
    maker: UserKey,
    concerned: Concerned,
    /// Made when it is first asked for, once for all.
    members: &'a OnceLock<Members>,
    votes: Option<ClassVotes<'a>>,
    rows: Rows<OfFolder<Shift>>,
}

impl Walk<'_> {
    /// Looks at kinds of folders one after another: what changes, and whom `access` is taken from in each.
    fn look_at_all(mut self, mut crowd: Crowd, kinds: &[&Kind]) -> (Rows<OfFolder<Shift>>, Vec<Deprived>) {
        let deprived = kinds
            .iter()
            .map(|(stands, folders)| self.look_at(&mut crowd, *stands, folders))
            .collect();
        crowd.settle(&mut self.rows);
        (self.rows, deprived)
    }

    /// Looks at folders that stand so, as far as they are not the same to everyone in the crowd.
    fn look_at(&mut self, crowd: &mut Crowd, stands: Stands, folders: &[u32]) -> Deprived {
        let (compared, concerned) = (self.compared, self.concerned);
        let heard = |user, votes| {
            let stances = compared.stances(user);
            (user, Heard { stances, votes })
        };
        if concerned == Concerned::Few {
            let touched = compared.touched.iter();
            let odd = touched.map(|user| heard(*user, compared.votes_to(*user, stands)));
            return crowd.take(folders, odd, self.maker, &mut self.rows);
        }
        let members = self.members;
        let votes = self
            .votes
            .get_or_insert_with(|| ClassVotes::of(compared, members.get_or_init(|| Members::of(compared))));
        votes.turn_to(stands);
        let is_concerned = |user| concerned == Concerned::Everyone || compared.is_touched(user);
        let odd = votes.odd().filter(|(user, _)| is_concerned(*user));
        let odd = odd.map(|(user, votes)| heard(user, votes));
        crowd.take(folders, odd, self.maker, &mut self.rows)
    }
}
