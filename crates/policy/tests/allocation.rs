//! Deciding by the compiled evaluator does not allocate.

#![expect(unsafe_code, reason = "a counting allocator is one by its contract")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use vitrine_model::{Function, Second};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, Exposure, FolderKey, Home, PlaylistKey, Principal, ProjectKey, Reason,
    Resource, UserKey,
};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is the system's allocator's own; a count is kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's own promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's own promise, passed on.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn deciding_does_not_allocate() {
    let file = WorldFile::read("studio.json", include_str!("model/studio.json")).unwrap();
    let world = file.world();
    let compiled = Compiled::build(world);
    let shown = AssetFacts {
        exposures: vec![Exposure {
            playlist: PlaylistKey(0),
            added_by: vec![UserKey(0)],
        }],
        ..AssetFacts::at_home(Home::Folder(FolderKey(0)))
    };
    let resources = [
        Resource::Account,
        Resource::Asset(&shown),
        Resource::Folder(FolderKey(3)),
        Resource::Project(ProjectKey(0)),
        Resource::Playlist(PlaylistKey(0)),
    ];
    let before = COUNT.with(Cell::get);
    let mut passed = 0;
    for user in (0..world.users.len()).map(UserKey::at) {
        for resource in resources {
            for &action in Function::ALL {
                for caller in [Caller::session(user), Caller::supermode(user)] {
                    let ask = Ask {
                        principal: Principal::User(caller),
                        action,
                        resource,
                        now: Second(1_760_000_000),
                        reason: Reason::Missing,
                    };
                    passed += usize::from(compiled.decide(&ask).effect.passes());
                }
            }
        }
    }
    assert_eq!(COUNT.with(Cell::get), before);
    assert!(passed > 100, "{passed}");
}
