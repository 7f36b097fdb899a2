//! A file's own rules, part by part (sections 4, 5 and 7).

use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Shelf};
use vitrine_policy::change::{Change, FileChange, Mark, MoveAsset, MoveEffect, Refusal};
use vitrine_policy::{AssetFacts, ColourKey, FolderKey, Home, LicenceKey, Security, Subject, UserKey, World};

use super::{allow, by, entry, is_needing};
use crate::house::{FILM, JO, LEA, MAX, OLGA, OPEN, PIA, PRESS, PRESS_FOLDER, RELEASES, house};

fn at(folder: FolderKey) -> AssetFacts {
    AssetFacts::at_home(Home::Folder(folder))
}

fn may(
    world: &World,
    maker: UserKey,
    before: &AssetFacts,
    after: &AssetFacts,
) -> Result<MoveEffect, Refusal> {
    let change = FileChange {
        before: before.clone(),
        after: after.clone(),
    };
    by(world, maker).may(&Change::File(Box::new(change)), &[])
}

fn needs(may: Result<MoveEffect, Refusal>, function: Function) -> bool {
    is_needing(may.map(|_| ()), function)
}

const SILENT: Result<MoveEffect, Refusal> = Ok(MoveEffect::Silent);

#[test]
fn each_part_of_a_file_that_changes_is_asked_for_by_its_own_rule_and_no_other_is() {
    let world = house();
    let before = at(RELEASES);
    assert_eq!(may(&world, JO, &before, &before), SILENT);
    let restricted = Security {
        restricted: FunctionSet::of(&[Function::Delete]),
        entries: Vec::new(),
    };
    let changed = [
        AssetFacts {
            security: restricted,
            ..before.clone()
        },
        AssetFacts {
            licences: vec![LicenceKey(0)],
            ..before.clone()
        },
        AssetFacts {
            colour: Some(ColourKey(0)),
            ..before.clone()
        },
    ];
    for after in &changed {
        assert_eq!(may(&world, PIA, &before, after), SILENT, "{after:?}");
        assert!(
            needs(may(&world, MAX, &before, after), Function::Access),
            "{after:?}"
        );
    }
    let moved = at(OPEN);
    assert!(needs(may(&world, PIA, &before, &moved), Function::Move));
    assert_eq!(may(&world, OLGA, &before, &moved), Ok(MoveEffect::GivesOthers));
    assert_eq!(
        may(&world, MAX, &at(PRESS_FOLDER), &moved),
        Err(Refusal::GivesMaker(Function::Download))
    );
}

#[test]
fn into_the_archive_and_the_trash_and_out_of_them_takes_the_right_of_each() {
    use Function::{Archive, Delete};
    use Lifecycle::{Archived, Live, Trashed};
    let mut world = house();
    world.users[LEA.index()].grants = allow(&[Archive]);
    let here = world.folders[OPEN.index()].here.as_mut().unwrap();
    here.push(entry(Subject::User(JO), &[Delete]));
    here.push(entry(Subject::User(LEA), &[Archive]));
    let rows = [
        (Live, Archived, Archive),
        (Archived, Live, Archive),
        (Live, Trashed, Delete),
        (Trashed, Live, Delete),
    ];
    let turn = |maker, from, to| {
        let of = |state| AssetFacts { state, ..at(OPEN) };
        may(&world, maker, &of(from), &of(to))
    };
    for (from, to, right) in rows {
        for (maker, holds) in [(JO, Delete), (LEA, Archive)] {
            let made = turn(maker, from, to);
            if holds == right {
                assert_eq!(made, SILENT, "{from:?} {to:?}");
            } else {
                assert!(needs(made, right), "{from:?} {to:?}");
            }
        }
    }
    // From the trash into the archive takes both.
    assert!(needs(turn(JO, Trashed, Archived), Archive));
    assert!(needs(turn(LEA, Trashed, Archived), Delete));
    assert!(needs(turn(LEA, Archived, Trashed), Delete));
    for maker in [JO, LEA] {
        let kept = AssetFacts {
            state: Archived,
            ..at(OPEN)
        };
        assert_eq!(may(&world, maker, &kept, &kept), SILENT);
    }
}

#[test]
fn a_mark_is_for_who_manages_such_marks_and_may_edit_the_file() {
    let mut world = house();
    let open = at(OPEN);
    let mark = |world: &World, maker, mark| by(world, maker).may_mark(&open, mark);
    // Pia manages licences and may not edit there.
    assert!(is_needing(mark(&world, PIA, Mark::Licence), Function::Access));
    let here = world.folders[OPEN.index()].here.as_mut().unwrap();
    here.push(entry(Subject::Group(PRESS), &[Function::Edit]));
    assert_eq!(mark(&world, PIA, Mark::Licence), Ok(()));
    assert!(is_needing(mark(&world, PIA, Mark::Colour), Function::Access));
    assert!(is_needing(mark(&world, MAX, Mark::Licence), Function::Access));
    world.users[MAX.index()].grants = allow(&[Function::ColourManage]);
    assert_eq!(mark(&world, MAX, Mark::Colour), Ok(()));
    assert!(is_needing(mark(&world, MAX, Mark::Licence), Function::Access));
}

#[test]
fn security_gives_its_maker_none_of_the_nine() {
    let world = house();
    let asset = at(RELEASES);
    let nine = Function::ALL
        .iter()
        .copied()
        .filter(|function| function.is_file_security());
    for function in nine.clone() {
        let restricted = Security {
            restricted: FunctionSet::of(&[function]),
            entries: Vec::new(),
        };
        let locked = AssetFacts {
            security: restricted,
            ..asset.clone()
        };
        let set = by(&world, PIA).may_set_security(&locked, &Security::none());
        assert_eq!(set, Err(Refusal::GivesMaker(function)));
    }
    assert_eq!(nine.count(), 9);
    // What security says nothing of it gives to nobody.
    let other = Security {
        restricted: FunctionSet::EMPTY,
        entries: vec![entry(Subject::User(PIA), &[Function::Upload])],
    };
    assert_eq!(by(&world, PIA).may_set_security(&asset, &other), Ok(()));
}

/// Whoever leads a project has everything in it, until they lead it no more: where everyone is let in, they would keep
/// what they lose.
#[test]
fn a_move_out_of_a_project_gives_its_maker_what_they_have_no_longer_there_when_their_membership_ends() {
    let mut world = house();
    let asset = AssetFacts::at_home(Home::Project(FILM, Shelf::Content));
    let out = |world: &World| {
        by(world, LEA).may_move_asset(MoveAsset {
            asset: &asset,
            to: Home::Folder(OPEN),
        })
    };
    assert_eq!(out(&world), Ok(MoveEffect::GivesOthers));
    let lea = world.projects[FILM.index()]
        .members
        .iter_mut()
        .find(|member| member.user == LEA);
    lea.unwrap().until = Some(Second(500));
    assert_eq!(out(&world), Err(Refusal::GivesMaker(Function::See)));
}
