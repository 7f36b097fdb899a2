//! What keeps somebody out.

use vitrine_model::{Function, FunctionSet, State};
use vitrine_policy::{Caller, Credential, Grants, UserKey};

use super::{ALL, ANN, IN_KIT, NIGHT, PRESS, ask, assert_in_order, assert_ways, by, group_says, house, ways};

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
    assert_eq!(ways(&world, &by(Caller::supermode(ANN)))[0], "supermode_off");
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
