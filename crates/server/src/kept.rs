//! What somebody made on the server to fetch in pieces: theirs alone, and gone some time after they last asked for it.
//!
//! It is this process's own and can be lost at any time; whoever misses it makes it again.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use vitrine_access::Actor;
use vitrine_access::Via::{Session, Token};
use vitrine_model::{Instant, UserId};

/// How much is kept, and for how long. Where it is too much, what whoever has the most of it asked for longest ago goes
/// first: nobody pushes out what is another's by making ever more.
#[derive(Debug)]
pub(crate) struct Limits<T> {
    /// Seconds after it was last asked for.
    pub(crate) lives: i64,
    /// How many at most.
    pub(crate) count: usize,
    /// How much all together may weigh.
    pub(crate) weight: usize,
    /// What one weighs.
    pub(crate) weigh: fn(&T) -> usize,
}

/// Things of one kind that people of one account made.
#[derive(Debug)]
pub(crate) struct Kept<I, T> {
    limits: Limits<T>,
    by_id: Mutex<HashMap<I, Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    maker: Actor,
    thing: T,
    asked_at: Instant,
}

impl<I: Copy + Eq + Hash, T: Clone> Kept<I, T> {
    /// Nothing yet.
    pub(crate) fn within(limits: Limits<T>) -> Self {
        Self {
            limits,
            by_id: Mutex::default(),
        }
    }

    /// Keeps a thing for its maker: the same person by the same session or token.
    pub(crate) fn keep(&self, id: I, maker: Actor, thing: T, now: Instant) {
        let mut all = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, entry| self.lives(entry, now));
        let weigh = self.limits.weigh;
        let mut shares: HashMap<UserId, (usize, usize)> = HashMap::new();
        let things = all.values().map(|entry| (entry.maker.user, weigh(&entry.thing)));
        for (user, weight) in things.chain([(maker.user, weigh(&thing))]) {
            let share = shares.entry(user).or_default();
            *share = (share.0 + weight, share.1 + 1);
        }
        loop {
            let weight: usize = shares.values().map(|(weight, _)| weight).sum();
            let too_heavy = weight > self.limits.weight;
            if !too_heavy && all.len() < self.limits.count {
                break;
            }
            let share = |user| shares.get(&user).copied().unwrap_or_default();
            // Of those who have the most, and what was asked for longest ago of theirs.
            let first = all.iter().max_by_key(|(_, entry)| {
                let (weight, count) = share(entry.maker.user);
                (if too_heavy { weight } else { count }, Reverse(entry.asked_at))
            });
            let Some(gone) = first.map(|(id, _)| *id).and_then(|id| all.remove(&id)) else {
                break;
            };
            if let Some(share) = shares.get_mut(&gone.maker.user) {
                *share = (share.0 - weigh(&gone.thing), share.1 - 1);
            }
        }
        all.insert(
            id,
            Entry {
                maker,
                thing,
                asked_at: now,
            },
        );
    }

    /// The thing, for its maker alone.
    pub(crate) fn open(&self, id: I, asks: Actor, now: Instant) -> Option<T> {
        let mut all = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = all.get_mut(&id)?;
        if !is_same(entry.maker, asks) || !self.lives(entry, now) {
            return None;
        }
        entry.asked_at = now;
        Some(entry.thing.clone())
    }

    fn lives(&self, entry: &Entry<T>, now: Instant) -> bool {
        now < entry.asked_at.plus_seconds(self.limits.lives)
    }
}

/// The same person by the same session or token; whether super-admin mode is on plays no part.
fn is_same(maker: Actor, asks: Actor) -> bool {
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
    use vitrine_model::{RandomIds, SessionId};

    const START: Instant = Instant::from_millis(1_760_000_000_000);

    /// Ten seconds, four things, a weight of ten; a thing weighs what it is.
    fn few() -> Kept<u8, usize> {
        Kept::within(Limits {
            lives: 10,
            count: 4,
            weight: 10,
            weigh: |thing| *thing,
        })
    }

    fn somebody() -> Actor {
        let via = Session {
            id: SessionId::new(&RandomIds, START),
            supermode_until: None,
        };
        Actor {
            user: UserId::new(&RandomIds, START),
            via,
        }
    }

    #[test]
    fn a_thing_is_its_makers_own_by_the_same_session() {
        let (kept, maker) = (few(), somebody());
        kept.keep(1, maker, 3, START);
        assert_eq!(kept.open(1, somebody(), START), None);
        let other_session = Actor {
            user: maker.user,
            ..somebody()
        };
        assert_eq!(kept.open(1, other_session, START), None);
        assert_eq!(kept.open(1, maker, START), Some(3));
    }

    #[test]
    fn a_thing_lives_on_each_time_that_it_is_asked_for() {
        let (kept, maker) = (few(), somebody());
        kept.keep(1, maker, 3, START);
        assert_eq!(kept.open(1, maker, START.plus_seconds(9)), Some(3));
        assert_eq!(kept.open(1, maker, START.plus_seconds(18)), Some(3));
        assert_eq!(kept.open(1, maker, START.plus_seconds(28)), None);
    }

    #[test]
    fn asking_for_what_is_anothers_keeps_it_no_longer() {
        let (kept, maker) = (few(), somebody());
        kept.keep(1, maker, 3, START);
        assert_eq!(kept.open(1, somebody(), START.plus_seconds(9)), None);
        assert_eq!(kept.open(1, maker, START.plus_seconds(10)), None);
    }

    #[test]
    fn too_many_push_out_the_one_asked_for_longest_ago() {
        let (kept, maker) = (few(), somebody());
        for id in 0..4 {
            kept.keep(id, maker, 1, START.plus_seconds(i64::from(id)));
        }
        assert_eq!(kept.open(0, maker, START.plus_seconds(5)), Some(1));
        kept.keep(4, maker, 1, START.plus_seconds(6));
        let open: Vec<u8> = (0..=4)
            .filter(|id| kept.open(*id, maker, START.plus_seconds(7)).is_some())
            .collect();
        assert_eq!(open, [0, 2, 3, 4]);
    }

    #[test]
    fn whoever_makes_ever_more_pushes_out_their_own() {
        let (kept, maker, greedy) = (few(), somebody(), somebody());
        kept.keep(0, maker, 4, START);
        for id in 1..100 {
            kept.keep(id, greedy, 0, START.plus_seconds(1));
        }
        assert_eq!(kept.open(0, maker, START.plus_seconds(2)), Some(4));
        for id in 100..110 {
            kept.keep(id, greedy, 5, START.plus_seconds(3));
        }
        assert_eq!(kept.open(0, maker, START.plus_seconds(4)), Some(4));
        assert_eq!(kept.open(109, greedy, START.plus_seconds(4)), Some(5));
        assert_eq!(kept.open(108, greedy, START.plus_seconds(4)), None);
    }

    #[test]
    fn too_heavy_ones_push_out_as_many_as_they_must() {
        let (kept, maker) = (few(), somebody());
        for id in 0..3 {
            kept.keep(id, maker, 3, START.plus_seconds(i64::from(id)));
        }
        kept.keep(3, maker, 6, START.plus_seconds(4));
        let open: Vec<u8> = (0..=3)
            .filter(|id| kept.open(*id, maker, START.plus_seconds(5)).is_some())
            .collect();
        assert_eq!(open, [2, 3]);
        kept.keep(4, maker, 11, START.plus_seconds(6));
        assert_eq!(
            kept.open(4, maker, START.plus_seconds(6)),
            Some(11),
            "alone it may be too heavy"
        );
    }
}
