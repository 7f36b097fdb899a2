//! Who can, what can they, and every action at once: each is the filter of everything by `decide`.

use proptest::prelude::*;
use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Shelf};
use vitrine_policy::plain::{self, Finding, Source};
use vitrine_policy::reach::{By, OfFolder, OfProject, Wanted};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, FolderKey, Gate, Home, PlaylistKey, Principal, ProjectKey, Reason,
    Resource, Subject, UserKey, World,
};

use crate::questions::asking;
use crate::random::{Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(1200))]

    #[test]
    fn every_action_at_once_is_what_decide_says_of_each(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..30 {
            setup.ask(|_, ask| {
                let Principal::User(caller) = ask.principal else { return Ok(()) };
                let actions = compiled.actions(&caller, ask.resource, ask.now);
                for &action in Function::ALL {
                    let ask = Ask { action, reason: Reason::Missing, ..*ask };
                    let effect = compiled.decide(&ask).effect;
                    prop_assert_eq!(actions.effect(action), effect, "{:?}", ask);
                }
                Ok(())
            })?;
        }
    }
}

proptest! {
    #![proptest_config(tries(250))]

    #[test]
    fn what_somebody_can_is_the_filter_of_everything_by_decide(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..3 {
            let caller = setup.caller();
            let now = setup.draw.second();
            let can = compiled.what_can(&caller, now);
            let world = &setup.world;
            let may = |resource: Resource<'_>| may(world, &caller, resource, now);
            prop_assert_eq!(can.account, may(Resource::Account));
            for folder in (0..world.folders.len()).map(FolderKey::at) {
                let files = Lifecycle::ALL.iter().map(|state| may(Resource::Asset(&plain_file(Home::Folder(folder), *state))));
                let expected = OfFolder {
                    itself: may(Resource::Folder(folder)),
                    files: files.collect::<Vec<_>>().try_into().unwrap(),
                };
                let told = can.folders.iter().filter(|at| at.places.contains(folder.index()));
                let told: Vec<_> = told.map(|at| at.can).collect();
                prop_assert!(told.len() <= 1);
                prop_assert_eq!(told.first().copied().unwrap_or_default(), expected, "{:?} {:?}", caller, folder);
            }
            for project in (0..world.projects.len()).map(ProjectKey::at) {
                let shelf = |shelf| {
                    let files = Lifecycle::ALL.iter().map(|state| may(Resource::Asset(&plain_file(Home::Project(project, shelf), *state))));
                    files.collect::<Vec<_>>().try_into().unwrap()
                };
                let expected = OfProject {
                    itself: may(Resource::Project(project)),
                    content: shelf(Shelf::Content),
                    files: shelf(Shelf::Files),
                };
                let mut told = can.projects.iter().filter(|at| at.places.contains(project.index()));
                prop_assert_eq!(told.next().map(|at| at.can).unwrap_or_default(), expected, "{:?} {:?}", caller, project);
            }
            for playlist in (0..world.playlists.len()).map(PlaylistKey::at) {
                let mut told = can.playlists.iter().filter(|at| at.places.contains(playlist.index()));
                let told = told.next().map(|at| at.can).unwrap_or_default();
                prop_assert_eq!(told, may(Resource::Playlist(playlist)), "{:?} {:?}", caller, playlist);
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn who_can_is_the_filter_of_everyone_by_decide_and_names_a_source_that_decided(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..25 {
            setup.ask(|world, ask| {
                let Ask { action, resource, now, .. } = *ask;
                let found = compiled.who_can(world, &Wanted { action, resource, now });
                for user in (0..world.users.len()).map(UserKey::at) {
                    let ask = asking(Caller::session(user), action, resource, now);
                    let decision = plain::decide(world, &ask);
                    let told = found.people.iter().find(|passing| passing.user == user);
                    let Some(told) = told else {
                        prop_assert!(decision.effect.is_deny(), "{:?}", ask);
                        continue;
                    };
                    prop_assert_eq!(told.effect, decision.effect, "{:?}", ask);
                    prop_assert!(decided(&decision, Gate::Function, action, user, told.function), "{:?} {:?}", told, decision);
                    prop_assert_eq!(told.place.is_none(), matches!(resource, Resource::Account));
                    if let Some(place) = told.place {
                        prop_assert!(decided(&decision, Gate::Place, action, user, place), "{:?} {:?}", told, decision);
                    }
                }
                Ok(())
            })?;
        }
    }
}

/// Is it among the sources that decided that gate?
fn decided(decision: &plain::Decision, gate: Gate, action: Function, user: UserKey, by: By) -> bool {
    let steps = decision
        .trace
        .iter()
        .filter(|step| step.gate == gate && step.action == action);
    steps
        .flat_map(|step| &step.findings)
        .any(|finding| match finding {
            Finding::Vote {
                source,
                function,
                decided: true,
                ..
            } => *function == action && by_source(*source, user) == Some(by),
            _ => false,
        })
}

fn by_source(source: Source, user: UserKey) -> Option<By> {
    Some(match source {
        Source::Level(level) => By::Level(level),
        Source::Personal => By::Personal,
        Source::Group(group) => By::Group(group),
        Source::ProjectRole(project, role) => By::ProjectRole(project, role),
        Source::ProjectGrants(project) => By::ProjectGrants(project),
        Source::PlaylistRole(playlist, role) => By::PlaylistRole(playlist, role),
        Source::PlaylistGrants(playlist) => By::PlaylistGrants(playlist),
        Source::AskedToApprove => By::AskedToApprove,
        Source::Entry(Subject::User(named), _) if named == user => By::OwnEntry,
        Source::Entry(Subject::Group(group), _) => By::GroupEntry(group),
        Source::ProjectMember(project) => By::ProjectMember(project),
        Source::PlaylistMember(playlist) => By::PlaylistMember(playlist),
        Source::Exposure(playlist) => By::Exposure(playlist),
        Source::Entry(Subject::User(_), _) | Source::Security(..) => return None,
    })
}

fn may(world: &World, caller: &Caller, resource: Resource<'_>, now: Second) -> FunctionSet {
    let functions = Function::ALL.iter().copied();
    functions
        .filter(|action| {
            let ask = asking(*caller, *action, resource, now);
            !plain::decide(world, &ask).effect.is_deny()
        })
        .collect()
}

fn plain_file(home: Home, state: Lifecycle) -> AssetFacts {
    AssetFacts {
        state,
        ..AssetFacts::at_home(home)
    }
}
