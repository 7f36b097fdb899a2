//! A what-if where more people are concerned than are looked at one by one.

use std::collections::HashMap;

use vitrine_model::{Function, FunctionSet, Grant, State};
use vitrine_policy::change::{AccountChange, Change};
use vitrine_policy::whatif::{About, Known, what_if};
use vitrine_policy::{Caller, Compiled, FolderKey, Grants, Resource, UserKey, World};

use crate::house::{JO, LEA, MAX, NOW, OLGA, PIA, PRESS, house};

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

fn told(before: &World, change: &Change) -> ByPersonAndFolder {
    let known = Known {
        world: before,
        compiled: &Compiled::build(before),
    };
    let about = About {
        maker: OLGA,
        now: NOW,
        files: &[],
        links: &[],
    };
    let mut all = HashMap::new();
    for row in what_if(known, change, &about).folders {
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
