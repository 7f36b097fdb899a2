//! Guessing is slowed down: by the login that is guessed at, and by the address that guesses.
//!
//! Each key has a bucket of tries that fills up again with time (the generic cell rate algorithm: one number
//! a bucket). Buckets stand in a table of fixed size, found by a hash that nobody outside can steer, so
//! memory is bounded and no flood of keys pushes another's bucket out. Two keys may share a bucket; then they
//! share its patience, which errs on the safe side.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use vitrine_model::{IdSource, Instant};

/// Buckets a table; 8 bytes each.
const BUCKETS: usize = 1 << 14;

/// Tries at sign-in.
#[derive(Debug)]
pub struct Throttle {
    key: [u8; 32],
    by_login: Table,
    by_address: Table,
}

/// One try that was let through. A try that succeeded is given back: who knows the password does not wait.
#[derive(Debug)]
#[must_use]
pub struct Try {
    login: usize,
    address: usize,
}

impl Throttle {
    /// With patience for 10 failures in a row at a login and then one a minute, and for 60 from an address
    /// and then one in five seconds.
    pub fn new(ids: &dyn IdSource) -> Self {
        let mut key = [0; 32];
        ids.secret(&mut key);
        Self {
            key,
            by_login: Table::new(10, 60),
            by_address: Table::new(60, 5),
        }
    }

    /// Takes a try, or says in how many seconds there will be one.
    ///
    /// # Errors
    /// With the seconds to wait.
    pub fn take(&self, login: &str, address: IpAddr, now: Instant) -> Result<Try, u64> {
        let taken = Try {
            login: self.bucket(login.as_bytes()),
            address: self.bucket(&network_of(address)),
        };
        self.by_address.take(taken.address, now)?;
        self.by_login
            .take(taken.login, now)
            .inspect_err(|_| self.by_address.give_back(taken.address))?;
        Ok(taken)
    }

    /// Gives a try back.
    pub fn give_back(&self, taken: Try) {
        self.by_login.give_back(taken.login);
        self.by_address.give_back(taken.address);
    }

    fn bucket(&self, key: &[u8]) -> usize {
        let hash = blake3::keyed_hash(&self.key, key);
        let [first, second, ..] = *hash.as_bytes();
        usize::from(u16::from_le_bytes([first, second])) % BUCKETS
    }
}

/// An IPv6 customer holds a whole /64: its addresses count as one.
fn network_of(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..8].to_vec(),
    }
}

#[derive(Debug)]
struct Table {
    /// Milliseconds between one try and the next, once patience is used up.
    interval: i64,
    /// How far ahead of now a bucket may be filled.
    patience: i64,
    /// For each bucket the instant at which it is as good as new.
    fresh_at: Mutex<Vec<i64>>,
}

impl Table {
    fn new(tries: i64, seconds: i64) -> Self {
        let interval = seconds * 1000;
        Self {
            interval,
            patience: interval * (tries - 1),
            fresh_at: Mutex::new(vec![i64::MIN; BUCKETS]),
        }
    }

    fn take(&self, bucket: usize, now: Instant) -> Result<(), u64> {
        let mut fresh_at = self.fresh_at.lock().unwrap_or_else(PoisonError::into_inner);
        let now = now.millis();
        let filled = fresh_at[bucket].max(now);
        let ahead = filled - now;
        if ahead > self.patience {
            return Err(u64::try_from(ahead - self.patience).unwrap_or(0).div_ceil(1000));
        }
        fresh_at[bucket] = filled + self.interval;
        Ok(())
    }

    fn give_back(&self, bucket: usize) {
        let mut fresh_at = self.fresh_at.lock().unwrap_or_else(PoisonError::into_inner);
        fresh_at[bucket] = fresh_at[bucket].saturating_sub(self.interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_model::RandomIds;

    const START: Instant = Instant::from_millis(1_760_000_000_000);

    fn address(last: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, last])
    }

    #[test]
    fn after_ten_failures_a_login_has_one_try_a_minute_from_wherever() {
        let throttle = Throttle::new(&RandomIds);
        for at in 0..10 {
            assert!(throttle.take("ann", address(at), START).is_ok(), "{at}");
        }
        assert_eq!(throttle.take("ann", address(99), START).unwrap_err(), 60);
        assert_eq!(
            throttle
                .take("ann", address(99), START.plus_seconds(59))
                .unwrap_err(),
            1
        );
        assert!(throttle.take("ann", address(99), START.plus_seconds(60)).is_ok());
        assert!(throttle.take("ann", address(99), START.plus_seconds(60)).is_err());
    }

    #[test]
    fn an_address_runs_out_of_tries_whatever_the_logins() {
        let throttle = Throttle::new(&RandomIds);
        let tries = (0..200)
            .filter(|at| throttle.take(&format!("login {at}"), address(1), START).is_ok())
            .count();
        assert_eq!(tries, 60);
    }

    #[test]
    fn who_knows_the_password_never_waits() {
        let throttle = Throttle::new(&RandomIds);
        for _ in 0..500 {
            let taken = throttle.take("ann", address(1), START).unwrap();
            throttle.give_back(taken);
        }
    }

    #[test]
    fn all_addresses_of_a_customers_network_count_as_one() {
        let in_network = |text: &str| network_of(text.parse().unwrap());
        assert_eq!(in_network("2001:db8:1:2::1"), in_network("2001:db8:1:2:ffff::9"));
        assert_ne!(in_network("2001:db8:1:2::1"), in_network("2001:db8:1:3::1"));
        assert_eq!(in_network("::ffff:203.0.113.1"), in_network("203.0.113.1"));
    }
}
