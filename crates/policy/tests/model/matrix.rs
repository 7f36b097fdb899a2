//! Who may what, as a table that people read: kinds of people by actions, for every kind of place and state.
//!
//! `y` passes, `w` with a warning, `?` with a written reason; a refusal shows the gate: `s` standing, `f` function,
//! `p` place, `i` file. A change of a table is a change of the product.

use std::fmt::Write as _;

use vitrine_model::{Function, FunctionSet, Level, Lifecycle, Role, Second, Shelf, Status};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, Effect, Entry, Exposure, Folder, FolderKey, Gate, Grants, Home,
    Member, Playlist, PlaylistKey, Principal, Project, ProjectKey, Reason, Resource, Subject, User, UserKey,
    World, plain,
};

const PEOPLE: [&str; 7] = [
    "owner",
    "admin",
    "creator",
    "member",
    "in project",
    "lead",
    "in playlist",
];

/// All users may do everything in the library but `archive` and `folder.archive`; the rest comes from levels and roles.
fn world() -> World {
    let mut world = World::empty();
    let user = |level| User {
        status: Status::Active,
        level,
        grants: Grants::none(),
        groups: Vec::new(),
    };
    let [member, rest] = [Level::Member, Level::Creator];
    world.users = [Level::Owner, Level::Admin, rest, member, member, member, member]
        .map(user)
        .to_vec();
    let folder = |parent, state| Folder {
        parent,
        state,
        here: None,
        below: None,
    };
    let all =
        FunctionSet::PLACE_BOUND.without(FunctionSet::of(&[Function::Archive, Function::FolderArchive]));
    let list = vec![Entry {
        subject: Subject::Group(world.all_users),
        grants: Grants::allowing(all),
        until: None,
    }];
    world.folders = vec![
        Folder {
            here: Some(list.clone()),
            below: Some(list),
            ..folder(None, Lifecycle::Live)
        },
        folder(Some(FolderKey(0)), Lifecycle::Archived),
        folder(Some(FolderKey(0)), Lifecycle::Trashed),
    ];
    let is = |user, role| Member {
        user: UserKey(user),
        role,
        grants: Grants::none(),
        until: None,
    };
    world.projects = vec![Project {
        members: vec![is(4, Role::Member), is(5, Role::Lead)],
    }];
    world.playlists = vec![Playlist {
        members: vec![is(6, Role::Member), is(5, Role::Lead)],
    }];
    world
}

fn table(title: &str, world: &World, resource: Resource<'_>) -> String {
    let compiled = Compiled::build(world);
    let mut text = format!("{title}\n");
    for &action in Function::ALL {
        if !resource.functions().contains(action) {
            continue;
        }
        let _ = write!(text, "  {:<17}", action.word());
        for user in (0..world.users.len()).map(UserKey::at) {
            let ask = Ask {
                principal: Principal::User(Caller::session(user)),
                action,
                resource,
                now: Second(0),
                reason: Reason::Missing,
            };
            let verdict = plain::decide(world, &ask).verdict();
            assert_eq!(verdict, compiled.decide(&ask), "{ask:?}");
            let _ = write!(
                text,
                " {}",
                match (verdict.effect, verdict.gate) {
                    (Effect::Allow, _) => 'y',
                    (Effect::Warn, _) => 'w',
                    (Effect::Reason, _) => '?',
                    (Effect::Deny, Some(Gate::Standing)) => 's',
                    (Effect::Deny, Some(Gate::Function)) => 'f',
                    (Effect::Deny, Some(Gate::Place)) => 'p',
                    (Effect::Deny, Some(Gate::File) | None) => 'i',
                }
            );
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

#[test]
fn the_access_matrix_is_as_it_was_reviewed() {
    let mut world = world();
    let at = |home, state| AssetFacts {
        state,
        ..AssetFacts::at_home(home)
    };
    let content = at(Home::Project(ProjectKey(0), Shelf::Content), Lifecycle::Live);
    let files = at(Home::Project(ProjectKey(0), Shelf::Files), Lifecycle::Live);
    let shown = AssetFacts {
        exposures: vec![Exposure {
            playlist: PlaylistKey(0),
            added_by: vec![UserKey(4)],
        }],
        ..content.clone()
    };
    let put_away = at(Home::Project(ProjectKey(0), Shelf::Content), Lifecycle::Archived);
    let mut text = format!("columns: {}\n\n", PEOPLE.join(", "));
    text += &table("the account", &world, Resource::Account);
    text += &table("the project", &world, Resource::Project(ProjectKey(0)));
    text += &table("the playlist", &world, Resource::Playlist(PlaylistKey(0)));
    text += &table("an asset on the content shelf", &world, Resource::Asset(&content));
    text += &table("an asset on the files shelf", &world, Resource::Asset(&files));
    text += &table(
        "an archived asset on the content shelf",
        &world,
        Resource::Asset(&put_away),
    );
    text += &table(
        "an asset on the content shelf that stands in the playlist",
        &world,
        Resource::Asset(&shown),
    );
    // In the library, the group All users may do everything.
    world.groups[0].grants = Grants::allowing(FunctionSet::PLACE_BOUND);
    for (at, state) in ["live", "archived", "trashed"].into_iter().enumerate() {
        let folder = FolderKey::at(at);
        let asset = AssetFacts::at_home(Home::Folder(folder));
        text += &table(
            &format!("a folder that is {state}"),
            &world,
            Resource::Folder(folder),
        );
        text += &table(
            &format!("an asset in a folder that is {state}"),
            &world,
            Resource::Asset(&asset),
        );
    }
    insta::assert_snapshot!(text);
}
