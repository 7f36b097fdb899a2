//! What holds of every function alike, asked of each by itself: random worlds draw one of forty-one at a time.

use vitrine_model::{Function, FunctionSet, Grant, Level, Role, Second, State};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{
    Caller, Compiled, Effect, FolderKey, Gate, Grants, Group, GroupKey, Member, Membership, PlaylistKey,
    ProjectKey, Resource, UserKey, Verdict, World, plain,
};

use crate::questions::asking;

const OLGA: UserKey = UserKey(0);
const ANN: UserKey = UserKey(1);
const NOW: Second = Second(100);

fn house() -> World {
    let text = r#"{
        "users": [{"id": "olga", "status": "active", "level": "owner"}, {"id": "ann", "status": "active", "level": "member"}],
        "groups": [{"id": "all", "kind": "all_users"}],
        "folders": [{"id": "root", "parent": null, "here": [], "below": []}],
        "projects": [{"id": "film", "members": {}}],
        "playlists": [{"id": "reel", "members": {}, "items": []}]
    }"#;
    WorldFile::read("house.json", text).unwrap().world().clone()
}

/// What both evaluators answer.
fn decided(world: &World, caller: Caller, action: Function, resource: Resource<'_>) -> Verdict {
    let ask = asking(caller, action, resource, NOW);
    let (compiled, plain) = (Compiled::build(world), plain::decide(world, &ask).verdict());
    assert_eq!(compiled.decide(&ask), plain, "{ask:?}");
    let may = compiled.actions(&caller, resource, NOW).may.contains(action);
    assert_eq!(may, !plain.effect.is_deny(), "{ask:?}");
    plain
}

/// What the function is asked of.
fn thing(function: Function) -> Resource<'static> {
    match function {
        Function::ProjectEdit | Function::ProjectDelete => Resource::Project(ProjectKey(0)),
        function if function.is_place_bound() => Resource::Folder(FolderKey(0)),
        _ => Resource::Account,
    }
}

#[test]
fn a_cross_takes_every_function_from_the_owner_but_the_two_that_are_kept() {
    let kept = [Function::BillingManage, Function::Supermode];
    for function in Function::ALL
        .iter()
        .copied()
        .filter(|function| *function != Function::LicenceOverride)
    {
        let crossed = Grants::none().with(function, Grant::open(State::Deny));
        let (mut by_group, mut by_person) = (house(), house());
        by_group.groups[0].grants = crossed.clone();
        by_person.users[OLGA.index()].grants = crossed;
        for world in [by_group, by_person] {
            let verdict = decided(&world, Caller::session(OLGA), function, thing(function));
            let expected = if kept.contains(&function) {
                None
            } else {
                Some(Gate::Function)
            };
            assert_eq!(verdict.gate, expected, "{function}");
        }
    }
}

#[test]
fn a_token_is_refused_what_its_scope_lacks() {
    let world = house();
    for &function in Function::ALL {
        let scope = FunctionSet::FULL.without(FunctionSet::of(&[function]));
        let verdict = decided(&world, Caller::token(OLGA, scope), function, thing(function));
        assert_eq!(
            (verdict.effect, verdict.gate),
            (Effect::Deny, Some(Gate::Standing)),
            "{function}"
        );
        let alone = FunctionSet::of(&[function, Function::See]);
        let verdict = decided(&world, Caller::token(OLGA, alone), function, thing(function));
        assert_eq!(
            verdict.effect.is_deny(),
            function == Function::LicenceOverride,
            "{function}"
        );
    }
}

#[test]
fn no_grant_gives_what_comes_from_levels_and_roles_alone() {
    let all = Grants::allowing(FunctionSet::FULL);
    let mut world = house();
    world.users[ANN.index()].grants = all.clone();
    world.groups[0].grants = all.clone();
    let member = Member {
        user: ANN,
        role: Role::Member,
        grants: all,
        until: None,
    };
    world.projects[0].members.push(member.clone());
    world.playlists[0].members.push(member);
    let billing = decided(
        &world,
        Caller::session(ANN),
        Function::BillingManage,
        Resource::Account,
    );
    assert_eq!(billing.gate, Some(Gate::Function));
    for function in [Function::ProjectEdit, Function::ProjectDelete] {
        for place in [
            Resource::Project(ProjectKey(0)),
            Resource::Playlist(PlaylistKey(0)),
        ] {
            let verdict = decided(&world, Caller::session(ANN), function, place);
            assert_eq!(verdict.gate, Some(Gate::Function), "{function}");
        }
    }
    world.users[ANN.index()].level = Level::Admin;
    let admins = decided(
        &world,
        Caller::session(ANN),
        Function::BillingManage,
        Resource::Account,
    );
    assert_eq!(admins.gate, Some(Gate::Function));
}

#[test]
fn a_grant_ends_with_itself_or_with_the_membership_that_it_comes_by_whichever_is_first() {
    let until = |second| Some(Second(second));
    for (of_grant, of_membership) in [(100, 500), (500, 100), (101, 500), (500, 101)] {
        let stands = of_grant.min(of_membership) > NOW.0;
        let grant = Grant {
            state: State::Allow,
            until: until(of_grant),
        };
        let grants = Grants::none().with(Function::Upload, grant);
        let mut world = house();
        world.users[ANN.index()].grants = Grants::allowing(FunctionSet::of(&[Function::See]));
        let mut by_group = world.clone();
        world.projects[0].members.push(Member {
            user: ANN,
            role: Role::Member,
            grants: grants.clone(),
            until: until(of_membership),
        });
        let project = Resource::Project(ProjectKey(0));
        let verdict = decided(&world, Caller::session(ANN), Function::Upload, project);
        assert_eq!(verdict.effect.passes(), stands, "{of_grant} {of_membership}");

        let group = GroupKey::at(by_group.groups.len());
        by_group.groups.push(Group {
            grants: Grants::none().with(Function::TagManage, grant),
            sees: Vec::new(),
        });
        let until = until(of_membership);
        by_group.users[ANN.index()].groups = vec![Membership { group, until }];
        let verdict = decided(
            &by_group,
            Caller::session(ANN),
            Function::TagManage,
            Resource::Account,
        );
        assert_eq!(verdict.effect.passes(), stands, "{of_grant} {of_membership}");
    }
}
