//! A what-if of one file, of what is new, and of a link that shows nothing.

use vitrine_model::{Function, FunctionSet, LinkMode, Role, Status};
use vitrine_policy::change::{AccountChange, Change, FileChange};
use vitrine_policy::whatif::{About, Known, WatchedLink, WhatIf, what_if};
use vitrine_policy::{
    AssetFacts, Caller, Compiled, Entry, Grants, Home, LinkFacts, Member, PasswordRule, Playlist, Positions,
    Project, Running, Security, Subject, Target, UserKey, World,
};

use crate::house::{JO, LEA, MANAGERS, MAX, NOW, OPEN, PIA, PRESS, house};

/// What it would do, and what its maker is told of it.
fn asked(world: &World, maker: UserKey, change: &Change, links: &[WatchedLink<'_>]) -> [WhatIf; 2] {
    let compiled = Compiled::build(world);
    let about = About {
        maker,
        now: NOW,
        files: &[],
        links,
    };
    let known = Known {
        world,
        compiled: &compiled,
    };
    let found = what_if(known, change, &about);
    let told = found.told_to(&compiled, &Caller::session(maker), change, &about);
    [found, told.known]
}

/// The house, where everybody sees everybody.
fn open_house() -> World {
    let mut world = house();
    let all = world.groups[world.all_users.index()].sees.clone();
    for group in &mut world.groups {
        group.sees.clone_from(&all);
    }
    world
}

fn keys<'a>(people: impl Iterator<Item = &'a Positions>) -> Vec<UserKey> {
    let mut keys: Vec<_> = people.flat_map(Positions::iter).map(UserKey::at).collect();
    keys.sort_unstable();
    keys
}

/// Owner and admins count as one `Allow` in a file's security, and the press has one.
#[test]
fn a_file_that_is_kept_for_a_group_is_lost_by_everybody_else_and_told_to_who_manages() {
    let before = AssetFacts::at_home(Home::Folder(OPEN));
    let download = FunctionSet::of(&[Function::Download]);
    let after = AssetFacts {
        security: Security {
            restricted: download,
            entries: vec![Entry {
                subject: Subject::Group(PRESS),
                grants: Grants::allowing(download),
                until: None,
            }],
        },
        ..before.clone()
    };
    let change = Change::File(Box::new(FileChange { before, after }));
    let mut world = open_house();
    let [found, told] = asked(&world, PIA, &change, &[]);
    for what_if in [&found, &told] {
        assert!(
            what_if.file.iter().all(|row| row.shift.lost == download),
            "{what_if:?}"
        );
        assert_eq!(keys(what_if.file.iter().map(|row| &row.people)), [LEA, JO]);
    }
    // Without `privilege.manage`, and without `access` there, one is told of oneself.
    world.users[PIA.index()]
        .groups
        .retain(|membership| membership.group != MANAGERS);
    let [found, told] = asked(&world, PIA, &change, &[]);
    assert_eq!((found.file.len(), told.file.len()), (1, 0));
}

#[test]
fn whoever_makes_a_project_or_playlist_is_told_what_its_members_get_there() {
    let member = |user, role| Member {
        user,
        role,
        grants: Grants::none(),
        until: None,
    };
    let members = vec![member(PIA, Role::Lead), member(MAX, Role::Member)];
    let world = open_house();
    let project = Change::NewProject(Project {
        members: members.clone(),
    });
    let [_, told] = asked(&world, PIA, &project, &[]);
    let theirs = told
        .projects
        .iter()
        .filter(|row| row.places.contains(world.projects.len()));
    let people = keys(theirs.map(|row| &row.people));
    assert!(people.contains(&PIA) && people.contains(&MAX), "{people:?}");
    let playlist = Change::NewPlaylist(Playlist { members });
    let [_, told] = asked(&world, PIA, &playlist, &[]);
    let theirs = told
        .playlists
        .iter()
        .filter(|row| row.places.contains(world.playlists.len()));
    let people = keys(theirs.map(|row| &row.people));
    assert!(people.contains(&PIA) && people.contains(&MAX), "{people:?}");
}

/// Jo sees the folder, and may not share it: nobody hands on more than they have.
#[test]
fn a_link_of_somebody_who_may_not_share_shows_nothing_and_so_loses_nothing() {
    let link = LinkFacts {
        issuer: JO,
        mode: LinkMode::Review,
        targets: vec![Target::Folder(OPEN)],
        until: None,
        running: Running::Yes,
        uses_left: None,
        password: PasswordRule::None,
    };
    let links = [WatchedLink {
        facts: &link,
        named: &[],
    }];
    let stops = Change::Account(AccountChange::Status(JO, Status::Deactivated));
    for found in asked(&house(), crate::house::OLGA, &stops, &links) {
        assert!(found.links.is_empty(), "{:?}", found.links);
    }
}
