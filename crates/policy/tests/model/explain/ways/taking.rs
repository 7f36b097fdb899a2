//! What keeps somebody out.

use vitrine_model::{Function, FunctionSet, Role, State};
use vitrine_policy::explain::{Case, Change};
use vitrine_policy::{
    Ask, Caller, Credential, Grants, Member, PlaylistKey, Principal, ProjectKey, Resource, Subject, UserKey,
};

use super::{
    ALL, ANN, IN_KIT, KIT, NIGHT, PRESS, ask, assert_in_order, assert_ways, by, entry, group_says, house,
    in_kit, place, put_in_by_bo, ways,
};

#[test]
fn what_two_groups_allow_is_taken_from_one_person_before_they_leave_both_and_that_before_they_are_deactivated()
 {
    let mut world = house();
    let both = FunctionSet::of(&[Function::See, Function::Download]);
    world.groups[ALL.index()].grants = Grants::none();
    world.groups[PRESS.index()].grants = Grants::allowing(both);
    world.groups[NIGHT.index()].grants = Grants::allowing(both);
    let expected = [
        "personal download deny ann",
        "leave ann press + leave ann night",
        "status ann deactivated",
    ];
    assert_in_order(&world, &ask(Function::Download, IN_KIT), &expected);
    // In a list of the folder's own before the list that is handed down to others, too.
    let expected = [
        "entry see deny ann kit here",
        "entry see deny ann root below",
        "leave ann press + leave ann night",
    ];
    assert_in_order(&world, &ask(Function::See, IN_KIT), &expected);
}

#[test]
fn what_everyone_has_is_taken_from_one_person_before_it_is_taken_from_everyone() {
    let expected = ["personal download deny ann", "group download unset all"];
    assert_in_order(&house(), &ask(Function::Download, IN_KIT), &expected);
    let expected = ["entry download deny ann kit here", "group download unset all"];
    assert_in_order(&house(), &ask(Function::Download, IN_KIT), &expected);
}

#[test]
fn a_tokens_scope_is_widened_by_what_is_asked_on_the_way_and_narrowed_by_one_of_it() {
    let with = |scope| Caller {
        credential: Credential::Token(scope),
        ..Caller::session(ANN)
    };
    let expected = ["scope_widen download + scope_widen see"];
    assert_ways(&house(), &by(with(FunctionSet::EMPTY)), &expected);
    let offered = ways(&house(), &by(with(FunctionSet::FULL)));
    assert_eq!(offered[..2], ["scope_narrow see", "scope_narrow download"]);
}

#[test]
fn what_super_admin_mode_passes_is_refused_once_it_is_off_and_something_else_is_gone() {
    const ADA: UserKey = UserKey(1);
    let offered = ways(&house(), &by(Caller::supermode(ADA)));
    let first = [
        "supermode_off + personal see deny ada",
        "supermode_off + entry see deny ada kit here",
    ];
    assert_eq!(offered[..2], first);
    // Who has nothing but the mode is refused by its end alone.
    let mut world = house();
    world.groups[ALL.index()].grants = Grants::none();
    group_says(&mut world, ALL, Function::Supermode, State::Allow);
    let offered = ways(&world, &by(Caller::supermode(ANN)));
    assert_eq!(offered[..2], ["supermode_off", "personal supermode deny ann"]);
    // Where it is on and does not count, for ann may not have it, it is no part of a way.
    let offered = ways(&house(), &by(Caller::supermode(ANN)));
    assert!(
        !offered.iter().any(|way| way.contains("supermode")),
        "{offered:#?}"
    );
}

#[test]
fn the_owner_is_refused_by_crosses_alone() {
    const OLGA: UserKey = UserKey(0);
    for way in ways(&house(), &by(Caller::session(OLGA))) {
        assert!(way.contains("deny olga"), "{way}");
    }
}

#[test]
fn an_admin_is_lowered_only_after_everything_else() {
    const ADA: UserKey = UserKey(1);
    let offered = ways(&house(), &by(Caller::session(ADA)));
    let expected = ["status ada deactivated", "level ada member + group see unset all"];
    assert_eq!(offered[offered.len() - 2..], expected);
}

#[test]
fn what_is_allowed_to_one_person_is_an_empty_box_before_it_is_a_cross() {
    let mut world = house();
    world.groups[ALL.index()].grants = Grants::none();
    world.users[ANN.index()].grants = Grants::allowing(FunctionSet::of(&[Function::See, Function::Download]));
    world.folders[KIT.index()].here = Some(vec![
        entry(Subject::User(ANN), Function::See, State::Allow),
        entry(Subject::User(ANN), Function::Download, State::Allow),
    ]);
    let offered = ways(&world, &ask(Function::See, IN_KIT));
    for emptied in ["entry see unset ann kit here", "personal see unset ann"] {
        place(&offered, emptied);
    }
    // Where the box is emptied, no cross in it is offered beside.
    assert!(!offered.iter().any(|way| way.contains("deny")), "{offered:#?}");
}

#[test]
fn what_a_member_or_a_file_allows_one_person_is_an_empty_box_before_it_is_a_cross() {
    let mut world = house();
    world.projects[0].members = vec![Member {
        user: ANN,
        role: Role::Member,
        grants: Grants::allowing(FunctionSet::of(&[Function::Upload])),
        until: None,
    }];
    let offered = ways(&world, &ask(Function::Upload, Resource::Project(ProjectKey(0))));
    place(&offered, "member_grant upload unset ann film");
    let crossed = "member_grant upload deny ann film".to_owned();
    assert!(!offered.contains(&crossed), "{offered:#?}");
    let mut facts = in_kit();
    facts.security.restricted = FunctionSet::of(&[Function::Download]);
    facts.security.entries = vec![entry(Subject::User(ANN), Function::Download, State::Allow)];
    let offered = ways(&world, &ask(Function::Download, Resource::Asset(&facts)));
    place(&offered, "security download unset ann");
    let crossed = "security download deny ann".to_owned();
    assert!(!offered.contains(&crossed), "{offered:#?}");
}

#[test]
fn who_is_allowed_by_one_group_alone_leaves_it() {
    let mut world = house();
    group_says(&mut world, ALL, Function::Download, State::Unset);
    group_says(&mut world, PRESS, Function::Download, State::Allow);
    place(&ways(&world, &ask(Function::Download, IN_KIT)), "leave ann press");
}

/// Who is let in by level and by membership is kept out by the loss of both.
#[test]
fn an_admin_who_is_a_member_too_loses_both_or_is_crossed_out() {
    const ADA: UserKey = UserKey(1);
    let mut world = house();
    let ada = Member {
        user: ADA,
        role: Role::Lead,
        grants: Grants::none(),
        until: None,
    };
    world.projects[0].members = vec![ada.clone()];
    world.playlists[0].members = vec![ada];
    for (resource, of) in [
        (Resource::Project(ProjectKey(0)), "film"),
        (Resource::Playlist(PlaylistKey(0)), "reel"),
    ] {
        let see = Ask {
            principal: Principal::User(Caller::session(ADA)),
            ..ask(Function::See, resource)
        };
        let expected = [
            "personal see deny ada".to_owned(),
            "status ada deactivated".to_owned(),
            format!("level ada member + member_out ada {of} null"),
        ];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        assert_in_order(&world, &see, &expected);
    }
}

#[test]
fn a_file_is_kept_from_everybody_by_restricting_the_action() {
    let facts = in_kit();
    let offered = ways(&house(), &ask(Function::Download, Resource::Asset(&facts)));
    place(&offered, "security download deny ann");
    place(&offered, "restrict download");
}

/// What a playlist shows is shown no more where it stands there no more, or where who put it there may not share it.
#[test]
fn what_is_seen_by_a_playlist_alone_is_taken_out_of_it() {
    let mut world = house();
    let facts = put_in_by_bo(&mut world);
    let see = ask(Function::See, Resource::Asset(&facts));
    let offered = ways(&world, &see);
    for way in ["member_out ann reel null", "playlist_out reel"] {
        place(&offered, way);
    }
    let mut case = Case::of(&world, &see);
    case.apply(&Change::TakeOut(PlaylistKey(0)));
    assert!(case.decide().effect.is_deny());
    case = Case::of(&world, &see);
    case.apply(&Change::TakeOut(PlaylistKey(1)));
    assert!(case.decide().effect.passes());
}

#[test]
fn an_admin_who_has_everything_by_level_is_lowered_by_one_step_first() {
    const ADA: UserKey = UserKey(1);
    let mut world = house();
    for group in &mut world.groups {
        group.grants = Grants::none();
    }
    world.folders[KIT.index()].here = Some(Vec::new());
    let offered = ways(&world, &by(Caller::session(ADA)));
    let lowered = offered.iter().find(|way| way.starts_with("level"));
    assert_eq!(lowered.unwrap(), "level ada creator");
}
