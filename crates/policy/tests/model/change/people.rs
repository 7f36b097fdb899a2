//! Levels, grants, groups and new people: what section 7 lets nobody give, and what becomes of it.

use vitrine_model::{ColourMode, Function, Grant, Level, Second, State, Status};
use vitrine_policy::change::{AccountChange, Change, MoveEffect, Refusal};
use vitrine_policy::{Colour, Grants, Group, GroupKey, Membership, Subject, User, UserKey, World};

use super::{allow, by, denying, is_needing};
use crate::house::{ADA, ALL, GUESTS, JO, LEA, MANAGERS, MAX, OLGA, PIA, PRESS, RELEASES, house};

fn into(group: GroupKey) -> Membership {
    Membership { group, until: None }
}

/// The house with one group more, of that person alone.
fn with_group_of(user: UserKey, grants: Grants) -> (World, GroupKey) {
    let mut world = house();
    let group = GroupKey::at(world.groups.len());
    world.groups.push(Group {
        grants,
        sees: Vec::new(),
    });
    world.users[user.index()].groups.push(into(group));
    (world, group)
}

fn allowed_until(function: Function, until: i64) -> Grants {
    let grant = Grant {
        state: State::Allow,
        until: Some(Second(until)),
    };
    Grants::none().with(function, grant)
}

#[test]
fn nobody_but_owner_and_admins_shows_themselves_more_people() {
    let mut world = house();
    world.groups[PRESS.index()].sees = vec![GUESTS];
    world.groups[ALL.index()].sees = Vec::new();
    let set = |maker, group, sees: &[GroupKey]| {
        by(&world, maker).may_change(&AccountChange::GroupSees(group, sees.to_vec()))
    };
    let shows = Err(Refusal::ShowsMaker);
    assert_eq!(set(PIA, PRESS, &[GUESTS, MANAGERS]), shows);
    assert_eq!(set(PIA, PRESS, &[GUESTS]), Ok(()));
    assert_eq!(set(PIA, PRESS, &[]), Ok(()));
    assert_eq!(set(PIA, ALL, &[GUESTS]), shows);
    assert_eq!(set(PIA, GUESTS, &[PRESS, MANAGERS]), Ok(()));
    assert_eq!(set(ADA, ALL, &[GUESTS]), Ok(()));
}

#[test]
fn a_group_that_nobody_is_in_gets_no_guarded_function_more() {
    let mut world = house();
    let empty = GroupKey::at(world.groups.len());
    world.groups.push(Group {
        grants: allow(&[Function::AuditRead]),
        sees: Vec::new(),
    });
    let set = |grants| by(&world, PIA).may_change(&AccountChange::GroupGrants(empty, grants));
    assert_eq!(set(allow(&[Function::AuditRead, Function::See])), Ok(()));
    assert_eq!(
        set(allow(&[Function::SettingsManage])),
        Err(Refusal::Guarded(Function::SettingsManage))
    );
    assert_eq!(set(denying(Function::SettingsManage, None)), Ok(()));
    assert_eq!(set(allow(&[Function::UserManage])), Ok(()));
}

#[test]
fn a_new_group_that_grants_something_needs_both_functions() {
    let mut world = house();
    world.groups[MANAGERS.index()].grants = allow(&[Function::GroupManage]);
    let made = |grants| {
        let group = Group {
            grants,
            sees: Vec::new(),
        };
        by(&world, PIA).may_change(&AccountChange::NewGroup(group))
    };
    assert!(is_needing(
        made(allow(&[Function::See])),
        Function::PrivilegeManage
    ));
    assert!(is_needing(
        made(denying(Function::See, Some(Second(200)))),
        Function::PrivilegeManage
    ));
    assert_eq!(made(Grants::none()), Ok(()));
}

#[test]
fn a_new_group_is_seen_by_all_and_sees_what_it_is_made_with() {
    let mut world = house();
    let count = world.groups.len();
    let group = Group {
        grants: allow(&[Function::See]),
        sees: vec![PRESS],
    };
    AccountChange::NewGroup(group.clone()).apply(&mut world);
    assert_eq!(world.groups.len(), count + 1);
    assert_eq!(world.groups[count], group);
    let key = GroupKey::at(count);
    assert!(
        world.groups[..count]
            .iter()
            .all(|other| other.sees.contains(&key))
    );
}

#[test]
fn what_is_about_a_removed_group_goes_with_it_and_nothing_else_does() {
    let mut world = house();
    let rules = vec![(PRESS, ColourMode::Locked), (GUESTS, ColourMode::Justify)];
    world.colours.push(Colour {
        default: ColourMode::Free,
        groups: rules,
    });
    world.folders[RELEASES.index()].below = world.folders[RELEASES.index()].here.clone();
    AccountChange::RemoveGroup(PRESS).apply(&mut world);

    assert_eq!(world.user(PIA).groups, [into(MANAGERS)]);
    assert_eq!(world.user(MAX).groups, []);
    let releases = world.folder(RELEASES);
    for list in [&releases.here, &releases.below] {
        let subjects: Vec<_> = list.iter().flatten().map(|entry| entry.subject).collect();
        assert_eq!(subjects, [Subject::User(PIA)]);
    }
    assert_eq!(world.colours[0].groups, [(GUESTS, ColourMode::Justify)]);
    assert_eq!(world.group(ALL).sees, [ALL, MANAGERS, GUESTS]);
    assert_eq!(world.group(PRESS), &Group::default());
}

#[test]
fn owner_and_admins_stand_aside_from_what_others_may_not_give_themselves() {
    let (mut world, group) = with_group_of(ADA, denying(Function::Download, None));
    let lifted = AccountChange::GroupGrants(group, Grants::none());
    assert_eq!(by(&world, ADA).may_change(&lifted), Ok(()));
    assert_eq!(
        by(&world, ADA).may_change(&AccountChange::RemoveGroup(group)),
        Ok(())
    );
    // A creator does not.
    world.users[LEA.index()].groups = vec![into(MANAGERS), into(group)];
    let lifted = by(&world, LEA).may_change(&lifted);
    assert_eq!(lifted, Err(Refusal::GivesMaker(Function::Download)));
    let own = AccountChange::Grants(LEA, Grants::none());
    assert_eq!(by(&world, LEA).may_change(&own), Err(Refusal::Own));
}

#[test]
fn an_allow_more_is_given_even_where_a_cross_stands_against_it() {
    let mut world = house();
    world.users[PIA.index()].grants = denying(Function::TagManage, None);
    let change = AccountChange::GroupGrants(PRESS, allow(&[Function::TagManage]));
    assert_eq!(
        by(&world, PIA).may_change(&change),
        Err(Refusal::GivesMaker(Function::TagManage))
    );
}

#[test]
fn what_the_maker_holds_for_as_long_is_no_gift_and_for_a_second_longer_is_one() {
    let mut world = house();
    world.users[PIA.index()].grants = allowed_until(Function::TagManage, 101);
    let set = |grants| by(&world, PIA).may_change(&AccountChange::GroupGrants(PRESS, grants));
    let gives = Err(Refusal::GivesMaker(Function::TagManage));
    assert_eq!(set(allowed_until(Function::TagManage, 101)), Ok(()));
    assert_eq!(set(allowed_until(Function::TagManage, 102)), gives);
    assert_eq!(set(allow(&[Function::TagManage])), gives);
}

#[test]
fn what_is_given_only_between_two_ends_to_come_is_given() {
    let mut world = house();
    // The later end is met first.
    world.users[PIA.index()].grants = denying(Function::Comment, Some(Second(300)));
    let managing = world.groups[MANAGERS.index()].grants.clone();
    let until = Grant {
        state: State::Allow,
        until: Some(Second(250)),
    };
    world.groups[MANAGERS.index()].grants = managing.with(Function::TagManage, until);
    world.groups[PRESS.index()].grants = denying(Function::TagManage, None);
    let cut_short = denying(Function::TagManage, Some(Second(150)));
    let change = AccountChange::GroupGrants(PRESS, cut_short);
    assert_eq!(
        by(&world, PIA).may_change(&change),
        Err(Refusal::GivesMaker(Function::TagManage))
    );
}

#[test]
fn lifting_a_cross_gives_the_owner_only_what_the_cross_had_taken() {
    let lift = |user, crossed| {
        let (world, group) = with_group_of(user, denying(crossed, None));
        by(&world, PIA).may_change(&AccountChange::GroupGrants(group, Grants::none()))
    };
    assert_eq!(lift(OLGA, Function::Supermode), Ok(()));
    assert_eq!(
        lift(OLGA, Function::AuditRead),
        Err(Refusal::Guarded(Function::AuditRead))
    );
    assert_eq!(
        lift(ADA, Function::Supermode),
        Err(Refusal::Guarded(Function::Supermode))
    );
}

#[test]
fn what_no_grant_gives_is_no_gift() {
    let world = house();
    for function in [
        Function::ProjectEdit,
        Function::ProjectDelete,
        Function::BillingManage,
    ] {
        let change = AccountChange::GroupGrants(PRESS, allow(&[function]));
        assert_eq!(by(&world, PIA).may_change(&change), Ok(()), "{function}");
    }
}

fn someone(level: Level, grants: Grants, groups: &[GroupKey]) -> Change {
    Change::NewUser(User {
        status: Status::Invited,
        level,
        grants,
        groups: groups.iter().copied().map(into).collect(),
    })
}

#[test]
fn each_part_of_a_new_person_takes_its_own_function() {
    use Function::{GroupManage, PrivilegeManage, See, UserManage};
    let none = Grants::none;
    let parts = [
        (someone(Level::Member, none(), &[]), None),
        (someone(Level::Creator, none(), &[]), Some(PrivilegeManage)),
        (someone(Level::Member, allow(&[See]), &[]), Some(PrivilegeManage)),
        (someone(Level::Member, none(), &[PRESS]), Some(GroupManage)),
    ];
    let mut world = house();
    for held in [&[][..], &[PrivilegeManage], &[GroupManage]] {
        let mut functions = held.to_vec();
        functions.push(UserManage);
        world.groups[MANAGERS.index()].grants = allow(&functions);
        for (change, needed) in &parts {
            let may = by(&world, PIA).may(change, &[]).map(|_| ());
            match needed {
                Some(needed) if !held.contains(needed) => assert!(is_needing(may, *needed), "{change:?}"),
                // Only by the level.
                _ if matches!(change, Change::NewUser(user) if user.level > Level::Member) => {
                    assert_eq!(may, Err(Refusal::AboveOwn), "{change:?}");
                }
                _ => assert_eq!(may, Ok(()), "{change:?}"),
            }
            assert!(is_needing(
                by(&world, MAX).may(change, &[]).map(|_| ()),
                UserManage
            ));
        }
    }
}

#[test]
fn a_new_person_gets_no_more_than_one_who_is_there_could() {
    let mut world = house();
    world.groups[GUESTS.index()].grants = allow(&[Function::AuditRead]);
    let may = |maker, change: Change| by(&world, maker).may(&change, &[]);
    let of_level = |level| someone(level, Grants::none(), &[]);
    let guarded = Err(Refusal::Guarded(Function::AuditRead));
    assert_eq!(may(OLGA, of_level(Level::Owner)), Err(Refusal::Owner));
    assert_eq!(may(PIA, of_level(Level::Admin)), Err(Refusal::MakesAdmin));
    assert_eq!(may(PIA, of_level(Level::Creator)), Err(Refusal::AboveOwn));
    assert_eq!(may(ADA, of_level(Level::Admin)), Ok(MoveEffect::Silent));
    let with = |grants, groups: &[GroupKey]| someone(Level::Member, grants, groups);
    assert_eq!(may(ADA, with(Grants::none(), &[ALL])), Err(Refusal::AllUsers));
    assert_eq!(may(PIA, with(Grants::none(), &[PRESS, GUESTS])), guarded);
    assert_eq!(may(PIA, with(allow(&[Function::AuditRead]), &[])), guarded);
    let denied = with(denying(Function::AuditRead, None), &[PRESS]);
    assert_eq!(may(PIA, denied), Ok(MoveEffect::Silent));
    assert_eq!(may(JO, of_level(Level::Member)).map_err(|_| ()), Err(()));
}
