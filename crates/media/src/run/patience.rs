//! A deadline that leaves out the time in which a child waited for a processor: on a starved machine a good file is
//! slow, not bad.

use std::time::Duration;

use super::group::Group;

/// However starved the machine is: this many times the deadline by the clock on the wall, and no more.
const MOST: u32 = 4;

/// What is less than this part of the deadline is not granted.
const LEAST: u32 = 100;

/// Waits for the end of the work of a group, within its deadline. `None` where it did not end.
pub(super) async fn in_time<T>(
    group: &Group,
    deadline: Duration,
    work: impl Future<Output = T>,
) -> Option<T> {
    tokio::pin!(work);
    let mut patience = Patience::of(deadline);
    let mut left = deadline;
    loop {
        match tokio::time::timeout(left, &mut work).await {
            Ok(ended) => return Some(ended),
            Err(_) => left = patience.more(group.waited())?,
        }
    }
}

/// What a child was granted so far.
struct Patience {
    deadline: Duration,
    granted: Duration,
}

impl Patience {
    fn of(deadline: Duration) -> Self {
        Self {
            deadline,
            granted: deadline,
        }
    }

    /// What is granted on top, when all that was granted is over and it has waited for so long altogether.
    fn more(&mut self, waited: Duration) -> Option<Duration> {
        let fair = (self.deadline + waited).min(self.deadline * MOST);
        let more = fair.saturating_sub(self.granted);
        if more < self.deadline / LEAST || more.is_zero() {
            return None;
        }
        self.granted = fair;
        Some(more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn who_never_waited_is_granted_nothing() {
        assert_eq!(Patience::of(seconds(10)).more(Duration::ZERO), None);
        assert_eq!(Patience::of(Duration::ZERO).more(Duration::ZERO), None);
    }

    #[test]
    fn the_time_that_was_waited_is_granted_once() {
        let mut patience = Patience::of(seconds(10));
        assert_eq!(patience.more(seconds(4)), Some(seconds(4)));
        assert_eq!(patience.more(seconds(7)), Some(seconds(3)));
        assert_eq!(patience.more(seconds(7)), None);
    }

    #[test]
    fn next_to_nothing_is_not_granted() {
        let mut patience = Patience::of(seconds(10));
        assert_eq!(patience.more(Duration::from_millis(99)), None);
        assert_eq!(
            patience.more(Duration::from_millis(100)),
            Some(Duration::from_millis(100))
        );
    }

    #[test]
    fn four_times_the_deadline_is_the_end() {
        let mut patience = Patience::of(seconds(10));
        assert_eq!(patience.more(seconds(100)), Some(seconds(30)));
        assert_eq!(patience.more(seconds(1000)), None);
    }
}
