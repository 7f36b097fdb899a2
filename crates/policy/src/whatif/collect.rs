//! Rows of people and places, those with the same difference together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use vitrine_model::FunctionSet;

use super::{Difference, PeopleRow, Row};
use crate::compiled::{Positions, spread};

/// People by what they gain and lose at one place.
pub(super) struct ByShift<S> {
    people: usize,
    rows: Vec<(S, Vec<u32>)>,
}

impl<S: Difference> ByShift<S> {
    pub(super) const fn with_room(people: usize) -> Self {
        Self {
            people,
            rows: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, person: usize, shift: S) {
        if shift.is_none() {
            return;
        }
        let known = self.rows.iter().position(|(known, _)| *known == shift);
        let row = known.unwrap_or_else(|| {
            self.rows.push((shift, Vec::new()));
            self.rows.len() - 1
        });
        self.rows[row].1.push(person as u32);
    }

    pub(super) fn into_rows(self) -> Vec<PeopleRow<S>> {
        let rows = self.rows.into_iter().map(|(shift, people)| PeopleRow {
            people: Positions::of(people, self.people),
            shift,
        });
        rows.collect()
    }
}

/// Rows of people and places; places with the same people and difference are one row.
pub(super) struct Rows<S> {
    room: usize,
    /// The last row by a short sum of its people: to hash whole sets with care would cost more than to make them.
    known: HashMap<u64, usize>,
    rows: Vec<Collected<S>>,
}

struct Collected<S> {
    row: PeopleRow<S>,
    places: Vec<u32>,
    /// The row before it whose people have the same sum.
    alike: Option<usize>,
}

impl<S: Difference> Rows<S> {
    pub(super) fn with_room(places: usize) -> Self {
        Self {
            room: places,
            known: HashMap::new(),
            rows: Vec::new(),
        }
    }

    /// Adds what people gain and lose at each of those places, where nothing was added yet of any of them.
    pub(super) fn add(&mut self, places: &[u32], row: PeopleRow<S>) {
        if places.is_empty() || row.people.is_empty() {
            return;
        }
        let last = self.known.entry(row.people.sum());
        let (next, mut at) = (self.rows.len(), None);
        if let Entry::Occupied(last) = &last {
            at = Some(*last.get());
            while let Some(known) = at.map(|at| &self.rows[at])
                && known.row != row
            {
                at = known.alike;
            }
        }
        if let Some(at) = at {
            self.rows[at].places.extend_from_slice(places);
            return;
        }
        let alike = match last {
            Entry::Occupied(mut last) => Some(last.insert(next)),
            Entry::Vacant(first) => {
                first.insert(next);
                None
            }
        };
        self.rows.push(Collected {
            row,
            places: places.to_vec(),
            alike,
        });
    }

    /// Adds what was collected elsewhere, at other places.
    pub(super) fn append(&mut self, other: Self) {
        for Collected { row, places, .. } in other.rows {
            self.add(&places, row);
        }
    }

    /// Adds several.
    pub(super) fn add_all(&mut self, places: &[u32], rows: Vec<PeopleRow<S>>) {
        rows.into_iter().for_each(|row| self.add(places, row));
    }

    pub(super) fn into_rows(self) -> Vec<Row<S>> {
        let room = self.room;
        let rows = self.rows.into_iter();
        rows.map(|Collected { row, places, .. }| Row {
            people: row.people,
            places: Positions::of(places, room),
            shift: row.shift,
        })
        .collect()
    }
}

/// What came out for pairs of sets, as long as nothing else took their slot.
#[derive(Clone)]
pub(super) struct Remembered<T> {
    slots: Vec<Option<([FunctionSet; 2], T)>>,
}

impl<T: Copy> Remembered<T> {
    const BITS: u32 = 10;

    pub(super) fn new() -> Self {
        Self {
            slots: vec![None; 1 << Self::BITS],
        }
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
    }
}
