//! Promise 5, as far as the engine goes: every list is the filter of everything by `decide`, both ways, and every count
//! is its length. The filter is the plain evaluator's, the lists are the compiled one's.

use proptest::prelude::*;
use vitrine_model::{Function, Lifecycle, Second, Shelf};
use vitrine_policy::{
    AssetFacts, Bits, Caller, Compiled, FolderKey, Home, PlaceScope, PlaylistKey, ProjectKey, Resource,
    UserKey, World, plain,
};

use crate::questions::{STUDIO, ask, asking};
use crate::random::{Setup, numbers, tries};

/// Who asks for a list, what for, and when.
struct Asked<'w> {
    world: &'w World,
    caller: Caller,
    action: Function,
    now: Second,
}

impl Asked<'_> {
    fn passes(&self, resource: Resource<'_>) -> bool {
        let ask = asking(self.caller, self.action, resource, self.now);
        !plain::decide(self.world, &ask).effect.is_deny()
    }
}

fn with_state(home: Home, state: Lifecycle) -> AssetFacts {
    AssetFacts {
        state,
        ..AssetFacts::at_home(home)
    }
}

/// The positions that pass.
fn filter(count: usize, passes: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..count).filter(|at| passes(*at)).collect()
}

fn is_that_list(listed: &Bits, filtered: &[usize], about: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(listed.iter().collect::<Vec<_>>(), filtered, "{}", about);
    prop_assert_eq!(listed.len(), filtered.len(), "{}", about);
    prop_assert_eq!(listed.is_empty(), filtered.is_empty(), "{}", about);
    for at in filtered {
        prop_assert!(listed.contains(*at), "{about}: {at}");
    }
    Ok(())
}

fn folders_and_their_assets(asked: &Asked<'_>, scope: &PlaceScope, about: &str) -> Result<(), TestCaseError> {
    let count = asked.world.folders.len();
    let folders = filter(count, |at| asked.passes(Resource::Folder(FolderKey::at(at))));
    is_that_list(scope.folders(), &folders, about)?;
    for at in 0..count {
        prop_assert_eq!(
            scope.folder(FolderKey::at(at)),
            folders.contains(&at),
            "{} {}",
            about,
            at
        );
    }
    for &state in Lifecycle::ALL {
        let of_folder = |at| with_state(Home::Folder(FolderKey::at(at)), state);
        let assets = filter(count, |at| asked.passes(Resource::Asset(&of_folder(at))));
        is_that_list(scope.asset_folders(state), &assets, about)?;
        for at in 0..count {
            let admits = scope.admits(FolderKey::at(at), state);
            prop_assert_eq!(admits, assets.contains(&at), "{} {} {:?}", about, at, state);
        }
    }
    Ok(())
}

fn projects_and_playlists(asked: &Asked<'_>, scope: &PlaceScope, about: &str) -> Result<(), TestCaseError> {
    for project in (0..asked.world.projects.len()).map(ProjectKey::at) {
        prop_assert_eq!(
            scope.project(project),
            asked.passes(Resource::Project(project)),
            "{} {:?}",
            about,
            project
        );
        for &shelf in Shelf::ALL {
            for &state in Lifecycle::ALL {
                let facts = with_state(Home::Project(project, shelf), state);
                let admits = scope.shelf(project, shelf, state);
                prop_assert_eq!(
                    admits,
                    asked.passes(Resource::Asset(&facts)),
                    "{} {:?}",
                    about,
                    &facts
                );
            }
        }
    }
    for playlist in (0..asked.world.playlists.len()).map(PlaylistKey::at) {
        let passes = asked.passes(Resource::Playlist(playlist));
        prop_assert_eq!(scope.playlist(playlist), passes, "{} {:?}", about, playlist);
    }
    Ok(())
}

/// A scope speaks of assets that have a home and no more. Of every other it says what it can: where an asset stands in
/// no playlist, nothing passes that the scope leaves out; and `see` passes wherever the scope admits a live one.
fn any_asset(
    asked: &Asked<'_>,
    scope: &PlaceScope,
    facts: &AssetFacts,
    about: &str,
) -> Result<(), TestCaseError> {
    if !facts.exposures.is_empty() {
        return Ok(());
    }
    let (admits, home) = match facts.home {
        Home::Folder(folder) => (
            scope.admits(folder, facts.state),
            asked.world.folder_state(folder),
        ),
        Home::Project(project, shelf) => (scope.shelf(project, shelf, facts.state), Lifecycle::Live),
    };
    let passes = asked.passes(Resource::Asset(facts));
    prop_assert!(admits || !passes, "{about} leaves out {facts:?}");
    let is_live = facts.state == Lifecycle::Live && home == Lifecycle::Live;
    if asked.action == Function::See && (is_live || facts.security.is_empty()) {
        prop_assert_eq!(admits, passes, "{} {:?}", about, facts);
    }
    Ok(())
}

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn promise_5_a_scope_is_the_filter_of_every_place_and_file_by_decide(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..8 {
            let caller = setup.caller();
            let action = setup.draw.place_bound();
            let now = setup.draw.second();
            let scope = compiled.scope(&caller, action, now);
            let asked = Asked { world: &setup.world, caller, action, now };
            let about = format!("{caller:?} {action} at {now:?}");
            folders_and_their_assets(&asked, &scope, &about)?;
            projects_and_playlists(&asked, &scope, &about)?;
            for facts in &setup.assets {
                any_asset(&asked, &scope, facts, &about)?;
            }
        }
    }

    #[test]
    fn promise_5_the_people_listed_are_those_whom_one_can_see_one_by_one(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..10 {
            let caller = setup.caller();
            let now = setup.draw.second();
            let seen = |at| plain::sees(&setup.world, &caller, UserKey::at(at), now).is_ok();
            let people = filter(setup.world.users.len(), seen);
            is_that_list(&compiled.people(&caller, now), &people, &format!("{caller:?} at {now:?}"))?;
        }
    }
}

/// The ids of an answer to a list, or the effect of one to a single question.
fn answers(questions: &str) -> Vec<serde_json::Value> {
    let (answers, failed) = ask(STUDIO, questions);
    assert_eq!(failed, None);
    answers
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn promise_5_a_list_in_an_answer_is_the_filter_of_single_answers() {
    let world: serde_json::Value = serde_json::from_str(STUDIO).unwrap();
    let principals = [
        r#""principal": "user:ann""#,
        r#""principal": "user:bo", "scope": ["see", "download"]"#,
        r#""principal": "user:di""#,
        r#""principal": "user:olga", "supermode": true"#,
        r#""principal": "link:k1", "password_ok": true"#,
    ];
    let mut listed = 0;
    for principal in principals {
        for (list, kind) in [
            ("assets", "asset"),
            ("folders", "folder"),
            ("projects", "project"),
            ("playlists", "playlist"),
        ] {
            if principal.contains("link:") && list != "assets" {
                continue;
            }
            for action in ["see", "download", "delete", "share.review"] {
                let about = format!(r#"{{"id": 0, {principal}, "action": "{action}", "at": 1760000000"#);
                let whole = answers(&format!(r#"{about}, "list": "{list}"}}"#));
                let mut ids: Vec<&str> = world[list]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one["id"].as_str().unwrap())
                    .collect();
                ids.sort_unstable();
                let single: String = ids
                    .iter()
                    .map(|id| format!("{about}, \"resource\": \"{kind}:{id}\"}}\n"))
                    .collect();
                let passed: Vec<&str> = ids
                    .iter()
                    .zip(answers(&single))
                    .filter(|(_, answer)| answer["effect"] != "deny")
                    .map(|(id, _)| *id)
                    .collect();
                assert_eq!(whole[0]["ids"], serde_json::json!(passed), "{about} {list}");
                listed += passed.len();
            }
        }
    }
    assert!(listed > 40, "{listed}");
}

/// Members fetch what stands on the shelf of files, and watch what stands on the other.
#[test]
fn the_shelves_of_a_project_are_told_apart() {
    use crate::house::{ALL, FILM, MAX, NOW, house};

    let mut world = house();
    let all = &mut world.groups[ALL.index()].grants;
    all.set(
        Function::Download,
        vitrine_model::Grant::open(vitrine_model::State::Unset),
    );
    let compiled = Compiled::build(&world);
    let shelves = |action| {
        let scope = compiled.scope(&Caller::session(MAX), action, NOW);
        [Shelf::Content, Shelf::Files].map(|shelf| scope.shelf(FILM, shelf, Lifecycle::Live))
    };
    assert_eq!(shelves(Function::See), [true, true]);
    assert_eq!(shelves(Function::Download), [false, true]);
}
