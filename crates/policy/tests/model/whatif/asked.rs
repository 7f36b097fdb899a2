//! What is told of who can, and by what they can (section 7).

use vitrine_model::{Function, FunctionSet, Role, Shelf};
use vitrine_policy::reach::{By, Wanted};
use vitrine_policy::{
    AssetFacts, Caller, Compiled, Exposure, Grants, Home, Member, Playlist, PlaylistKey, Resource, World,
};

use crate::house::{ADA, BOARD, FILM, JO, MAX, NOW, OLGA, PIA, RELEASES, house};

#[test]
fn whoever_may_not_be_seen_is_others_and_where_all_are_seen_there_are_none() {
    let mut world = house();
    let wanted = Wanted {
        action: Function::See,
        resource: Resource::Folder(RELEASES),
        now: NOW,
    };
    let told = |world: &World, asker| {
        let compiled = Compiled::build(world);
        let who = compiled.who_can(world, &wanted);
        let told = who.told_to(&compiled.people(&Caller::session(asker), NOW));
        let people: Vec<_> = told.people.iter().map(|passing| passing.user).collect();
        (people, told.others)
    };
    let everyone = vec![OLGA, ADA, PIA, MAX];
    assert_eq!(told(&world, OLGA), (everyone, false));
    for group in &mut world.groups {
        group.sees.clear();
    }
    assert_eq!(told(&world, PIA), (vec![PIA], true));
    assert_eq!(told(&world, JO), (vec![MAX], true));
}

/// Of two playlists that show it, the one that they are a member of.
#[test]
fn what_a_playlist_shows_is_said_to_come_from_one_of_theirs() {
    let mut world = house();
    let member = |user| Member {
        user,
        role: Role::Member,
        grants: Grants::none(),
        until: None,
    };
    world.playlists = [PIA, JO]
        .map(|user| Playlist {
            members: vec![member(user)],
        })
        .to_vec();
    let exposed = |playlist| Exposure {
        playlist,
        added_by: vec![OLGA],
    };
    let facts = AssetFacts {
        exposures: vec![exposed(PlaylistKey(0)), exposed(PlaylistKey(1))],
        ..AssetFacts::at_home(Home::Folder(BOARD))
    };
    let wanted = Wanted {
        action: Function::See,
        resource: Resource::Asset(&facts),
        now: NOW,
    };
    let who = Compiled::build(&world).who_can(&world, &wanted);
    let place = |user| {
        let of = who.people.iter().find(|passing| passing.user == user);
        of.and_then(|passing| passing.place)
    };
    assert_eq!(place(PIA), Some(By::Exposure(PlaylistKey(0))));
    assert_eq!(place(JO), Some(By::Exposure(PlaylistKey(1))));
    assert_eq!(place(MAX), None);
}

/// Both are heard; it comes from the one that gives it.
#[test]
fn what_one_of_two_memberships_gives_is_said_to_come_from_that_one() {
    let mut world = house();
    let [first, second] = [Role::Member, Role::Lead].map(|role| Member {
        user: MAX,
        role,
        grants: Grants::none(),
        until: None,
    });
    world.projects[FILM.index()].members = vec![first, second];
    let wanted = Wanted {
        action: Function::ApprovalCreate,
        resource: Resource::Project(FILM),
        now: NOW,
    };
    let who = Compiled::build(&world).who_can(&world, &wanted);
    let of_max = who.people.iter().find(|passing| passing.user == MAX);
    assert_eq!(
        of_max.map(|passing| passing.function),
        Some(By::ProjectRole(FILM, Role::Lead))
    );
}

#[test]
fn what_a_member_may_by_their_own_grants_there_is_said_to_come_from_them() {
    let mut world = house();
    let max = &mut world.projects[0].members[1];
    assert_eq!(max.user, MAX);
    max.grants = Grants::allowing(FunctionSet::of(&[
        Function::ApprovalCreate,
        Function::ProjectEdit,
    ]));
    let compiled = Compiled::build(&world);
    let facts = AssetFacts::at_home(Home::Project(FILM, Shelf::Content));
    let by = |action, resource| {
        let wanted = Wanted {
            action,
            resource,
            now: NOW,
        };
        let who = compiled.who_can(&world, &wanted);
        let of = who.people.iter().find(|passing| passing.user == MAX);
        of.map(|passing| (passing.function, passing.place))
    };
    let member = Some(By::ProjectMember(FILM));
    assert_eq!(
        by(Function::ApprovalCreate, Resource::Asset(&facts)),
        Some((By::ProjectGrants(FILM), member))
    );
    assert_eq!(by(Function::ProjectEdit, Resource::Project(FILM)), None);
    assert_eq!(
        by(Function::TaskEdit, Resource::Asset(&facts)).map(|by| by.1),
        Some(member)
    );
}
