//! What people gain and lose in one kind of folders.

use vitrine_model::{FunctionSet, Lifecycle};

use super::alike::Alike;
use super::class_votes::both;
use super::collect::{ByShift, Remembered};
use super::lock_out::is_taken;
use super::side::Stance;
use super::{PeopleRow, Shift};
use crate::compiled::{Bits, Stand};
use crate::grants::Votes;
use crate::key::UserKey;
use crate::reach::OfFolder;

/// How a folder stands before and after; before, it may not have been there.
pub(super) type Stands = [Option<Stand>; 2];

/// Somebody's, or some people's, part of the two gates before and after.
#[derive(Clone, Copy)]
pub(super) struct Heard {
    pub(super) stances: [Stance; 2],
    pub(super) votes: [Votes; 2],
}

/// The scales for one kind of folders after the other.
pub(super) struct Scales {
    maker: UserKey,
    stands: Stands,
    rows: ByShift<OfFolder<Shift>>,
    /// Which row a pair of sets of functions has in the kind of folders looked at.
    row_of: Remembered<Option<usize>>,
    /// Is `access` taken from anybody?
    pub(super) takes_access: bool,
    /// Is it taken from the maker?
    pub(super) locks_maker_out: bool,
}

/// What comes of it for people who are heard alike.
struct Weighed {
    takes_access: bool,
    /// The row of their difference; none where there is none.
    row: Option<usize>,
}

impl Scales {
    pub(super) fn new(maker: UserKey, people: usize) -> Self {
        Self {
            maker,
            stands: [None; 2],
            rows: ByShift::with_room(people),
            row_of: Remembered::new(),
            takes_access: false,
            locks_maker_out: false,
        }
    }

    /// Turns to folders that stand so.
    pub(super) fn turn_to(&mut self, stands: Stands) {
        self.stands = stands;
        self.row_of.forget();
        (self.takes_access, self.locks_maker_out) = (false, false);
    }

    /// What people gain and lose in the kind of folders looked at.
    pub(super) fn take(&mut self) -> Vec<PeopleRow<OfFolder<Shift>>> {
        self.rows.take()
    }

    /// Weighs one person.
    pub(super) fn one(&mut self, user: UserKey, heard: Heard) {
        let weighed = self.weigh(heard);
        if weighed.takes_access {
            self.takes_access = true;
            self.locks_maker_out |= user == self.maker;
        }
        if let Some(row) = weighed.row {
            self.rows.people_of(row).insert(user.index());
        }
    }

    /// Weighs people who bring the same and are told the same, but the odd ones among them.
    pub(super) fn many(&mut self, alike: &Alike, votes: [Votes; 2], odd: &Bits) {
        let weighed = self.weigh(Heard {
            stances: alike.stances,
            votes,
        });
        if weighed.takes_access && alike.has_any_but(odd) {
            self.takes_access = true;
            self.locks_maker_out |= alike.has(self.maker) && !odd.contains(self.maker.index());
        }
        if let Some(row) = weighed.row {
            alike.put_into(self.rows.people_of(row), odd);
        }
    }

    fn weigh(&mut self, heard: Heard) -> Weighed {
        let passed = [0, 1].map(|side| match self.stands[side] {
            Some(_) => both(heard.stances[side], heard.votes[side]),
            None => FunctionSet::EMPTY,
        });
        let states = self
            .stands
            .map(|stand| stand.map_or(Lifecycle::Live, |stand| stand.state));
        if passed[0] == passed[1] && states[0] == states[1] {
            return Weighed {
                takes_access: false,
                row: None,
            };
        }
        let row = self.row_of.of(passed, || {
            let [before, after] = [0, 1].map(|side| OfFolder::of(passed[side], states[side]));
            self.rows.row_of(before.zip(after, Shift::between))
        });
        Weighed {
            takes_access: is_taken(passed),
            row,
        }
    }
}
