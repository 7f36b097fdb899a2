//! A what-if where more people are concerned than are looked at one by one, and more kinds of folders than one thread
//! looks at.

use std::collections::HashMap;

use vitrine_model::{Function, FunctionSet, Grant, Lifecycle, State};
use vitrine_policy::change::{AccountChange, Change};
use vitrine_policy::whatif::{About, Known, WhatIf, what_if};
use vitrine_policy::{Caller, Compiled, Entry, Folder, FolderKey, Grants, Resource, Subject, UserKey, World};

use crate::house::{JO, LEA, MAX, NOW, OLGA, PIA, PRESS, ROOT, house};

/// The house, with three hundred more of each kind of people.
fn crowded() -> World {
    let mut world = house();
    for _ in 0..300 {
        for user in [PIA, MAX, LEA, JO] {
            let alike = world.users[user.index()].clone();
            world.users.push(alike);
        }
    }
    world
}

type ByPersonAndFolder = HashMap<(usize, usize), [FunctionSet; 2]>;

/// What each person gains and loses in each folder, where it is anything: every action decided in both worlds.
fn decided(before: &World, after: &World) -> ByPersonAndFolder {
    let sides = [before, after].map(Compiled::build);
    let mut all = HashMap::new();
    for folder in 0..before.folders.len() {
        for user in 0..before.users.len() {
            let [before, after] = [0, 1].map(|side: usize| {
                let caller = Caller::session(UserKey::at(user));
                let resource = Resource::Folder(FolderKey::at(folder));
                sides[side].actions(&caller, resource, NOW).may
            });
            let shift = [after.without(before), before.without(after)];
            if shift != [FunctionSet::EMPTY; 2] {
                all.insert((user, folder), shift);
            }
        }
    }
    all
}

fn asked(before: &World, change: &Change, maker: UserKey) -> WhatIf {
    let known = Known {
        world: before,
        compiled: &Compiled::build(before),
    };
    let about = About {
        maker,
        now: NOW,
        files: &[],
        links: &[],
    };
    what_if(known, change, &about)
}

fn told(before: &World, change: &Change) -> ByPersonAndFolder {
    let mut all = HashMap::new();
    for row in asked(before, change, OLGA).folders {
        let shift = [row.shift.itself.gained, row.shift.itself.lost];
        for user in row.people.iter() {
            all.extend(row.places.iter().map(|folder| ((user, folder), shift)));
        }
    }
    all.retain(|_, shift| *shift != [FunctionSet::EMPTY; 2]);
    all
}

#[test]
fn what_changes_for_hundreds_is_what_changes_for_each_of_them() {
    let before = crowded();
    let crossed = |function| Grants::none().with(function, Grant::open(State::Deny));
    for change in [
        AccountChange::GroupGrants(PRESS, crossed(Function::See)),
        AccountChange::GroupGrants(PRESS, crossed(Function::Upload)),
        AccountChange::RemoveGroup(PRESS),
    ] {
        let change = Change::Account(change);
        let mut after = before.clone();
        change.apply(&mut after);
        let told = told(&before, &change);
        assert!(told.len() > 300, "{change:?}");
        assert!(told == decided(&before, &after), "{change:?}");
    }
}

/// The house, with more folders than eight threads take at a hundred and twenty-eight each; the list of each says
/// something else to the press.
fn of_many_lists() -> World {
    let others = FunctionSet::PLACE_BOUND.without(FunctionSet::of(&[Function::See, Function::Access]));
    let functions: Vec<Function> = [Function::Access]
        .into_iter()
        .chain(others.iter().take(10))
        .collect();
    let mut world = house();
    for number in 0..1_100_usize {
        let chosen = functions.iter().enumerate();
        let chosen = chosen.filter(|(at, _)| number >> at & 1 == 1);
        let allowed: FunctionSet = chosen.map(|(_, function)| *function).collect();
        let press = Entry {
            subject: Subject::Group(PRESS),
            grants: Grants::allowing(allowed.with(Function::See)),
            until: None,
        };
        world.folders.push(Folder {
            parent: Some(ROOT),
            state: Lifecycle::Live,
            here: Some(vec![press]),
            below: None,
        });
    }
    world
}

#[test]
fn what_changes_in_a_thousand_kinds_of_folders_is_what_changes_in_each_of_them() {
    let before = of_many_lists();
    let crossed = Grants::none().with(Function::See, Grant::open(State::Deny));
    for change in [
        AccountChange::GroupGrants(PRESS, crossed),
        AccountChange::RemoveGroup(PRESS),
    ] {
        let change = Change::Account(change);
        let mut after = before.clone();
        change.apply(&mut after);
        let told = told(&before, &change);
        assert!(told.len() > 1_000, "{change:?}");
        assert!(told == decided(&before, &after), "{change:?}");
        assert_eq!(asked(&before, &change, OLGA), asked(&before, &change, OLGA));
    }
}

#[test]
fn whoever_locks_themselves_out_of_some_of_a_thousand_folders_is_told_of_those() {
    let before = of_many_lists();
    let change = Change::Account(AccountChange::RemoveGroup(PRESS));
    let mut after = before.clone();
    change.apply(&mut after);
    let lost = decided(&before, &after);
    let loses_access = |folder: &usize| {
        let shift = lost.get(&(MAX.index(), *folder));
        shift.is_some_and(|[_, lost]| lost.contains(Function::Access))
    };
    let expected: Vec<usize> = (0..before.folders.len()).filter(loses_access).collect();
    assert!(expected.len() > 200 && expected.len() < 1_000);
    let locked = asked(&before, &change, MAX).locks_out;
    assert_eq!(locked.maker.folders.iter().collect::<Vec<_>>(), expected);
}
