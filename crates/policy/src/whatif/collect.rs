//! Rows of people and places, those with the same difference together.

use std::collections::HashMap;
use std::hash::Hash;

use vitrine_model::FunctionSet;

use super::{Difference, PeopleRow, Row};
use crate::compiled::{Bits, Positions, spread};

/// People by what they gain and lose at one place.
pub(super) struct ByShift<S> {
    people: usize,
    rows: Vec<(S, Bits)>,
    /// Sets that are empty again.
    spare: Vec<Bits>,
}

impl<S: Difference> ByShift<S> {
    pub(super) const fn with_room(people: usize) -> Self {
        Self {
            people,
            rows: Vec::new(),
            spare: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, person: usize, shift: S) {
        if let Some(row) = self.row_of(shift) {
            self.people_of(row).insert(person);
        }
    }

    /// Which row that difference has; none where it is none.
    pub(super) fn row_of(&mut self, shift: S) -> Option<usize> {
        if shift.is_none() {
            return None;
        }
        let known = self.rows.iter().position(|(known, _)| *known == shift);
        Some(known.unwrap_or_else(|| {
            let people = self.spare.pop();
            let people = people.unwrap_or_else(|| Bits::with_room(self.people));
            self.rows.push((shift, people));
            self.rows.len() - 1
        }))
    }

    /// The people of a row.
    pub(super) fn people_of(&mut self, row: usize) -> &mut Bits {
        &mut self.rows[row].1
    }

    /// The rows, which it has no more.
    pub(super) fn take(&mut self) -> Vec<PeopleRow<S>> {
        let mut taken = Vec::with_capacity(self.rows.len());
        for (shift, mut set) in self.rows.drain(..) {
            let people = Positions::from(&set);
            if !people.is_empty() {
                taken.push(PeopleRow { people, shift });
            }
            set.clear();
            self.spare.push(set);
        }
        taken
    }
}

/// Rows of people and places; places with the same people and difference are one row.
pub(super) struct Rows<S> {
    room: usize,
    /// The rows by a short sum of their people: to hash whole sets with care would cost more than to make them.
    known: HashMap<u64, Vec<usize>>,
    rows: Vec<(PeopleRow<S>, Vec<u32>)>,
}

impl<S: Difference> Rows<S> {
    pub(super) fn with_room(places: usize) -> Self {
        Self {
            room: places,
            known: HashMap::new(),
            rows: Vec::new(),
        }
    }

    /// Adds what people gain and lose at each of those places, where nothing was added yet.
    pub(super) fn add(&mut self, places: &[u32], rows: Vec<PeopleRow<S>>) {
        for row in rows {
            let alike = self.known.entry(row.people.sum()).or_default();
            let same = alike.iter().copied().find(|at| self.rows[*at].0 == row);
            let at = same.unwrap_or_else(|| {
                alike.push(self.rows.len());
                self.rows.push((row, Vec::new()));
                self.rows.len() - 1
            });
            self.rows[at].1.extend_from_slice(places);
        }
    }

    pub(super) fn into_rows(self) -> Vec<Row<S>> {
        let room = self.room;
        let rows = self.rows.into_iter();
        rows.map(|(PeopleRow { people, shift }, places)| Row {
            people,
            places: Positions::of(places, room),
            shift,
        })
        .collect()
    }
}

/// What came out for pairs of sets, as long as nothing else took their slot.
pub(super) struct Remembered<T> {
    slots: Vec<Option<([FunctionSet; 2], T)>>,
}

impl<T: Copy> Remembered<T> {
    const BITS: u32 = 8;

    pub(super) fn new() -> Self {
        Self {
            slots: vec![None; 1 << Self::BITS],
        }
    }

    pub(super) fn forget(&mut self) {
        self.slots.fill(None);
    }

    /// What came out for that pair, worked out where it is not remembered.
    pub(super) fn of(&mut self, pair: [FunctionSet; 2], work_out: impl FnOnce() -> T) -> T {
        let mixed = spread(spread(pair[0].bits()) ^ pair[1].bits());
        let slot = &mut self.slots[(mixed >> (64 - Self::BITS)) as usize];
        match slot {
            Some((known, value)) if *known == pair => *value,
            _ => {
                let value = work_out();
                *slot = Some((pair, value));
                value
            }
        }
    }
}

/// Positions by what they have in common, in the order in which they came.
pub(super) struct Groups<K> {
    known: HashMap<K, usize>,
    pub(super) all: Vec<(K, Vec<u32>)>,
}

impl<K: Copy + Eq + Hash> Groups<K> {
    pub(super) fn new() -> Self {
        Self {
            known: HashMap::new(),
            all: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, key: K, position: usize) {
        let at = *self.known.entry(key).or_insert_with(|| {
            self.all.push((key, Vec::new()));
            self.all.len() - 1
        });
        self.all[at].1.push(position as u32);
    }
}

#[cfg(test)]
mod tests {
    use vitrine_model::Function;

    use super::*;

    #[test]
    fn what_came_out_for_one_pair_is_never_told_of_another_in_its_slot() {
        let mut remembered = Remembered::new();
        let sets = |number: usize| {
            let of = |bits: usize| {
                let chosen = Function::ALL
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| bits >> at & 1 == 1);
                chosen.map(|(_, function)| *function).collect::<FunctionSet>()
            };
            [of(number), of(number / 7)]
        };
        // More pairs than there are slots.
        for number in 0..1000 {
            assert_eq!(remembered.of(sets(number), || number), number);
            assert_eq!(remembered.of(sets(number), || usize::MAX), number);
        }
        remembered.forget();
        assert_eq!(remembered.of(sets(999), || 5), 5);
    }
}
