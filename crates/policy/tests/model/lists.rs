//! Promise 5, as far as the engine goes: what a scope admits is the filter of everything by `decide`, both ways.

use proptest::prelude::*;
use vitrine_model::{Function, Lifecycle, Second, Shelf};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, FolderKey, Home, PlaylistKey, Principal, ProjectKey, Reason, Resource,
};

use crate::random::{Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn a_scope_is_the_filter_of_everything_by_decide(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..12 {
            let caller = setup.caller();
            let action = setup.draw.place_bound();
            let now = setup.draw.second();
            let scope = compiled.scope(&caller, action, now);
            let asked = |resource: Resource<'_>| !compiled.decide(&ask(caller, action, resource, now)).effect.is_deny();
            let about = format!("{caller:?} {action} at {now:?}");

            for at in 0..setup.world.folders.len() {
                let folder = FolderKey::at(at);
                prop_assert_eq!(scope.folder(folder), asked(Resource::Folder(folder)), "{} {:?}", &about, folder);
                for state in Lifecycle::ALL {
                    let facts = facts(Home::Folder(folder), *state);
                    let admitted = asked(Resource::Asset(&facts));
                    prop_assert_eq!(scope.admits(folder, *state), admitted, "{} {:?}", &about, &facts);
                }
            }
            for at in 0..setup.world.projects.len() {
                let project = ProjectKey::at(at);
                prop_assert_eq!(scope.project(project), asked(Resource::Project(project)), "{}", &about);
                for shelf in Shelf::ALL {
                    for state in Lifecycle::ALL {
                        let facts = facts(Home::Project(project, *shelf), *state);
                        let admitted = asked(Resource::Asset(&facts));
                        prop_assert_eq!(scope.shelf(project, *shelf, *state), admitted, "{} {:?}", &about, &facts);
                    }
                }
            }
            for at in 0..setup.world.playlists.len() {
                let playlist = PlaylistKey::at(at);
                prop_assert_eq!(scope.playlist(playlist), asked(Resource::Playlist(playlist)), "{}", &about);
            }
        }
    }
}

fn ask<'a>(caller: Caller, action: Function, resource: Resource<'a>, now: Second) -> Ask<'a> {
    Ask {
        principal: Principal::User(caller),
        action,
        resource,
        now,
        reason: Reason::Missing,
    }
}

fn facts(home: Home, state: Lifecycle) -> AssetFacts {
    AssetFacts {
        state,
        ..AssetFacts::at_home(home)
    }
}
