//! People who bring the same: weighed once for all of them.

use std::collections::HashMap;

use super::side::{Compared, Stance};
use crate::compiled::OF_THINGS;
use crate::key::UserKey;

/// People who bring the same, before and after.
pub(super) struct Alike {
    pub(super) stances: [Stance; 2],
    pub(super) people: Vec<UserKey>,
}

impl Alike {
    /// Those people by what they bring to folders.
    pub(super) fn among(compared: &Compared<'_>, people: impl Iterator<Item = UserKey>) -> Vec<Self> {
        let mut known = HashMap::new();
        let mut all: Vec<Self> = Vec::new();
        let mut of_kind: Vec<Option<usize>> = vec![None; compared.stances.len()];
        for user in people {
            let kind = compared.kind_of(user);
            let at = *of_kind[kind].get_or_insert_with(|| {
                let stances = compared.stances[kind].map(|stance| Stance {
                    functions: stance.functions.intersection(OF_THINGS),
                    ..stance
                });
                *known.entry(stances).or_insert_with(|| {
                    all.push(Self {
                        stances,
                        people: Vec::new(),
                    });
                    all.len() - 1
                })
            });
            all[at].people.push(user);
        }
        all
    }
}
