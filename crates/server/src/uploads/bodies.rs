//! Uploads that send bytes just now. Each holds a part of its file in memory, so their number has a bound.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use vitrine_model::UserId;

use crate::problem::{Code, Problem};

/// Seconds until a client that was refused asks again.
const AGAIN: u64 = 2;

/// The bodies that this process receives. One person has at most a quarter of them: nobody keeps all others out.
#[derive(Clone, Debug)]
pub(crate) struct Bodies {
    most: usize,
    received: Arc<Mutex<HashMap<UserId, usize>>>,
}

impl Bodies {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            received: Arc::default(),
        }
    }

    /// One more of that person, until what is returned is dropped. Refused at once, before a byte is read: a
    /// client that waits for its answer sends no more meanwhile.
    pub(super) fn begin(&self, user: UserId) -> Result<Receiving, Problem> {
        let own = self.most.div_ceil(4);
        let mut received = self.received.lock().unwrap_or_else(PoisonError::into_inner);
        if received.values().sum::<usize>() >= self.most {
            return Err(Problem::new(Code::Unavailable).retry_after(AGAIN));
        }
        let of_user = received.entry(user).or_default();
        if *of_user >= own {
            return Err(Problem::new(Code::TooManyUploads)
                .with("limit", own)
                .retry_after(AGAIN));
        }
        *of_user += 1;
        Ok(Receiving {
            bodies: self.clone(),
            user,
        })
    }
}

/// A body that is being received.
#[derive(Debug)]
pub(super) struct Receiving {
    bodies: Bodies,
    user: UserId,
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let mut received = self
            .bodies
            .received
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(of_user) = received.get_mut(&self.user) {
            *of_user -= 1;
            if *of_user == 0 {
                received.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::{Instant, RandomIds};

    #[test]
    fn one_person_has_a_quarter_and_all_have_no_more_than_all() {
        let bodies = Bodies::new(6);
        let somebody = || UserId::new(&RandomIds, Instant::from_millis(0));
        let refused = |user| bodies.begin(user).map(drop).unwrap_err().code();
        let mine = somebody();
        let mut held: Vec<Receiving> = (0..2).map(|_| bodies.begin(mine).unwrap()).collect();
        assert_eq!(refused(mine), Code::TooManyUploads);
        for other in [somebody(), somebody()] {
            held.extend((0..2).map(|_| bodies.begin(other).unwrap()));
        }
        assert_eq!(
            (refused(somebody()), refused(mine)),
            (Code::Unavailable, Code::Unavailable)
        );
        held.remove(0);
        held.push(bodies.begin(mine).unwrap());
        held.clear();
        assert!(bodies.received.lock().unwrap().is_empty());
    }
}
