//! People who bring the same: weighed once for all of them.

use std::collections::HashMap;

use super::side::{Compared, Stance};
use crate::compiled::{Bits, OF_THINGS};
use crate::key::UserKey;

/// People who bring the same, before and after.
pub(super) struct Alike {
    pub(super) stances: [Stance; 2],
    /// Ascending.
    people: Vec<UserKey>,
    /// The same people as a set, where that is shorter.
    set: Option<Bits>,
}

impl Alike {
    /// Those people by what they bring to folders.
    pub(super) fn among(compared: &Compared<'_>, people: impl Iterator<Item = UserKey>) -> Vec<Self> {
        let mut known = HashMap::new();
        let mut all: Vec<Self> = Vec::new();
        for user in people {
            let stances = compared.stances(user).map(|stance| Stance {
                functions: stance.functions.intersection(OF_THINGS),
                ..stance
            });
            let at = *known.entry(stances).or_insert_with(|| {
                all.push(Self {
                    stances,
                    people: Vec::new(),
                    set: None,
                });
                all.len() - 1
            });
            all[at].people.push(user);
        }
        for alike in &mut all {
            if alike.people.len() > compared.people() / 64 {
                let mut set = Bits::with_room(compared.people());
                alike.people.iter().for_each(|user| set.insert(user.index()));
                alike.set = Some(set);
            }
        }
        all
    }

    pub(super) fn has_any_but(&self, odd: &Bits) -> bool {
        self.people.iter().any(|user| !odd.contains(user.index()))
    }

    pub(super) fn has(&self, user: UserKey) -> bool {
        self.people.binary_search(&user).is_ok()
    }

    /// Puts them all in but the odd ones.
    pub(super) fn put_into(&self, row: &mut Bits, odd: &Bits) {
        match &self.set {
            Some(set) => row.join_without(set, odd),
            None => {
                for user in &self.people {
                    if !odd.contains(user.index()) {
                        row.insert(user.index());
                    }
                }
            }
        }
    }
}
