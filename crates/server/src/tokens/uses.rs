//! When tokens were last used: noted once a minute each, so that reading stays reading.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use vitrine_access::{Actor, Via};
use vitrine_model::{Instant, TokenId};

/// How often a use is noted, in seconds.
const EACH: i64 = 60;

/// How many tokens are remembered; beyond that all are forgotten, and noted once more than needed.
const MOST: usize = 10_000;

/// The uses that this process has noted.
#[derive(Debug, Default)]
pub(crate) struct Uses(Mutex<HashMap<TokenId, Instant>>);

impl Uses {
    /// Is it a token whose use is to be noted now? Says so once a minute.
    pub(crate) fn is_due(&self, actor: Actor, now: Instant) -> bool {
        let Via::Token { id, .. } = actor.via else {
            return false;
        };
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.get(&id).is_some_and(|last| now < last.plus_seconds(EACH)) {
            return false;
        }
        if noted.len() >= MOST {
            noted.clear();
        }
        noted.insert(id, now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::{FunctionSet, RandomIds, UserId};

    #[test]
    fn a_use_is_noted_once_a_minute() {
        let start = Instant::from_millis(1_760_000_000_000);
        let via = Via::Token {
            id: TokenId::new(&RandomIds, start),
            scope: FunctionSet::EMPTY,
        };
        let actor = Actor {
            user: UserId::new(&RandomIds, start),
            via,
        };
        let uses = Uses::default();
        assert!(uses.is_due(actor, start));
        assert!(!uses.is_due(actor, start.plus_seconds(59)));
        assert!(uses.is_due(actor, start.plus_seconds(60)));
    }
}
