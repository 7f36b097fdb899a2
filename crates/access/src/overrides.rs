//! What super-admin mode overrode (access model, section 4).

use std::sync::{Mutex, PoisonError};

use vitrine_model::{AssetId, FolderId, Function};
use vitrine_policy::Verdict;

use crate::Actor;

/// What a decision was asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedOf {
    /// The account as a whole.
    Account,
    /// A folder.
    Folder(FolderId),
    /// An asset.
    Asset(AssetId),
    /// A list, a count or a search: all that the mode lets one see.
    Many,
    /// The people and groups that one can see.
    People,
}

/// One thing that came out otherwise because the mode was on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Override {
    /// What was asked for.
    pub action: Function,
    /// Of what.
    pub on: AskedOf,
    /// What would have been answered without the mode. `None` for a list: it would have held less.
    pub without: Option<Verdict>,
}

/// What the mode overrode for one person, to be journaled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overridden {
    /// Whose session has the mode on.
    pub actor: Actor,
    /// Each thing once; `see` is part of whatever else was asked of the same thing.
    pub overrides: Vec<Override>,
    /// How many more there were than are named.
    pub unnamed: u64,
}

/// As many are named in one row of the journal; more than that are counted.
const NAMED: usize = 1000;

/// Collects what the mode overrides while one request is served.
///
/// Whoever serves the request takes it out and journals it: the store in the transaction of a change, the server
/// before it sends the answer of a request that only read.
#[derive(Debug, Default)]
pub struct Overrides(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    pending: Option<Overridden>,
    /// What was taken before: a request that is shown what it changed is not journaled twice.
    taken: Vec<Override>,
}

impl Overrides {
    /// What was overridden since this was last asked.
    pub fn take(&self) -> Option<Overridden> {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let overridden = noted.pending.take()?;
        noted.taken.extend_from_slice(&overridden.overrides);
        Some(overridden)
    }

    /// Was anything overridden since it was last taken?
    pub fn any(&self) -> bool {
        let noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.pending.is_some()
    }

    pub(crate) fn note(&self, actor: Actor, new: Override) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pending = noted
            .pending
            .as_ref()
            .map_or(&[][..], |pending| &pending.overrides);
        // What is shown once a change was journaled, and of whom, is that change's own answer: no second row.
        let shows = matches!(new.action, Function::See | Function::PeopleSee);
        let shown_after = shows && !noted.taken.is_empty();
        if shown_after || pending.iter().chain(&noted.taken).any(|old| old.covers(&new)) {
            return;
        }
        let overridden = noted.pending.get_or_insert_with(|| Overridden {
            actor,
            overrides: Vec::new(),
            unnamed: 0,
        });
        if overridden.overrides.len() < NAMED {
            overridden.overrides.push(new);
        } else {
            overridden.unnamed += 1;
        }
    }
}

impl Override {
    /// Whoever was let do something to a thing was let see it.
    fn covers(&self, other: &Self) -> bool {
        self.on == other.on && (self.action == other.action || other.action == Function::See)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Via;
    use vitrine_model::{SessionId, UserId};

    const MARA: Actor = Actor {
        user: UserId::from_bytes([1; 16]),
        via: Via::Session {
            id: SessionId::from_bytes([2; 16]),
            supermode_until: None,
        },
    };

    const fn of(action: Function, folder: u8) -> Override {
        Override {
            action,
            on: AskedOf::Folder(FolderId::from_bytes([folder; 16])),
            without: None,
        }
    }

    #[test]
    fn each_thing_is_named_once_and_seeing_it_is_part_of_what_was_done_to_it() {
        let overrides = Overrides::default();
        assert_eq!(overrides.take(), None);
        for (action, folder) in [
            (Function::Edit, 1),
            (Function::See, 1),
            (Function::Edit, 1),
            (Function::See, 2),
            (Function::Edit, 2),
        ] {
            overrides.note(MARA, of(action, folder));
        }
        let taken = overrides.take().expect("something was overridden");
        assert_eq!(
            taken.overrides,
            [of(Function::Edit, 1), of(Function::See, 2), of(Function::Edit, 2)]
        );
        overrides.note(MARA, of(Function::See, 3));
        let people = Override {
            on: AskedOf::People,
            ..of(Function::PeopleSee, 0)
        };
        overrides.note(MARA, people);
        assert_eq!(
            overrides.take(),
            None,
            "a change was journaled, and this is its answer"
        );
        overrides.note(MARA, of(Function::Edit, 3));
        assert!(overrides.any(), "another change is another row");
    }

    #[test]
    fn beyond_a_thousand_they_are_counted() {
        let overrides = Overrides::default();
        for n in 0..=1000_u16 {
            let mut id = [0; 16];
            id[..2].copy_from_slice(&n.to_le_bytes());
            overrides.note(
                MARA,
                Override {
                    action: Function::Move,
                    on: AskedOf::Asset(AssetId::from_bytes(id)),
                    without: None,
                },
            );
        }
        let taken = overrides.take().expect("much was overridden");
        assert_eq!((taken.overrides.len(), taken.unnamed), (1000, 1));
    }
}
