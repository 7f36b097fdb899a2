//! Undoing a cross takes the cross alone: a check that stands beside it in the same box stays.

use serde_json::{Value, json};
use vitrine_model::{Function, Grant, Second, State};
use vitrine_policy::explain::{Case, Cause, Ended, explain};
use vitrine_policy::file::WorldFile;
use vitrine_policy::plain::Source;
use vitrine_policy::{
    Ask, AssetFacts, Caller, Entry, Grants, Home, Member, PlaylistKey, ProjectKey, Resource, Security,
    Subject, UserKey, World,
};

use crate::questions::asking;

const NOW: Second = Second(100);
const ANN: UserKey = UserKey(1);

/// Ann, who may do everything by function, in a house with one folder, one project and one playlist.
fn house() -> World {
    let all: Value = Function::ALL
        .iter()
        .filter(|function| function.is_place_bound())
        .map(|function| (function.word().to_owned(), json!("allow")))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let world = json!({
        "users": [
            {"id": "olga", "status": "active", "level": "owner"},
            {"id": "ann", "status": "active", "level": "member", "grants": all}
        ],
        "groups": [{"id": "all", "kind": "all_users"}],
        "folders": [{"id": "root", "parent": null, "here": [{"subject": "user:ann", "grants": all}], "below": []}],
        "projects": [{"id": "film", "members": {"ann": "member"}}],
        "playlists": [{"id": "reel", "members": {"ann": "member"}, "items": []}]
    });
    WorldFile::read("house.json", &world.to_string())
        .unwrap()
        .world()
        .clone()
}

fn ask<'a>(action: Function, resource: Resource<'a>) -> Ask<'a> {
    asking(Caller::session(ANN), action, resource, NOW)
}

fn grants(function: Function, state: State) -> Grants {
    Grants::none().with(function, Grant::open(state))
}

/// Undoes every cause: it passes then.
fn undone_passes(world: &World, ask: &Ask<'_>) -> Vec<Cause> {
    let explanation = explain(world, ask);
    let mut case = Case::of(world, ask);
    for cause in &explanation.causes {
        for change in case.undo(cause) {
            case.apply(&change);
        }
    }
    assert!(case.decide().effect.passes(), "{:?}", explanation.causes);
    explanation.causes
}

fn entry(function: Function, state: State) -> Entry {
    Entry {
        subject: Subject::User(ANN),
        grants: grants(function, state),
        until: None,
    }
}

#[test]
fn in_a_list_of_a_folder() {
    let mut world = house();
    world.folders[0]
        .here
        .as_mut()
        .unwrap()
        .push(entry(Function::Upload, State::Deny));
    let causes = undone_passes(
        &world,
        &ask(Function::Upload, Resource::Folder(vitrine_policy::FolderKey(0))),
    );
    assert_eq!(causes.len(), 1);
}

#[test]
fn in_the_security_of_a_file() {
    let world = house();
    let both = vec![
        entry(Function::Download, State::Deny),
        entry(Function::Download, State::Allow),
        entry(Function::Download, State::Deny),
    ];
    let facts = AssetFacts {
        security: Security {
            restricted: vitrine_model::FunctionSet::of(&[Function::Download]),
            entries: both,
        },
        ..AssetFacts::at_home(Home::Folder(vitrine_policy::FolderKey(0)))
    };
    // Two crosses about one subject are one box, and so one cause.
    assert_eq!(
        undone_passes(&world, &ask(Function::Download, Resource::Asset(&facts))).len(),
        1
    );
}

#[test]
fn in_ones_own_grants_in_a_project_or_playlist() {
    let mut world = house();
    world.users[ANN.index()].grants = grants(Function::See, State::Allow);
    let twice = |function| {
        [State::Allow, State::Deny].map(|state| Member {
            user: ANN,
            role: vitrine_model::Role::Member,
            grants: grants(function, state),
            until: None,
        })
    };
    world.projects[0].members = twice(Function::Upload).to_vec();
    world.playlists[0].members = twice(Function::Edit).to_vec();
    undone_passes(&world, &ask(Function::Upload, Resource::Project(ProjectKey(0))));
    undone_passes(&world, &ask(Function::Edit, Resource::Playlist(PlaylistKey(0))));
}

#[test]
fn whoever_is_in_no_playlist_gets_in_by_becoming_a_member() {
    let mut world = house();
    world.playlists[0].members.clear();
    world.projects[0].members.clear();
    undone_passes(&world, &ask(Function::See, Resource::Playlist(PlaylistKey(0))));
    undone_passes(&world, &ask(Function::See, Resource::Project(ProjectKey(0))));
}

fn ended_at(world: &World, ask: &Ask<'_>) -> Vec<Ended> {
    let mut all = Vec::new();
    for step in explain(world, ask).steps {
        all.extend(
            step.ended
                .into_iter()
                .filter(|ended| !all.contains(ended))
                .collect::<Vec<_>>(),
        );
    }
    all
}

const DOWNLOAD: Function = Function::Download;

fn told(source: Source) -> Ended {
    Ended::Grant {
        source,
        function: DOWNLOAD,
        said: State::Allow,
        until: NOW,
    }
}

/// An `Allow` of downloading until then.
fn ending(until: i64) -> Grants {
    let grant = Grant {
        state: State::Allow,
        until: Some(Second(until)),
    };
    Grants::none().with(DOWNLOAD, grant)
}

fn seeing() -> Grants {
    grants(Function::See, State::Allow)
}

fn root() -> Resource<'static> {
    Resource::Folder(vitrine_policy::FolderKey(0))
}

#[test]
fn a_personal_grant_is_told_to_have_ended_from_its_end_on() {
    let mut world = house();
    let with_end = |until| {
        let (function, grant) = ending(until).iter().next().unwrap();
        seeing().with(function, grant)
    };
    world.users[ANN.index()].grants = with_end(NOW.0 + 1);
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), []);
    world.users[ANN.index()].grants = with_end(NOW.0);
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), [told(Source::Personal)]);
}

#[test]
fn a_membership_of_a_group_that_has_ended_is_told_where_the_group_says_something() {
    let mut world = house();
    world.users[ANN.index()].grants = seeing();
    let group = vitrine_policy::GroupKey::at(world.groups.len());
    world.groups.push(vitrine_policy::Group {
        grants: grants(DOWNLOAD, State::Allow),
        sees: Vec::new(),
    });
    let until = Some(NOW);
    world.users[ANN.index()].groups = vec![vitrine_policy::Membership { group, until }];
    let ended = Ended::Group { group, until: NOW };
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), [ended]);
    world.groups[group.index()].grants = Grants::none();
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), []);
}

#[test]
fn an_entry_is_told_to_have_ended_by_its_own_end_or_by_that_of_its_box() {
    let mut world = house();
    let see = entry(Function::See, State::Allow);
    let by_entry = by_entry_of(Some(NOW));
    let by_box = Entry {
        grants: ending(NOW.0),
        ..by_entry_of(Some(Second(500)))
    };
    for ended in [by_entry, by_box] {
        world.folders[0].here = Some(vec![see.clone(), ended]);
        let source = Source::Entry(Subject::User(ANN), 1);
        assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), [told(source)]);
    }
}

fn by_entry_of(until: Option<Second>) -> Entry {
    Entry {
        until,
        ..entry(DOWNLOAD, State::Allow)
    }
}

#[test]
fn an_entry_of_a_files_security_is_told_to_have_ended() {
    let world = house();
    let facts = AssetFacts {
        security: Security {
            restricted: vitrine_model::FunctionSet::of(&[DOWNLOAD]),
            entries: vec![by_entry_of(Some(NOW))],
        },
        ..AssetFacts::at_home(Home::Folder(vitrine_policy::FolderKey(0)))
    };
    let source = Source::Security(Subject::User(ANN), 0);
    assert_eq!(
        ended_at(&world, &ask(DOWNLOAD, Resource::Asset(&facts))),
        [told(source)]
    );
}

#[test]
fn a_members_own_grant_is_told_to_have_ended_to_that_member() {
    let mut world = house();
    world.users[ANN.index()].grants = seeing();
    world.projects[0].members[0].grants = ending(NOW.0);
    let project = Resource::Project(ProjectKey(0));
    assert_eq!(
        ended_at(&world, &ask(DOWNLOAD, project)),
        [told(Source::ProjectGrants(ProjectKey(0)))]
    );
    // What ended of another's is not.
    let mut other = world.projects[0].members[0].clone();
    world.projects[0].members[0].grants = Grants::none();
    other.user = UserKey(0);
    world.projects[0].members.push(other);
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, project)), []);
}

#[test]
fn a_membership_of_a_group_that_has_ended_is_told_where_a_list_says_something_of_the_group() {
    let mut world = house();
    let group = vitrine_policy::GroupKey::at(world.groups.len());
    world.groups.push(vitrine_policy::Group {
        grants: Grants::none(),
        sees: Vec::new(),
    });
    let until = Some(NOW);
    world.users[ANN.index()].groups = vec![vitrine_policy::Membership { group, until }];
    let of_group = |function| Entry {
        subject: Subject::Group(group),
        ..entry(function, State::Allow)
    };
    let see = entry(Function::See, State::Allow);
    world.folders[0].here = Some(vec![see.clone(), of_group(DOWNLOAD)]);
    let ended = Ended::Group { group, until: NOW };
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), [ended]);
    world.folders[0].here = Some(vec![see, of_group(Function::Upload)]);
    assert_eq!(ended_at(&world, &ask(DOWNLOAD, root())), []);
}
