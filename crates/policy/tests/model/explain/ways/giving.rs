//! What lets somebody through.

use vitrine_model::{Function, FunctionSet, Role, Second, State};
use vitrine_policy::change::MembersOf;
use vitrine_policy::explain::{Case, Change, explain};
use vitrine_policy::plain::WhichList;
use vitrine_policy::{Caller, Grants, Maintenance, Member, PlaylistKey, ProjectKey, Resource};

use super::{
    ALL, ANN, BO, IN_KIT, KIT, NIGHT, PRESS, ask, assert_in_order, assert_ways, by, group_says, handed_says,
    house, in_kit, place, put_in_by_bo, set, ways,
};

#[test]
fn crosses_of_two_groups_go_together_or_the_person_leaves_both() {
    let mut world = house();
    group_says(&mut world, PRESS, Function::Download, State::Deny);
    group_says(&mut world, NIGHT, Function::Download, State::Deny);
    let expected = [
        "group download unset press + group download unset night",
        "leave ann press + leave ann night",
    ];
    assert_ways(&world, &ask(Function::Download, IN_KIT), &expected);
}

/// All users is left by nobody.
#[test]
fn a_cross_of_everyones_group_goes_where_that_of_another_group_is_left_behind() {
    let mut world = house();
    group_says(&mut world, ALL, Function::Download, State::Deny);
    group_says(&mut world, PRESS, Function::Download, State::Deny);
    group_says(&mut world, NIGHT, Function::Download, State::Allow);
    let expected = [
        "group download unset all + group download unset press",
        "group download unset all + leave ann press",
    ];
    assert_ways(&world, &ask(Function::Download, IN_KIT), &expected);
}

#[test]
fn crosses_that_are_handed_down_go_first_for_that_folder_alone_then_for_the_person_then_at_their_source() {
    let mut world = house();
    handed_says(&mut world, PRESS, Function::See, State::Deny);
    handed_says(&mut world, NIGHT, Function::See, State::Deny);
    let see = ask(Function::See, IN_KIT);
    let expected = [
        "entry see unset press kit here + entry see unset night kit here",
        "leave ann press + leave ann night",
        "entry see unset press root below + entry see unset night root below",
    ];
    assert_ways(&world, &see, &expected);
    assert_eq!(explain(&world, &see).flips.new_lists, [(KIT, WhichList::Here)]);
    // In a list of the folder's own there is no other source.
    world.folders[KIT.index()].here = world.folders[0].below.clone();
    assert_ways(&world, &see, &expected[..2]);
    assert_eq!(explain(&world, &see).flips.new_lists, []);
}

#[test]
fn a_function_of_the_account_is_given_to_one_then_to_a_group_and_a_level_comes_last() {
    let expected = [
        "personal tag.manage allow ann",
        "group tag.manage allow press",
        "group tag.manage allow night",
        "level ann admin",
    ];
    assert_ways(&house(), &ask(Function::TagManage, Resource::Account), &expected);
    let lowest = ["level ann creator", "level ann admin"];
    assert_in_order(
        &house(),
        &ask(Function::ProjectCreate, Resource::Account),
        &lowest,
    );
}

/// Guarded functions are given only by who holds them; a group that has one is the smaller step.
#[test]
fn joining_those_who_hold_a_guarded_function_comes_before_giving_it() {
    let mut world = house();
    world.users[ANN.index()].groups.clear();
    group_says(&mut world, PRESS, Function::UserManage, State::Allow);
    group_says(&mut world, PRESS, Function::TagManage, State::Allow);
    let guarded = ["join ann press", "personal user.manage allow ann"];
    assert_in_order(&world, &ask(Function::UserManage, Resource::Account), &guarded);
    let open = ["personal tag.manage allow ann", "join ann press"];
    assert_in_order(&world, &ask(Function::TagManage, Resource::Account), &open);
}

#[test]
fn of_the_roles_of_a_project_or_playlist_the_one_that_gives_less_is_offered_first() {
    for (action, resource, of) in [
        (Function::See, Resource::Project(ProjectKey(0)), "film"),
        (Function::TaskCreate, Resource::Playlist(PlaylistKey(0)), "reel"),
    ] {
        let expected = [
            format!("member ann {of} member"),
            format!("member ann {of} lead"),
            "level ann admin".to_owned(),
        ];
        assert_eq!(ways(&house(), &ask(action, resource)), expected);
    }
    let edit = ask(Function::ProjectEdit, Resource::Project(ProjectKey(0)));
    assert_ways(&house(), &edit, &["member ann film lead", "level ann admin"]);
}

#[test]
fn what_is_lacking_at_two_gates_is_given_at_both() {
    let expected = [
        "personal upload allow ann + entry upload allow ann kit here",
        "personal upload allow ann + entry upload allow press kit here",
        "group upload allow press + entry upload allow ann kit here",
        "group upload allow night + entry upload allow ann kit here",
        "level ann admin",
    ];
    assert_ways(&house(), &ask(Function::Upload, IN_KIT), &expected);
}

/// Ways of three changes of eight kinds stand before it, and a single change is offered all the same.
#[test]
fn where_one_change_is_enough_one_is_offered_beside_however_many_of_several() {
    let mut facts = in_kit();
    facts.security.restricted = FunctionSet::of(&[Function::Edit]);
    let offered = ways(&house(), &ask(Function::Edit, Resource::Asset(&facts)));
    let together = "personal edit allow ann + entry edit allow ann kit here + security edit allow ann";
    assert_eq!(
        (offered[0].as_str(), offered[5].as_str()),
        (together, "level ann admin")
    );
    let single = |way: &&String| !way.contains('+');
    assert_eq!(
        (offered.len(), offered.iter().filter(single).count()),
        (6, 1),
        "{offered:#?}"
    );
}

/// Where whoever put it into a playlist may not share it, their rights would help as well.
#[test]
fn what_touches_somebody_else_comes_after_what_is_the_persons_own() {
    let mut world = house();
    let facts = put_in_by_bo(&mut world);
    set(
        &mut world.users[BO.index()].grants,
        Function::ShareReview,
        State::Deny,
    );
    let expected = [
        "entry see allow ann root here",
        "entry see allow press root here",
        "personal share.review unset bo",
        "level ann admin",
    ];
    assert_ways(&world, &ask(Function::See, Resource::Asset(&facts)), &expected);
}

#[test]
fn maintenance_ends_before_anybody_is_made_an_admin_for_it() {
    let mut world = house();
    world.maintenance = Maintenance::On;
    assert_ways(
        &world,
        &by(Caller::session(ANN)),
        &["maintenance_end", "level ann admin"],
    );
}

#[test]
fn a_cross_of_one_group_goes_for_the_person_the_group_or_the_folder() {
    let mut world = house();
    handed_says(&mut world, PRESS, Function::See, State::Deny);
    let expected = [
        "entry see unset press kit here",
        "leave ann press",
        "entry see unset press root below",
    ];
    let offered = ways(&world, &ask(Function::See, IN_KIT));
    for way in expected {
        place(&offered, way);
    }
}

#[test]
fn who_may_turn_super_admin_mode_on_is_told_that_it_would_help() {
    let mut world = house();
    world.folders[KIT.index()].here = Some(Vec::new());
    let see = ask(Function::See, IN_KIT);
    assert!(!ways(&world, &see).contains(&"supermode_on".to_owned()));
    group_says(&mut world, PRESS, Function::Supermode, State::Allow);
    place(&ways(&world, &see), "supermode_on");
}

#[test]
fn who_is_no_member_any_more_becomes_one_and_everybody_else_stays() {
    let mut world = house();
    let lead = world.projects[0].members[0].clone();
    world.projects[0].members.push(Member {
        user: ANN,
        role: Role::Lead,
        grants: Grants::allowing(FunctionSet::of(&[Function::Upload])),
        until: Some(Second(100)),
    });
    let see = ask(Function::See, Resource::Project(ProjectKey(0)));
    assert_eq!(ways(&world, &see)[0], "member ann film member");
    let mut case = Case::of(&world, &see);
    case.apply(&Change::Member(
        MembersOf::Project(ProjectKey(0)),
        ANN,
        Some(Role::Member),
    ));
    let ann = Member {
        user: ANN,
        role: Role::Member,
        grants: Grants::none(),
        until: None,
    };
    assert_eq!(case.world().projects[0].members, [lead, ann]);
}
