//! What people gain and lose in folders that say the same to all users: most are told nothing else there.

use vitrine_model::{FunctionSet, Lifecycle};

use super::alike::Alike;
use super::class_votes::both;
use super::collect::{Remembered, Rows};
use super::lock_out::is_taken;
use super::side::Stance;
use super::{Difference as _, PeopleRow, Shift};
use crate::compiled::{Bits, Positions};
use crate::grants::Votes;
use crate::key::UserKey;
use crate::reach::OfFolder;

/// What folders have in common where the crowd gains and loses the same in them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Setting {
    pub(super) concerned: Concerned,
    /// What their lists say to all users, before and after.
    pub(super) base: [Votes; 2],
    /// Their states before and after; before, they may not have been there.
    pub(super) states: [Option<Lifecycle>; 2],
}

/// For whom something may change in a folder.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Concerned {
    Everyone,
    /// Whom the change touches.
    Touched,
    /// The same, so few that each is looked at.
    Few,
}

/// Somebody's, or some people's, part of the two gates before and after.
#[derive(Clone, Copy)]
pub(super) struct Heard {
    pub(super) stances: [Stance; 2],
    pub(super) votes: [Votes; 2],
}

/// Everyone who is concerned, as if in one setting no list named anybody but all users; and by that measure, who in which
/// folders gains or loses something else.
#[derive(Clone)]
pub(super) struct Crowd {
    states: [Option<Lifecycle>; 2],
    rows: Vec<CrowdRow>,
    /// The rows that are others in the folders looked at.
    flipped: Vec<u32>,
    /// The row of each person, by position.
    row_of: Vec<Option<u32>>,
    /// Which row a pair of sets of functions has.
    known: Remembered<Option<u32>>,
    /// From whom `access` is taken, and how many they are.
    deprived: Bits,
    deprived_len: usize,
    /// The folders of this setting, kind by kind.
    folders: Vec<u32>,
}

#[derive(Clone)]
struct CrowdRow {
    shift: OfFolder<Shift>,
    people: Positions,
    /// The folders, by where they begin and end, in which other people gain and lose that.
    elsewhere: Vec<(usize, usize)>,
    /// Who are to be put in or taken out in the folders looked at.
    flips: Vec<u32>,
}

/// What comes of it for people who are heard alike.
#[derive(Clone, Copy)]
struct Weighed {
    takes_access: bool,
    /// The row of their difference; none where there is none.
    row: Option<u32>,
}

/// Whom `access` is taken from in one kind of folders.
#[derive(Clone, Copy, Default)]
pub(super) struct Deprived {
    pub(super) anybody: bool,
    pub(super) maker: bool,
}

impl Crowd {
    /// Those people in that setting.
    pub(super) fn of(setting: &Setting, people: usize, alike: &[Alike]) -> Self {
        let mut crowd = Self {
            states: setting.states,
            rows: Vec::new(),
            flipped: Vec::new(),
            row_of: vec![None; people],
            known: Remembered::new(),
            deprived: Bits::with_room(people),
            deprived_len: 0,
            folders: Vec::new(),
        };
        let mut of_rows: Vec<Bits> = Vec::new();
        for alike in alike {
            let weighed = crowd.weigh(Heard {
                stances: alike.stances,
                votes: setting.base,
            });
            of_rows.resize_with(crowd.rows.len(), || Bits::with_room(people));
            for user in &alike.people {
                crowd.row_of[user.index()] = weighed.row;
                if let Some(row) = weighed.row {
                    of_rows[row as usize].insert(user.index());
                }
            }
            if weighed.takes_access {
                let deprived = &mut crowd.deprived;
                alike.people.iter().for_each(|user| deprived.insert(user.index()));
                crowd.deprived_len += alike.people.len();
            }
        }
        for (row, people) in crowd.rows.iter_mut().zip(of_rows) {
            row.people = Positions::shared(people);
        }
        crowd
    }

    /// Takes folders of one kind, and the odd ones there: those who are told something else than all users are.
    pub(super) fn take(
        &mut self,
        folders: &[u32],
        odd: impl Iterator<Item = (UserKey, Heard)>,
        maker: UserKey,
        rows: &mut Rows<OfFolder<Shift>>,
    ) -> Deprived {
        let (mut still, mut newly) = (self.deprived_len, false);
        let mut of_maker = self.deprived.contains(maker.index());
        for (user, heard) in odd {
            let weighed = self.weigh(heard);
            self.flip(user, weighed.row);
            still -= usize::from(self.deprived.contains(user.index()));
            newly |= weighed.takes_access;
            if user == maker {
                of_maker = weighed.takes_access;
            }
        }
        self.add_flipped(folders, rows);
        Deprived {
            anybody: still > 0 || newly,
            maker: of_maker,
        }
    }

    /// Notes where somebody belongs in the folders looked at, unless they belong there anyway.
    fn flip(&mut self, user: UserKey, row: Option<u32>) {
        let usual = self.row_of[user.index()];
        if usual == row {
            return;
        }
        for row in [usual, row].into_iter().flatten() {
            let flips = &mut self.rows[row as usize].flips;
            if flips.is_empty() {
                self.flipped.push(row);
            }
            flips.push(user.0);
        }
    }

    /// Adds the rows that are others in those folders than the crowd's.
    fn add_flipped(&mut self, folders: &[u32], rows: &mut Rows<OfFolder<Shift>>) {
        let from = self.folders.len();
        self.folders.extend_from_slice(folders);
        for row in self.flipped.drain(..) {
            let row = &mut self.rows[row as usize];
            let (people, shift) = (row.people.flipped(&row.flips), row.shift);
            row.flips.clear();
            row.elsewhere.push((from, self.folders.len()));
            rows.add(folders, PeopleRow { people, shift });
        }
    }

    /// Adds what the crowd gains and loses wherever it was not told otherwise.
    pub(super) fn settle(self, rows: &mut Rows<OfFolder<Shift>>) {
        for row in self.rows {
            let mut places = Vec::with_capacity(self.folders.len());
            let mut from = 0;
            for (begin, end) in row.elsewhere {
                places.extend_from_slice(&self.folders[from..begin]);
                from = end;
            }
            places.extend_from_slice(&self.folders[from..]);
            let (people, shift) = (row.people, row.shift);
            rows.add(&places, PeopleRow { people, shift });
        }
    }

    fn weigh(&mut self, heard: Heard) -> Weighed {
        let passed = [0, 1].map(|side| match self.states[side] {
            Some(_) => both(heard.stances[side], heard.votes[side]),
            None => FunctionSet::EMPTY,
        });
        let states = self.states.map(|state| state.unwrap_or(Lifecycle::Live));
        if passed[0] == passed[1] && states[0] == states[1] {
            return Weighed {
                takes_access: false,
                row: None,
            };
        }
        let Self { known, rows, .. } = self;
        let row = known.of(passed, || {
            let [before, after] = [0, 1].map(|side| OfFolder::of(passed[side], states[side]));
            row_of(rows, before.zip(after, Shift::between))
        });
        Weighed {
            takes_access: is_taken(passed),
            row,
        }
    }
}

/// Which row that difference has; none where it is none.
fn row_of(rows: &mut Vec<CrowdRow>, shift: OfFolder<Shift>) -> Option<u32> {
    if shift.is_none() {
        return None;
    }
    let known = rows.iter().position(|row| row.shift == shift);
    let row = known.unwrap_or_else(|| {
        rows.push(CrowdRow {
            shift,
            people: Positions::default(),
            elsewhere: Vec::new(),
            flips: Vec::new(),
        });
        rows.len() - 1
    });
    Some(row as u32)
}
