//! What one gate alone allows nobody can do, whichever the action: decided, listed, and said beforehand of a change.

use vitrine_model::{Function, FunctionSet, Second};
use vitrine_policy::change::{AccountChange, Change, ListChange, ListSave, NewList, Subfolders};
use vitrine_policy::file::WorldFile;
use vitrine_policy::whatif::{About, Known, Shift, what_if};
use vitrine_policy::{
    AssetFacts, Caller, Compiled, Entry, FolderKey, Grants, Group, GroupKey, Home, Membership, Resource,
    Subject, UserKey, World, plain,
};

use crate::questions::asking;

const NOW: Second = Second(100);
const ANN: UserKey = UserKey(1);
const ROOT: FolderKey = FolderKey(0);

/// Ann may see by both gates, and beyond that by function and by the list of the one folder what is given.
fn house(by_function: FunctionSet, by_list: FunctionSet) -> World {
    let text = r#"{
        "users": [{"id": "olga", "status": "active", "level": "owner"}, {"id": "ann", "status": "active", "level": "member"}],
        "groups": [{"id": "all", "kind": "all_users"}],
        "folders": [{"id": "root", "parent": null, "here": [], "below": []}]
    }"#;
    let mut world = WorldFile::read("house.json", text).unwrap().world().clone();
    world.users[ANN.index()].grants = Grants::allowing(by_function.with(Function::See));
    world.folders[ROOT.index()].here = Some(list(by_list));
    world
}

fn list(functions: FunctionSet) -> Vec<Entry> {
    vec![Entry {
        subject: Subject::User(ANN),
        grants: Grants::allowing(functions.with(Function::See)),
        until: None,
    }]
}

/// What is asked of folders and of assets alike.
fn asked() -> FunctionSet {
    Resource::Folder(ROOT).functions()
}

/// What Ann can do in the folder, as everything says that says it.
fn can(world: &World) -> FunctionSet {
    let compiled = Compiled::build(world);
    let caller = Caller::session(ANN);
    let facts = AssetFacts::at_home(Home::Folder(ROOT));
    let things = [Resource::Folder(ROOT), Resource::Asset(&facts)];
    let of_what_can = compiled.what_can(&caller, NOW).folders;
    let all: Vec<FunctionSet> = of_what_can.iter().map(|at| at.can.itself).collect();
    assert_eq!(all.len(), 1);
    assert_eq!(of_what_can[0].can.files[0], all[0]);
    for function in asked().iter() {
        let scope = compiled.scope(&caller, function, NOW);
        let listed = [
            !scope.folders().is_empty(),
            !scope.asset_folders(vitrine_model::Lifecycle::Live).is_empty(),
        ];
        for (resource, listed) in things.into_iter().zip(listed) {
            let ask = asking(caller, function, resource, NOW);
            let passes = all[0].contains(function);
            assert_eq!(compiled.decide(&ask).effect.passes(), passes, "{function}");
            assert_eq!(plain::decide(world, &ask).effect.passes(), passes, "{function}");
            assert_eq!(
                compiled.actions(&caller, resource, NOW).may.contains(function),
                passes,
                "{function}"
            );
            assert_eq!(listed, passes, "{function}");
        }
    }
    all[0]
}

/// What Ann gains in the folder and in the files there by a change.
fn gained(world: &World, change: &Change) -> FunctionSet {
    let compiled = Compiled::build(world);
    let about = About {
        maker: UserKey(0),
        now: NOW,
        files: &[],
        links: &[],
    };
    let known = Known {
        world,
        compiled: &compiled,
    };
    let found = what_if(known, change, &about);
    let rows = found
        .folders
        .iter()
        .filter(|row| row.people.contains(ANN.index()));
    let shifts: Vec<_> = rows.map(|row| row.shift).collect();
    let shift = shifts.first().copied().unwrap_or_default();
    assert!(shifts.len() < 2 && shift.itself == shift.files[0], "{shifts:?}");
    assert_eq!(
        shift.itself,
        Shift {
            lost: FunctionSet::EMPTY,
            ..shift.itself
        }
    );
    shift.itself.gained
}

#[test]
fn what_one_gate_alone_allows_is_allowed_nobody() {
    let (none, full) = (FunctionSet::EMPTY, FunctionSet::PLACE_BOUND);
    let see = FunctionSet::of(&[Function::See]);
    assert_eq!(can(&house(none, none)), see);
    assert_eq!(can(&house(full, none)), see);
    assert_eq!(can(&house(none, full)), see);
    assert_eq!(can(&house(full, full)), asked());
}

#[test]
fn what_a_change_gives_at_one_gate_alone_nobody_gains() {
    let (none, full) = (FunctionSet::EMPTY, FunctionSet::PLACE_BOUND);
    let granted = Change::Account(AccountChange::Grants(ANN, Grants::allowing(full)));
    let saved = Change::List(ListSave {
        change: ListChange {
            folder: ROOT,
            list: NewList::Own(list(full), Subfolders::Keep),
        },
        removed: Vec::new(),
    });
    let all_but_see = asked().without(FunctionSet::of(&[Function::See]));
    for (change, other_gate_shut, other_gate_open) in [
        (granted, house(none, none), house(none, full)),
        (saved, house(none, none), house(full, none)),
    ] {
        assert_eq!(gained(&other_gate_shut, &change), none, "{change:?}");
        assert_eq!(gained(&other_gate_open, &change), all_but_see, "{change:?}");
    }
}

/// A word of bits holds sixty-four groups.
#[test]
fn a_group_counts_whatever_its_number() {
    let full = FunctionSet::PLACE_BOUND;
    let all_but_see = asked().without(FunctionSet::of(&[Function::See]));
    for number in [1, 63, 64, 65, 129] {
        let mut world = house(full, FunctionSet::EMPTY);
        world.groups.resize(131, Group::default());
        let (group, other) = (GroupKey(number), GroupKey(number + 1));
        let about = |group| Entry {
            subject: Subject::Group(group),
            ..list(full)[0].clone()
        };
        let into = |group| Membership { group, until: None };
        let folder = ROOT;
        let saved = |group| {
            let list = [list(FunctionSet::EMPTY), vec![about(group)]].concat();
            let list = NewList::Own(list, Subfolders::Keep);
            Change::List(ListSave {
                change: ListChange { folder, list },
                removed: Vec::new(),
            })
        };
        world.users[ANN.index()].groups = vec![into(group)];
        assert_eq!(gained(&world, &saved(group)), all_but_see, "{number}");
        assert_eq!(gained(&world, &saved(other)), FunctionSet::EMPTY, "{number}");
        saved(other).apply(&mut world);
        assert_eq!(can(&world), FunctionSet::of(&[Function::See]));
        let joins = Change::Account(AccountChange::Memberships(ANN, vec![into(other)]));
        assert_eq!(gained(&world, &joins), all_but_see, "{number}");
        joins.apply(&mut world);
        assert_eq!(can(&world), asked());
    }
}
