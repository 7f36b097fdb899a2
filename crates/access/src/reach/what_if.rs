//! What a change would do, before it is made.

use vitrine_model::{FolderId, Function, UserId};
use vitrine_policy::change::{Change, Maker, MoveEffect, Refusal};
use vitrine_policy::reach::OfFolder;
use vitrine_policy::whatif::{About, Known, PeopleRow, Row, Shift, what_if};
use vitrine_policy::{Caller, UserKey};

use super::Proposal;
use crate::{AskedOf, NoChange, Source, Subject};

/// What a change would do, as far as whoever asks may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Who gains and loses which account-wide functions.
    pub account: Vec<PeopleShift>,
    /// Who gains and loses what at which folders.
    pub folders: Vec<PlaceShift>,
    /// What people gain and lose whom the asker may not see, all of them together.
    pub others: OthersShift,
    /// Where it takes `access` away from whoever asks.
    pub locks_out_self: Vec<FolderId>,
    /// Where it takes `access` away from the last one who has it.
    pub locks_out_last: Vec<FolderId>,
    /// It gives others something that they lacked, and has to be confirmed for it.
    pub gives_others: bool,
}

/// What some people gain and lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleShift {
    /// Who.
    pub people: Vec<UserId>,
    /// What.
    pub shift: Shift,
}

/// What some people gain and lose at some folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceShift {
    /// Who.
    pub people: Vec<UserId>,
    /// Where.
    pub folders: Vec<FolderId>,
    /// In the folders themselves, and to the assets directly in them that have no rules of their own.
    pub shift: Shifts,
}

/// What changes at a folder.
pub type Shifts = OfFolder<Shift>;

/// What others gain and lose; how many they are is told to nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OthersShift {
    /// Account-wide functions.
    pub account: Shift,
    /// At folders.
    pub folders: Vec<(Vec<FolderId>, Shifts)>,
}

impl<S: Source> Subject<S> {
    /// Who would gain and who would lose what by a change that they may make.
    ///
    /// # Errors
    /// [`NoChange`] says why they may not make it.
    pub fn what_if(&self, proposal: &Proposal) -> Result<WhatIf, NoChange<S::Failure>> {
        let (change, effect) = self.judged(&proposal.change)?;
        let about = About {
            maker: self.caller.user,
            // What has ended is as if it were not there: no change has an effect in the past.
            now: proposal.at.map_or(self.now, |at| at.max(self.now)),
            files: &[],
            links: &[],
        };
        let known = Known {
            world: &self.snapshot.world,
            compiled: &self.snapshot.compiled,
        };
        let all = what_if(known, &change, &about);
        let about_now = About {
            now: self.now,
            ..about
        };
        let told_to = |caller: &Caller| all.told_to(known.compiled, caller, &change, &about_now);
        let told = told_to(&self.caller);
        self.note_what_if(&change, |caller| told_to(caller) == told);
        let others = told.others.folders.iter();
        Ok(WhatIf {
            account: told
                .known
                .account
                .iter()
                .map(|row| self.people_shift(row))
                .collect(),
            folders: told
                .known
                .folders
                .iter()
                .map(|row| self.place_shift(row))
                .collect(),
            others: OthersShift {
                account: told.others.account,
                folders: others
                    .map(|row| (self.folder_ids(row.places.iter()), row.shift))
                    .collect(),
            },
            locks_out_self: self.folder_ids(told.known.locks_out.maker.folders.iter()),
            locks_out_last: self.folder_ids(told.known.locks_out.last.folders.iter()),
            gives_others: effect == MoveEffect::GivesOthers,
        })
    }

    /// Nothing is done, and still the answer is one that super-admin mode may have changed.
    fn note_what_if(&self, change: &Change, is_same_for: impl FnOnce(&Caller) -> bool) {
        let Some(caller) = self.without_supermode() else {
            return;
        };
        let maker = Maker {
            caller,
            ..self.maker()
        };
        match maker.may(change, &[]) {
            Err(Refusal::Needs { function, verdict }) if !function.is_place_bound() => {
                self.note(function, AskedOf::Account, Some(verdict));
            }
            Ok(_) if is_same_for(&caller) => {}
            _ => self.note(Function::See, AskedOf::Many, None),
        }
    }

    fn people_shift(&self, row: &PeopleRow<Shift>) -> PeopleShift {
        PeopleShift {
            people: self.user_ids(row.people.iter()),
            shift: row.shift,
        }
    }

    fn place_shift(&self, row: &Row<Shifts>) -> PlaceShift {
        PlaceShift {
            people: self.user_ids(row.people.iter()),
            folders: self.folder_ids(row.places.iter()),
            shift: row.shift,
        }
    }

    fn user_ids(&self, people: impl Iterator<Item = usize>) -> Vec<UserId> {
        let known = self.snapshot.world.users.len();
        people
            .take_while(|at| *at < known)
            .map(|at| self.snapshot.user_id(UserKey::at(at)))
            .collect()
    }
}
