//! Lists and folders: what is saved, what goes, what a move gives (section 5).

use vitrine_model::{Function, Lifecycle, Second};
use vitrine_policy::change::{
    Change, ListChange, ListSave, MoveEffect, MoveFolder, NewList, Refusal, Subfolders,
};
use vitrine_policy::{
    Caller, Compiled, Entry, Folder, FolderKey, Grants, List, Resource, Subject, World, plain,
};

use super::{access_for, allow, by, denying, entry, is_needing, list};
use crate::house::{ALL, BOARD, JO, MAX, NOW, OLGA, OPEN, PIA, PRESS, PRESS_FOLDER, RELEASES, ROOT, house};
use crate::questions::asking;

fn below(parent: FolderKey) -> Folder {
    Folder {
        parent: Some(parent),
        state: Lifecycle::Live,
        here: None,
        below: None,
    }
}

fn put(world: &mut World, folder: Folder) -> FolderKey {
    world.folders.push(folder);
    FolderKey::at(world.folders.len() - 1)
}

#[test]
fn any_list_of_its_own_goes_with_the_list_above_the_empty_one_as_well() {
    let mut world = house();
    let empty = || Some(List::new());
    let here = put(
        &mut world,
        Folder {
            here: empty(),
            ..below(PRESS_FOLDER)
        },
    );
    let handing = put(
        &mut world,
        Folder {
            below: empty(),
            ..below(PRESS_FOLDER)
        },
    );
    put(&mut world, below(PRESS_FOLDER));
    let update = list(PRESS_FOLDER, vec![access_for(PIA)], Subfolders::Update);
    let back = ListChange {
        folder: PRESS_FOLDER,
        list: NewList::Inherited,
    };
    for change in [update, back] {
        let plan = by(&world, OLGA).plan_list(change).unwrap();
        assert_eq!(plan.removed, [RELEASES, BOARD, here, handing]);
        let mut after = world.clone();
        plan.apply(&mut after);
        for key in plan.removed {
            let folder = after.folder(key);
            assert_eq!((&folder.here, &folder.below), (&None, &None), "{key:?}");
        }
    }
}

#[test]
fn an_empty_list_is_saved_as_one_and_admits_nobody_here_and_below() {
    let mut world = house();
    let later = put(&mut world, below(OPEN));
    let change = list(OPEN, List::new(), Subfolders::Update);
    let plan = by(&world, OLGA).plan_list(change).unwrap();
    let mut compiled = Compiled::build(&world);
    plan.apply(&mut world);
    compiled.apply(&Change::List(plan.save()), &world);
    let open = world.folder(OPEN);
    assert_eq!(
        (&open.here, &open.below),
        (&Some(List::new()), &Some(List::new()))
    );
    for (user, admitted) in [(JO, false), (OLGA, true)] {
        for folder in [OPEN, later] {
            let ask = asking(
                Caller::session(user),
                Function::See,
                Resource::Folder(folder),
                NOW,
            );
            assert_eq!(plain::decide(&world, &ask).effect.passes(), admitted);
            assert_eq!(compiled.decide(&ask).effect.passes(), admitted);
        }
    }
}

#[test]
fn a_planned_list_is_asked_about_again_when_it_is_saved() {
    let world = house();
    let save = |maker, folder, list, removed: &[FolderKey]| {
        let save = ListSave {
            change: ListChange { folder, list },
            removed: removed.to_vec(),
        };
        by(&world, maker).may(&Change::List(save), &[])
    };
    let own = || NewList::Own(vec![access_for(PIA)], Subfolders::Update);
    let silent = Ok(MoveEffect::Silent);
    assert_eq!(save(OLGA, ROOT, NewList::Inherited, &[]), Err(Refusal::Root));
    assert_eq!(save(OLGA, ROOT, own(), &[]), silent);
    assert_eq!(save(OLGA, BOARD, NewList::Inherited, &[]), silent);
    assert_eq!(save(PIA, PRESS_FOLDER, own(), &[RELEASES]), silent);
    let needing = |may: Result<_, _>| is_needing(may.map(|_| ()), Function::Access);
    assert!(needing(save(PIA, PRESS_FOLDER, own(), &[BOARD])));
    assert!(needing(save(MAX, PRESS_FOLDER, own(), &[])));
    let gives = vec![access_for(PIA), entry(Subject::Group(PRESS), &[Function::Delete])];
    let gives = NewList::Own(gives, Subfolders::Keep);
    assert_eq!(
        save(PIA, RELEASES, gives, &[]),
        Err(Refusal::GivesMaker(Function::Delete))
    );
}

#[test]
fn a_list_gives_its_maker_nothing_later_either() {
    let mut world = house();
    let crossed = |until| Entry {
        until,
        grants: denying(Function::Comment, None),
        ..entry(Subject::User(PIA), &[])
    };
    let of = |until| {
        vec![
            access_for(PIA),
            entry(Subject::Group(PRESS), &[Function::Comment]),
            crossed(until),
        ]
    };
    world.folders[RELEASES.index()].here = Some(of(None));
    let saved = |until| by(&world, PIA).plan_list(list(RELEASES, of(until), Subfolders::Keep));
    assert!(saved(None).is_ok());
    assert_eq!(
        saved(Some(Second(200))),
        Err(Refusal::GivesMaker(Function::Comment))
    );
}

/// Whether a subfolder is there that would show it is no matter: the answer would tell of one that the maker can't see.
#[test]
fn what_a_list_hands_to_subfolders_to_come_is_given_as_well() {
    let mut world = house();
    let own = || {
        vec![entry(
            Subject::User(PIA),
            &[Function::See, Function::Access, Function::Delete],
        )]
    };
    world.folders[RELEASES.index()].here = Some(own());
    let save = |world: &World, reach| by(world, PIA).plan_list(list(RELEASES, own(), reach)).map(|_| ());
    let gives = Err(Refusal::GivesMaker(Function::Delete));
    assert_eq!(save(&world, Subfolders::Keep), Ok(()));
    assert_eq!(save(&world, Subfolders::Update), gives);
    put(&mut world, below(RELEASES));
    assert_eq!(save(&world, Subfolders::Keep), Ok(()));
    assert_eq!(save(&world, Subfolders::Update), gives);
}

#[test]
fn what_a_moved_folder_hands_to_subfolders_to_come_is_given_as_well() {
    let mut world = house();
    let all = [Function::See, Function::Access, Function::FolderEdit];
    let here = |more: &[Function]| Some(vec![entry(Subject::User(PIA), &[&all, more].concat())]);
    let bare = put(
        &mut world,
        Folder {
            here: here(&[]),
            ..below(PRESS_FOLDER)
        },
    );
    let handing = put(
        &mut world,
        Folder {
            here: here(&[]),
            below: Some(List::new()),
            ..below(PRESS_FOLDER)
        },
    );
    let go = |world: &World, folder| {
        by(world, PIA).may_move_folder(MoveFolder {
            folder,
            to: OPEN,
            exposed: &[],
        })
    };
    let gives = Err(Refusal::GivesMaker(Function::Download));
    assert_eq!(go(&world, bare), gives);
    assert_eq!(go(&world, handing), Ok(MoveEffect::Silent));
    put(&mut world, below(bare));
    assert_eq!(go(&world, bare), gives);
}

#[test]
fn a_new_folder_with_lists_of_its_own_takes_access_and_gives_its_maker_nothing() {
    let world = house();
    let make = |maker, here: Option<List>, handed: Option<List>| {
        let folder = Folder {
            here,
            below: handed,
            ..below(PRESS_FOLDER)
        };
        by(&world, maker).may(&Change::NewFolder(folder), &[]).map(|_| ())
    };
    let empty = || Some(List::new());
    assert_eq!(make(MAX, None, None), Ok(()));
    assert!(is_needing(make(MAX, empty(), None), Function::Access));
    assert!(is_needing(make(MAX, None, empty()), Function::Access));
    assert_eq!(make(PIA, empty(), empty()), Ok(()));
    let giving = || Some(vec![entry(Subject::User(PIA), &[Function::Delete])]);
    let gives = Err(Refusal::GivesMaker(Function::Delete));
    assert_eq!(make(PIA, giving(), None), gives);
    assert_eq!(make(PIA, None, giving()), gives);
    assert_eq!(make(OLGA, giving(), giving()), Ok(()));
    let nowhere = Folder {
        parent: None,
        ..below(ROOT)
    };
    let made = by(&world, OLGA).may(&Change::NewFolder(nowhere), &[]);
    assert_eq!(made, Err(Refusal::Root));
}

#[test]
fn a_move_gives_others_what_lies_in_the_trash_of_what_is_archived() {
    let mut world = house();
    let all = |functions| entry(Subject::Group(ALL), functions);
    let crate_here = Some(vec![all(&[Function::See, Function::FolderEdit])]);
    let moving = put(
        &mut world,
        Folder {
            here: crate_here,
            ..below(PRESS_FOLDER)
        },
    );
    let archived = Lifecycle::Archived;
    put(
        &mut world,
        Folder {
            state: archived,
            ..below(moving)
        },
    );
    let seeing = world.folder(ROOT).below.clone();
    let target = put(
        &mut world,
        Folder {
            below: seeing,
            ..below(ROOT)
        },
    );
    let moved = |world: &World| {
        let moving = MoveFolder {
            folder: moving,
            to: target,
            exposed: &[],
        };
        by(world, OLGA).may_move_folder(moving)
    };
    assert_eq!(moved(&world), Ok(MoveEffect::Silent));
    // Nothing but what is in the trash there is found by whoever may delete.
    let handed = world.folders[target.index()].below.as_mut().unwrap();
    handed.push(Entry {
        subject: Subject::User(MAX),
        grants: allow(&[Function::Delete]),
        until: None,
    });
    assert_eq!(moved(&world), Ok(MoveEffect::GivesOthers));
    let handed = world.folders[target.index()].below.as_mut().unwrap();
    handed.last_mut().unwrap().grants = Grants::none();
    assert_eq!(moved(&world), Ok(MoveEffect::Silent));
}
