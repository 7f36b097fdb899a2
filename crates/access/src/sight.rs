//! What somebody sees and may do, as a whole, to be compared with what it was.

use std::hash::{DefaultHasher, Hash, Hasher};

use vitrine_model::{Function, FunctionSet};
use vitrine_policy::FolderKey;

use crate::{Source, Subject};

/// What somebody sees of folders and may do in them and in the account, told apart from what it was before and
/// from nothing else: so that a change which plays no part for them is none to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight(u64);

impl<S: Source> Subject<S> {
    /// What they see and may do now.
    pub fn sight(&self) -> Sight {
        let mut hasher = DefaultHasher::new();
        let seen = self.places(Function::See);
        let keys = || (0..self.snapshot.world.folders.len()).map(FolderKey::at);
        for key in keys().filter(|key| seen.folder(*key)) {
            self.snapshot.folder_row(key).hash(&mut hasher);
            self.snapshot.folder_state(key).word().hash(&mut hasher);
        }
        for function in FunctionSet::PLACE_BOUND.iter() {
            let places = self.places(function);
            for key in keys().filter(|key| seen.folder(*key) && places.folder(*key)) {
                (function, self.snapshot.folder_row(key)).hash(&mut hasher);
            }
        }
        for (function, state) in self.can_account(Function::ALL).0 {
            (function, state == crate::CanState::Allowed).hash(&mut hasher);
        }
        Sight(hasher.finish())
    }
}
