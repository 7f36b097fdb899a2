//! Sections 5 and 7: who may change what decides access, in a house of six.

mod files;
mod folders;
mod gifts;
mod members;
mod people;

use vitrine_model::{Function, FunctionSet, Grant, Level, Role, Second, State, Status};
use vitrine_policy::change::{
    AccountChange, ListChange, LockOut, Maker, Mark, MemberChange, MembersOf, MoveAsset, MoveEffect,
    MoveFolder, NewList, Refusal, Subfolders,
};
use vitrine_policy::{
    AssetFacts, Caller, Entry, FolderKey, Grants, Group, Home, Member, Membership, Security, Subject,
    UserKey, World,
};

use crate::house::{
    ADA, ALL, BOARD, FILM, GUESTS, JO, LEA, MANAGERS, MAX, NOW, OLGA, OPEN, PIA, PRESS, PRESS_FOLDER,
    RELEASES, ROOT, house,
};

fn by(world: &World, user: UserKey) -> Maker<'_> {
    Maker {
        world,
        caller: Caller::session(user),
        now: NOW,
    }
}

fn allow(functions: &[Function]) -> Grants {
    Grants::allowing(FunctionSet::of(functions))
}

fn entry(subject: Subject, functions: &[Function]) -> Entry {
    Entry {
        subject,
        grants: allow(functions),
        until: None,
    }
}

fn denying(function: Function, until: Option<Second>) -> Grants {
    let state = State::Deny;
    Grants::none().with(function, Grant { state, until })
}

fn is_needing(result: Result<(), Refusal>, wanted: Function) -> bool {
    matches!(result, Err(Refusal::Needs { function, .. }) if function == wanted)
}

#[test]
fn nobody_changes_their_own_but_owner_and_admins() {
    let world = house();
    let own = |user| {
        [
            AccountChange::Level(user, Level::Creator),
            AccountChange::Grants(user, allow(&[Function::See])),
            AccountChange::Memberships(user, Vec::new()),
        ]
    };
    for change in own(PIA) {
        assert_eq!(
            by(&world, PIA).may_change(&change),
            Err(Refusal::Own),
            "{change:?}"
        );
    }
    for change in &own(ADA)[1..] {
        assert_eq!(by(&world, ADA).may_change(change), Ok(()), "{change:?}");
    }
}

#[test]
fn a_function_is_needed_for_every_change() {
    let world = house();
    let by_max = by(&world, MAX);
    let rows = [
        (
            AccountChange::Level(JO, Level::Creator),
            Function::PrivilegeManage,
        ),
        (
            AccountChange::Grants(JO, Grants::none()),
            Function::PrivilegeManage,
        ),
        (AccountChange::Memberships(JO, Vec::new()), Function::GroupManage),
        (
            AccountChange::GroupGrants(PRESS, Grants::none()),
            Function::GroupManage,
        ),
        (AccountChange::GroupSees(PRESS, Vec::new()), Function::GroupManage),
        (AccountChange::NewGroup(Group::default()), Function::GroupManage),
        (AccountChange::RemoveGroup(GUESTS), Function::GroupManage),
        (
            AccountChange::Status(JO, Status::Deactivated),
            Function::UserManage,
        ),
        (AccountChange::Person(JO), Function::UserManage),
    ];
    for (change, function) in rows {
        assert!(is_needing(by_max.may_change(&change), function), "{change:?}");
    }
}

#[test]
fn a_groups_function_grants_need_both_functions() {
    let mut world = house();
    let only = Grants::allowing(FunctionSet::of(&[Function::GroupManage]));
    world.groups[MANAGERS.index()].grants = only;
    let change = AccountChange::GroupGrants(GUESTS, allow(&[Function::See]));
    assert!(is_needing(
        by(&world, PIA).may_change(&change),
        Function::PrivilegeManage
    ));
    let empty = AccountChange::NewGroup(Group::default());
    assert_eq!(by(&world, PIA).may_change(&empty), Ok(()));
}

#[test]
fn levels_are_given_up_to_ones_own_and_the_owner_by_nobody() {
    let world = house();
    let set = |maker, user, level| by(&world, maker).may_change(&AccountChange::Level(user, level));
    assert_eq!(set(PIA, JO, Level::Creator), Err(Refusal::AboveOwn));
    assert_eq!(set(PIA, JO, Level::Admin), Err(Refusal::MakesAdmin));
    assert_eq!(set(PIA, LEA, Level::Member), Err(Refusal::HigherPerson));
    assert_eq!(set(ADA, JO, Level::Admin), Ok(()));
    assert_eq!(set(ADA, OLGA, Level::Admin), Err(Refusal::Owner));
    assert_eq!(set(OLGA, ADA, Level::Owner), Err(Refusal::Owner));
    let stop = AccountChange::Status(OLGA, Status::Deactivated);
    assert_eq!(by(&world, ADA).may_change(&stop), Err(Refusal::Owner));
}

#[test]
fn a_change_to_a_group_gives_its_maker_nothing_not_even_later() {
    let world = house();
    let grants = |grants| by(&world, PIA).may_change(&AccountChange::GroupGrants(PRESS, grants));
    let gives = Err(Refusal::GivesMaker(Function::TagManage));
    assert_eq!(grants(allow(&[Function::TagManage])), gives);
    assert_eq!(grants(denying(Function::TagManage, None)), Ok(()));
    let others = AccountChange::GroupGrants(GUESTS, allow(&[Function::TagManage]));
    assert_eq!(by(&world, PIA).may_change(&others), Ok(()));

    // A cross that is taken away gives; so does one that is cut short.
    let mut crossed = house();
    crossed.groups[PRESS.index()].grants = denying(Function::Comment, None);
    let by_pia = by(&crossed, PIA);
    let gives = Err(Refusal::GivesMaker(Function::Comment));
    let lifted = AccountChange::GroupGrants(PRESS, Grants::none());
    assert_eq!(by_pia.may_change(&lifted), gives);
    let cut_short = AccountChange::GroupGrants(PRESS, denying(Function::Comment, Some(Second(200))));
    assert_eq!(by_pia.may_change(&cut_short), gives);
}

#[test]
fn guarded_functions_are_given_only_by_who_holds_them() {
    let world = house();
    let guarded = Err(Refusal::Guarded(Function::AuditRead));
    let grants = allow(&[Function::AuditRead]);
    assert_eq!(
        by(&world, PIA).may_change(&AccountChange::Grants(JO, grants.clone())),
        guarded
    );
    assert_eq!(
        by(&world, PIA).may_change(&AccountChange::GroupGrants(GUESTS, grants.clone())),
        guarded
    );
    let group = Group {
        grants: grants.clone(),
        sees: Vec::new(),
    };
    assert_eq!(
        by(&world, PIA).may_change(&AccountChange::NewGroup(group)),
        guarded
    );
    assert_eq!(
        by(&world, ADA).may_change(&AccountChange::Grants(JO, grants)),
        Ok(())
    );

    // By a membership, too; and even the owner holds no licence.override by level.
    let mut audited = house();
    audited.groups[GUESTS.index()].grants = allow(&[Function::AuditRead]);
    let join = AccountChange::Memberships(
        JO,
        vec![Membership {
            group: GUESTS,
            until: None,
        }],
    );
    assert_eq!(by(&audited, PIA).may_change(&join), guarded);
    let over = AccountChange::Grants(JO, allow(&[Function::LicenceOverride]));
    let refused = Err(Refusal::Guarded(Function::LicenceOverride));
    assert_eq!(by(&world, OLGA).may_change(&over), refused);
}

#[test]
fn super_admin_mode_gives_no_guarded_function() {
    let world = house();
    let on = Maker {
        caller: Caller::supermode(OLGA),
        ..by(&world, OLGA)
    };
    let over = AccountChange::Grants(JO, allow(&[Function::LicenceOverride]));
    let refused = Err(Refusal::Guarded(Function::LicenceOverride));
    assert_eq!(on.may_change(&over), refused);
}

#[test]
fn all_users_is_locked_and_one_leaves_no_group_by_removing_it() {
    let world = house();
    let all = vec![Membership {
        group: ALL,
        until: None,
    }];
    let joined = AccountChange::Memberships(JO, all);
    assert_eq!(by(&world, ADA).may_change(&joined), Err(Refusal::AllUsers));
    let removed = AccountChange::RemoveGroup(ALL);
    assert_eq!(by(&world, OLGA).may_change(&removed), Err(Refusal::AllUsers));
    let own = AccountChange::RemoveGroup(PRESS);
    assert_eq!(by(&world, PIA).may_change(&own), Err(Refusal::Own));
    let other = AccountChange::RemoveGroup(GUESTS);
    assert_eq!(by(&world, PIA).may_change(&other), Ok(()));
    let sight = AccountChange::GroupSees(PRESS, vec![GUESTS]);
    assert_eq!(by(&world, PIA).may_change(&sight), Err(Refusal::ShowsMaker));
}

fn list(folder: FolderKey, list: Vec<Entry>, subfolders: Subfolders) -> ListChange {
    ListChange {
        folder,
        list: NewList::Own(list, subfolders),
    }
}

fn access_for(user: UserKey) -> Entry {
    entry(Subject::User(user), &[Function::See, Function::Access])
}

#[test]
fn saving_with_subfolders_removes_their_lists_but_those_the_maker_may_not_access() {
    let world = house();
    let new = vec![access_for(PIA)];
    let change = list(PRESS_FOLDER, new.clone(), Subfolders::Update);
    let plan = by(&world, PIA).plan_list(change).unwrap();
    assert_eq!(plan.removed, [RELEASES]);
    assert_eq!(plan.kept, [BOARD]);
    let mut after = world.clone();
    plan.apply(&mut after);
    assert_eq!(after.folder(PRESS_FOLDER).here.as_ref(), Some(&new));
    assert_eq!(after.folder(PRESS_FOLDER).below.as_ref(), Some(&new));
    assert_eq!(after.folder(RELEASES).here, None);
    assert_eq!(after.folder(BOARD), world.folder(BOARD));
}

#[test]
fn saving_without_subfolders_changes_the_folder_alone() {
    let world = house();
    let change = list(PRESS_FOLDER, vec![access_for(PIA)], Subfolders::Keep);
    let plan = by(&world, PIA).plan_list(change).unwrap();
    assert_eq!((plan.removed.len(), plan.kept.len()), (0, 0));
    let mut after = world.clone();
    plan.apply(&mut after);
    assert_eq!(after.folder(PRESS_FOLDER).below, None);
    assert_eq!(after.folder(RELEASES), world.folder(RELEASES));
}

#[test]
fn back_to_inherited_removes_both_lists_and_the_root_keeps_its_own() {
    let world = house();
    let back = |folder| ListChange {
        folder,
        list: NewList::Inherited,
    };
    let plan = by(&world, OLGA).plan_list(back(BOARD)).unwrap();
    let mut after = world.clone();
    plan.apply(&mut after);
    assert_eq!(
        (&after.folder(BOARD).here, &after.folder(BOARD).below),
        (&None, &None)
    );
    assert_eq!(by(&world, OLGA).plan_list(back(ROOT)), Err(Refusal::Root));
}

#[test]
fn a_list_gives_its_maker_nothing_and_takes_access_only_when_confirmed() {
    let world = house();
    let with_delete = entry(Subject::Group(PRESS), &[Function::Delete]);
    let change = list(RELEASES, vec![access_for(PIA), with_delete], Subfolders::Update);
    let gives = Err(Refusal::GivesMaker(Function::Delete));
    assert_eq!(by(&world, PIA).plan_list(change.clone()), gives);
    assert!(by(&world, OLGA).plan_list(change).is_ok());
    assert!(matches!(
        by(&world, MAX).plan_list(list(RELEASES, Vec::new(), Subfolders::Keep)),
        Err(Refusal::Needs { .. })
    ));

    // An empty list locks Pia out; the owner still has access by level.
    let empty = by(&world, PIA).plan_list(list(RELEASES, Vec::new(), Subfolders::Keep));
    assert_eq!(empty.unwrap().locks_out, [LockOut::Maker(RELEASES)]);
    // A cross for all users locks everybody out.
    let crossed = vec![Entry {
        grants: denying(Function::Access, None),
        ..entry(Subject::Group(ALL), &[])
    }];
    let plan = by(&world, PIA).plan_list(list(RELEASES, crossed, Subfolders::Keep));
    let locked = [LockOut::Maker(RELEASES), LockOut::Last(RELEASES)];
    assert_eq!(plan.unwrap().locks_out, locked);
}

fn member(user: UserKey, role: Role, grants: Grants) -> Member {
    Member {
        user,
        role,
        grants,
        until: None,
    }
}

#[test]
fn in_a_project_nobody_gives_above_their_own_and_the_last_lead_stays() {
    let world = house();
    let set = |maker, user, to| {
        by(&world, maker).may_change_member(&MemberChange {
            place: MembersOf::Project(FILM),
            user,
            to,
        })
    };
    let lead = |user| Some(member(user, Role::Lead, Grants::none()));
    let plain = |user, grants| Some(member(user, Role::Member, grants));
    assert_eq!(set(LEA, PIA, lead(PIA)), Ok(()));
    assert_eq!(set(JO, PIA, lead(PIA)), Err(Refusal::AboveOwn));
    assert_eq!(set(JO, PIA, plain(PIA, Grants::none())), Ok(()));
    // Jo may not download there, and gives it to nobody.
    assert_eq!(
        set(JO, PIA, plain(PIA, allow(&[Function::Download]))),
        Err(Refusal::AboveOwn)
    );
    assert_eq!(set(JO, PIA, plain(PIA, allow(&[Function::Invite]))), Ok(()));
    assert_eq!(set(JO, LEA, None), Err(Refusal::AboveOwn));
    assert_eq!(set(JO, JO, lead(JO)), Err(Refusal::Own));
    assert_eq!(set(JO, JO, None), Ok(()));
    assert_eq!(set(LEA, LEA, None), Err(Refusal::LastLead));
    assert_eq!(set(ADA, LEA, plain(LEA, Grants::none())), Err(Refusal::LastLead));
    assert!(is_needing(set(PIA, JO, None), Function::Invite));
}

#[test]
fn a_move_gives_its_maker_nothing_and_others_only_what_is_said_first() {
    let world = house();
    let at = |folder| AssetFacts::at_home(Home::Folder(folder));
    let go = |maker, from, to| {
        by(&world, maker).may_move_asset(MoveAsset {
            asset: &at(from),
            to: Home::Folder(to),
        })
    };
    assert_eq!(
        go(MAX, PRESS_FOLDER, OPEN),
        Err(Refusal::GivesMaker(Function::Download))
    );
    assert_eq!(
        go(MAX, OPEN, PRESS_FOLDER),
        Err(Refusal::GivesOthers(refused_access(&world, MAX, &at(OPEN))))
    );
    assert_eq!(go(OLGA, PRESS_FOLDER, OPEN), Ok(MoveEffect::GivesOthers));
    assert_eq!(go(OLGA, OPEN, BOARD), Ok(MoveEffect::Silent));
    assert!(matches!(
        go(MAX, OPEN, BOARD),
        Err(Refusal::Needs {
            function: Function::Upload,
            ..
        })
    ));
}

fn refused_access(world: &World, user: UserKey, asset: &AssetFacts) -> vitrine_policy::Verdict {
    let ask = vitrine_policy::Ask {
        principal: vitrine_policy::Principal::User(Caller::session(user)),
        action: Function::Access,
        resource: vitrine_policy::Resource::Asset(asset),
        now: NOW,
        reason: vitrine_policy::Reason::Missing,
    };
    vitrine_policy::plain::decide(world, &ask).verdict()
}

#[test]
fn a_folder_moves_with_everything_below_it() {
    let world = house();
    let go = |maker, folder, to| {
        by(&world, maker).may_move_folder(MoveFolder {
            folder,
            to,
            exposed: &[],
        })
    };
    assert_eq!(go(OLGA, PRESS_FOLDER, OPEN), Ok(MoveEffect::GivesOthers));
    assert_eq!(go(OLGA, BOARD, OPEN), Ok(MoveEffect::Silent));
    assert_eq!(go(OLGA, PRESS_FOLDER, RELEASES), Err(Refusal::IntoItself));
    assert_eq!(go(OLGA, ROOT, OPEN), Err(Refusal::Root));
    assert_eq!(
        go(PIA, PRESS_FOLDER, OPEN),
        Err(Refusal::GivesMaker(Function::Download))
    );
    assert!(matches!(
        go(MAX, RELEASES, OPEN),
        Err(Refusal::Needs {
            function: Function::FolderEdit,
            ..
        })
    ));
}

#[test]
fn marks_need_access_or_managing_with_edit_and_security_gives_its_maker_nothing() {
    let world = house();
    let asset = AssetFacts::at_home(Home::Folder(RELEASES));
    assert_eq!(by(&world, PIA).may_mark(&asset, Mark::Licence), Ok(()));
    assert!(is_needing(
        by(&world, MAX).may_mark(&asset, Mark::Colour),
        Function::Access
    ));

    let locked = AssetFacts {
        security: Security {
            restricted: FunctionSet::of(&[Function::Delete]),
            entries: Vec::new(),
        },
        ..asset.clone()
    };
    let gives = Err(Refusal::GivesMaker(Function::Delete));
    assert_eq!(
        by(&world, PIA).may_set_security(&locked, &Security::none()),
        gives
    );
    assert_eq!(
        by(&world, OLGA).may_set_security(&locked, &Security::none()),
        Ok(())
    );
    assert_eq!(by(&world, PIA).may_set_security(&asset, &locked.security), Ok(()));
}
