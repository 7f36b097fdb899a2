//! A compiled world that changes leaves things behind. They are cleared away once that pays, and not with every change.

use vitrine_model::{Function, FunctionSet, Grant, Role, Second, State};
use vitrine_policy::change::{
    AccountChange, Change, ListChange, ListSave, MemberChange, MembersOf, NewList, Subfolders,
};
use vitrine_policy::{
    Compiled, Entry, Grants, GroupKey, Member, Membership, Project, ProjectKey, Subject, World,
};

use crate::house::{FILM, GUESTS, JO, OPEN, PRESS, house};

/// What may lie about, in bytes, however often a world has changed.
const LEFT: usize = 150_000;

/// Makes the changes one after the other, and holds what came of them to what is read anew.
fn changed(mut world: World, changes: impl Iterator<Item = Change>) -> Compiled {
    let mut compiled = Compiled::build(&world);
    for change in changes {
        change.apply(&mut world);
        compiled.apply(&change, &world);
    }
    let anew = Compiled::build(&world);
    assert!(compiled == anew);
    assert!(
        compiled.size() <= anew.size() + LEFT,
        "{} of {} bytes",
        compiled.size(),
        anew.size()
    );
    compiled
}

/// Many turns of a change from one to the other and back.
fn turns(one: impl Fn() -> Change, other: impl Fn() -> Change) -> impl Iterator<Item = Change> {
    (0..20_000).map(move |turn| if turn % 2 == 0 { one() } else { other() })
}

fn allowed_until(functions: &[Function]) -> Change {
    let grant = Grant {
        state: State::Allow,
        until: Some(Second(500)),
    };
    let grants: Grants = functions.iter().map(|function| (*function, grant)).collect();
    Change::Account(AccountChange::Grants(JO, grants))
}

#[test]
fn grants_that_end_are_packed() {
    let two = || allowed_until(&[Function::TagManage, Function::StageManage]);
    changed(house(), turns(two, || allowed_until(&[Function::TagManage])));
}

#[test]
fn memberships_of_groups_that_end_are_packed() {
    let into = |groups: &[GroupKey]| {
        let until = Some(Second(500));
        let memberships = groups.iter().map(|&group| Membership { group, until });
        Change::Account(AccountChange::Memberships(JO, memberships.collect()))
    };
    changed(house(), turns(|| into(&[PRESS, GUESTS]), || into(&[PRESS])));
}

#[test]
fn memberships_of_projects_are_packed() {
    let mut world = house();
    let other = ProjectKey::at(world.projects.len());
    world.projects.push(Project::default());
    let member = || Member {
        user: JO,
        role: Role::Member,
        grants: Grants::none(),
        until: None,
    };
    let change = |place: ProjectKey, to| {
        Change::Member(MemberChange {
            place: MembersOf::Project(place),
            user: JO,
            to,
        })
    };
    assert!(
        world.projects[FILM.index()]
            .members
            .iter()
            .any(|one| one.user == JO)
    );
    changed(
        world,
        turns(|| change(other, Some(member())), || change(other, None)),
    );
}

fn rule(subject: Subject, until: i64) -> Entry {
    Entry {
        subject,
        grants: Grants::allowing(FunctionSet::of(&[Function::See])),
        until: Some(Second(until)),
    }
}

fn saved(list: Vec<Entry>) -> Change {
    Change::List(ListSave {
        change: ListChange {
            folder: OPEN,
            list: NewList::Own(list, Subfolders::Keep),
        },
        removed: Vec::new(),
    })
}

#[test]
fn rules_about_a_group_that_is_removed_are_packed() {
    let mut world = house();
    let group = Subject::Group(GUESTS);
    world.folders[OPEN.index()].here = Some((0..10_000).map(|at| rule(group, 1_000 + at)).collect());
    changed(
        world,
        std::iter::once(Change::Account(AccountChange::RemoveGroup(GUESTS))),
    );
}

/// Each list that says something new is a class of its own, also when no folder has it any more.
#[test]
fn lists_that_no_folder_has_any_more_are_kept_for_a_while_and_then_packed() {
    let lists = |count: i64| (0..count).map(|at| saved(vec![rule(Subject::User(JO), 1_000 + at)]));
    let built = Compiled::build(&house()).class_count();
    // A few are no reason to read everything anew.
    assert_eq!(changed(house(), lists(50)).class_count(), built + 50);
    assert!(changed(house(), lists(2_000)).class_count() <= 2 * built + 65);
}
