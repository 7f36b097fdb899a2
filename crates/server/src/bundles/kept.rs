//! The bundles that people are about to fetch.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use vitrine_access::Actor;
use vitrine_model::{AssetId, BundleId, Instant};

use crate::views::is_same;

/// How long a bundle waits to be fetched, in seconds.
const LIVES: i64 = 600;

/// How many there are at most; the oldest go first.
const MOST: usize = 1_000;

/// The bundles of one account. They are this process's own and can be lost at any time; whoever misses one makes it
/// again.
#[derive(Debug, Default)]
pub(crate) struct Bundles(Mutex<HashMap<BundleId, Kept>>);

#[derive(Debug)]
struct Kept {
    maker: Actor,
    assets: Arc<[AssetId]>,
    made_at: Instant,
}

impl Bundles {
    /// Keeps a bundle for its maker: the same person by the same session or token.
    pub(super) fn keep(&self, id: BundleId, maker: Actor, assets: Arc<[AssetId]>, now: Instant) {
        let mut bundles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        bundles.retain(|_, bundle| now < bundle.made_at.plus_seconds(LIVES));
        while bundles.len() >= MOST {
            let oldest = bundles.iter().min_by_key(|(_, bundle)| bundle.made_at);
            let Some(oldest) = oldest.map(|(id, _)| *id) else {
                break;
            };
            bundles.remove(&oldest);
        }
        bundles.insert(
            id,
            Kept {
                maker,
                assets,
                made_at: now,
            },
        );
    }

    /// The assets of a bundle, for its maker alone.
    pub(super) fn open(&self, id: BundleId, asks: Actor, now: Instant) -> Option<Arc<[AssetId]>> {
        let bundles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bundle = bundles.get(&id)?;
        let is_theirs = is_same(bundle.maker, asks) && now < bundle.made_at.plus_seconds(LIVES);
        is_theirs.then(|| Arc::clone(&bundle.assets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_access::Via;
    use vitrine_model::{RandomIds, SessionId, UserId};

    const START: Instant = Instant::from_millis(1_760_000_000_000);

    fn somebody() -> Actor {
        let via = Via::Session {
            id: SessionId::new(&RandomIds, START),
            supermode_until: None,
        };
        Actor {
            user: UserId::new(&RandomIds, START),
            via,
        }
    }

    #[test]
    fn a_bundle_is_its_makers_own_and_waits_ten_minutes() {
        let bundles = Bundles::default();
        let (maker, id) = (somebody(), BundleId::new(&RandomIds, START));
        bundles.keep(id, maker, Arc::default(), START);
        assert!(bundles.open(id, somebody(), START).is_none());
        assert!(bundles.open(id, maker, START.plus_seconds(LIVES - 1)).is_some());
        assert!(bundles.open(id, maker, START.plus_seconds(LIVES)).is_none());
    }

    #[test]
    fn too_many_bundles_push_out_the_oldest() {
        let bundles = Bundles::default();
        let maker = somebody();
        let made: Vec<BundleId> = (0..=MOST as i64)
            .map(|at| {
                let now = Instant::from_millis(START.millis() + at);
                let id = BundleId::new(&RandomIds, now);
                bundles.keep(id, maker, Arc::default(), now);
                id
            })
            .collect();
        let now = START.plus_seconds(2);
        assert!(bundles.open(made[0], maker, now).is_none());
        assert!(bundles.open(made[1], maker, now).is_some());
    }
}
