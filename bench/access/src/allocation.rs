//! How much memory something takes: the system's allocator, with the bytes counted that are in use.
//!
//! One thread measures. The count costs each allocation a load and a store, which nobody is slowed by that can be
//! measured here.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);

fn count(now: usize) {
    IN_USE.store(now, Relaxed);
}

// SAFETY: everything is the system's allocator's own; a count is kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(IN_USE.load(Relaxed).wrapping_add(layout.size()));
        // SAFETY: the caller's own promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count(IN_USE.load(Relaxed).wrapping_sub(layout.size()));
        // SAFETY: the caller's own promise, passed on.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(
            IN_USE
                .load(Relaxed)
                .wrapping_add(size)
                .wrapping_sub(layout.size()),
        );
        // SAFETY: the caller's own promise, passed on.
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What was made, and how many bytes it keeps.
pub(crate) fn kept<T>(make: impl FnOnce() -> T) -> (T, usize) {
    let before = IN_USE.load(Relaxed);
    let made = make();
    (made, IN_USE.load(Relaxed).wrapping_sub(before))
}
