//! Rows of people and places, those with the same difference together.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Difference, PeopleRow, Row};
use crate::compiled::Bits;

/// People by what they gain and lose at one place.
pub(super) struct ByShift<S> {
    people: usize,
    rows: Vec<(S, Bits)>,
    /// Where the last one went: neighbours are often alike.
    last: usize,
}

impl<S: Difference> ByShift<S> {
    pub(super) const fn with_room(people: usize) -> Self {
        Self {
            people,
            rows: Vec::new(),
            last: 0,
        }
    }

    pub(super) fn add(&mut self, person: usize, shift: S) {
        if let Some(people) = self.people_of(shift) {
            people.insert(person);
        }
    }

    /// Those with that difference; none where it is none.
    pub(super) fn people_of(&mut self, shift: S) -> Option<&mut Bits> {
        if shift.is_none() {
            return None;
        }
        if self.rows.get(self.last).is_none_or(|(known, _)| *known != shift) {
            let known = self.rows.iter().position(|(known, _)| *known == shift);
            self.last = known.unwrap_or_else(|| {
                self.rows.push((shift, Bits::with_room(self.people)));
                self.rows.len() - 1
            });
        }
        self.rows.get_mut(self.last).map(|(_, people)| people)
    }

    pub(super) fn into_people(self) -> Vec<PeopleRow<S>> {
        let rows = self.rows.into_iter();
        rows.filter(|(_, people)| !people.is_empty())
            .map(|(shift, people)| PeopleRow { people, shift })
            .collect()
    }
}

/// Rows of people and places; places with the same people and difference are one row.
pub(super) struct Rows<S> {
    places: usize,
    known: HashMap<(S, Bits), usize>,
    rows: Vec<Row<S>>,
}

impl<S: Difference> Rows<S> {
    pub(super) fn with_room(places: usize) -> Self {
        Self {
            places,
            known: HashMap::new(),
            rows: Vec::new(),
        }
    }

    /// Adds what people gain and lose at one place.
    pub(super) fn add(&mut self, place: usize, of_people: ByShift<S>) {
        for PeopleRow { people, shift } in of_people.into_people() {
            self.row(people, shift).places.insert(place);
        }
    }

    /// Adds what people gain and lose at each of those places.
    pub(super) fn join(&mut self, places: &Bits, of_people: ByShift<S>) {
        for PeopleRow { people, shift } in of_people.into_people() {
            self.row(people, shift).places.join(places);
        }
    }

    fn row(&mut self, people: Bits, shift: S) -> &mut Row<S> {
        let next = self.rows.len();
        let key = (shift, people);
        let at = match self.known.get(&key) {
            Some(at) => *at,
            None => {
                self.rows.push(Row {
                    people: key.1.clone(),
                    places: Bits::with_room(self.places),
                    shift,
                });
                self.known.insert(key, next);
                next
            }
        };
        &mut self.rows[at]
    }

    pub(super) fn into_rows(self) -> Vec<Row<S>> {
        self.rows
    }
}

/// Positions by what they have in common, in the order in which they came.
pub(super) struct Groups<K> {
    known: HashMap<K, usize>,
    pub(super) all: Vec<(K, Bits)>,
    room: usize,
}

impl<K: Copy + Eq + Hash> Groups<K> {
    pub(super) fn with_room(room: usize) -> Self {
        Self {
            known: HashMap::new(),
            all: Vec::new(),
            room,
        }
    }

    pub(super) fn add(&mut self, key: K, position: usize) {
        let at = *self.known.entry(key).or_insert_with(|| {
            self.all.push((key, Bits::with_room(self.room)));
            self.all.len() - 1
        });
        self.all[at].1.insert(position);
    }
}
