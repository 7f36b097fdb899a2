//! Requests with a key that are being done just now.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The keys that requests of this process are under way with. Other nodes are kept apart by the database, where
/// the second of two waits for the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnderWay(Arc<Mutex<HashSet<[u8; 32]>>>);

impl UnderWay {
    /// `None` where a request with that key is under way; it is until its turn is dropped.
    pub(crate) fn begin(&self, key: [u8; 32]) -> Option<Turn> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        begun.then(|| Turn {
            all: self.clone(),
            key,
        })
    }
}

/// A request that is under way.
#[derive(Debug)]
pub(crate) struct Turn {
    all: UnderWay,
    key: [u8; 32],
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_under_way_until_its_turn_is_over() {
        let all = UnderWay::default();
        let turn = all.begin([1; 32]).unwrap();
        assert!(all.begin([1; 32]).is_none());
        assert!(all.begin([2; 32]).is_some());
        drop(turn);
        assert!(all.begin([1; 32]).is_some());
    }
}
