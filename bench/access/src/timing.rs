//! Times of this thread on a processor, as medians of several runs: on a busy machine they say more than the clock on
//! the wall, which is asked only where several threads work.

use std::hint::black_box;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// How often each figure is taken.
pub(crate) const RUNS: usize = 5;

/// What was made, and how long it took.
pub(crate) fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let began = on_processor();
    let made = make();
    (made, on_processor().saturating_sub(began))
}

/// The same by the clock on the wall: of what is done on several threads, the time that somebody waits.
pub(crate) fn waited<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let made = make();
    (made, began.elapsed())
}

fn on_processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The middle one.
pub(crate) fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Nanoseconds that something takes, done so often that the clock is fine enough.
pub(crate) fn nanos_of<T>(mut one: impl FnMut() -> T) -> f64 {
    let (_, once) = timed(|| black_box(one()));
    let often = (20_000_000 / once.as_nanos().max(1)).clamp(1, 100_000) as u32;
    let run = |_| {
        let (_, took) = timed(|| {
            for _ in 0..often {
                black_box(one());
            }
        });
        nanos(took) / f64::from(often)
    };
    median((0..RUNS).map(run).collect())
}

pub(crate) fn nanos(time: Duration) -> f64 {
    time.as_secs_f64() * 1e9
}

/// Memory that fills the processor's caches, so that nothing else is in them.
pub(crate) struct Caches(Vec<u64>);

impl Caches {
    pub(crate) fn new() -> Self {
        Self(vec![1; 16 << 20])
    }

    /// Drops what they hold.
    pub(crate) fn fill(&mut self) {
        for line in self.0.iter_mut().step_by(8) {
            *line = black_box(line.wrapping_add(1));
        }
    }
}
