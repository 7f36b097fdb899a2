//! The views that people look at just now.
//!
//! A view holds positions and nothing else: what stands behind one is decided anew each time it is looked at.
//! Views are this process's own and can be lost at any time; whoever misses one makes it again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use vitrine_access::Actor;
use vitrine_model::{Instant, ViewId};

use super::positions::Positions;

/// How long a view lives after it was last looked at, in seconds.
const LIVES: i64 = 3600;

/// How many positions all views together hold; 8 bytes each. The views that were looked at longest ago go first.
const POSITIONS: usize = 16 * 1024 * 1024;

/// How many views there are at most.
const VIEWS: usize = 4096;

/// The views of one account.
#[derive(Debug, Default)]
pub(crate) struct Views(Mutex<HashMap<ViewId, Kept>>);

#[derive(Debug)]
struct Kept {
    maker: Actor,
    positions: Positions,
    looked_at: Instant,
}

impl Views {
    /// Keeps a view for its maker: the same person by the same session or token.
    pub(crate) fn keep(&self, id: ViewId, maker: Actor, kept: Positions, now: Instant) {
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        views.retain(|_, view| now < view.looked_at.plus_seconds(LIVES));
        let mut positions: usize =
            views.values().map(|view| view.positions.len()).sum::<usize>() + kept.len();
        while positions > POSITIONS || views.len() >= VIEWS {
            let Some(oldest) = views
                .iter()
                .min_by_key(|(_, view)| view.looked_at)
                .map(|(id, _)| *id)
            else {
                break;
            };
            positions -= views.remove(&oldest).map_or(0, |view| view.positions.len());
        }
        views.insert(
            id,
            Kept {
                maker,
                positions: kept,
                looked_at: now,
            },
        );
    }

    /// The positions of a view, for its maker alone.
    pub(crate) fn open(&self, id: ViewId, asks: Actor, now: Instant) -> Option<Positions> {
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let view = views.get_mut(&id)?;
        if !is_same(view.maker, asks) || now >= view.looked_at.plus_seconds(LIVES) {
            return None;
        }
        view.looked_at = now;
        Some(view.positions.clone())
    }
}

/// The same person by the same session or token; whether super-admin mode is on plays no part.
pub(crate) fn is_same(maker: Actor, asks: Actor) -> bool {
    use vitrine_access::Via::{Session, Token};
    let same_way = match (maker.via, asks.via) {
        (Session { id: maker, .. }, Session { id: asks, .. }) => maker == asks,
        (Token { id: maker, .. }, Token { id: asks, .. }) => maker == asks,
        _ => false,
    };
    same_way && maker.user == asks.user
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_access::Via;
    use vitrine_model::{RandomIds, SessionId, UserId};
    use vitrine_store::assets::AssetKey;

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

    fn keys(count: i64) -> Positions {
        Positions::in_order((0..count).map(AssetKey).collect())
    }

    #[test]
    fn a_view_is_its_makers_own_and_lives_an_hour_after_it_was_looked_at() {
        let views = Views::default();
        let (maker, id) = (somebody(), ViewId::new(&RandomIds, START));
        views.keep(id, maker, keys(3), START);
        assert!(views.open(id, somebody(), START).is_none());
        let other_session = Actor {
            user: maker.user,
            ..somebody()
        };
        assert!(views.open(id, other_session, START).is_none());
        assert!(views.open(id, maker, START.plus_seconds(3599)).is_some());
        assert!(views.open(id, maker, START.plus_seconds(7198)).is_some());
        assert!(views.open(id, maker, START.plus_seconds(7198 + 3600)).is_none());
    }

    #[test]
    fn too_many_views_push_out_the_one_looked_at_longest_ago() {
        let views = Views::default();
        let maker = somebody();
        let made: Vec<ViewId> = (0..=VIEWS as i64)
            .map(|second| {
                let now = START.plus_seconds(second % 3000);
                let id = ViewId::new(&RandomIds, now);
                views.keep(id, maker, keys(1), START.plus_seconds(second.min(3000)));
                id
            })
            .collect();
        let now = START.plus_seconds(3000);
        assert!(views.open(made[0], maker, now).is_none());
        assert!(views.open(made[1], maker, now).is_some());
    }
}
