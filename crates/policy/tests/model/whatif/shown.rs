//! A what-if as people meet it, in the house of six that the tests of changes live in.

use vitrine_model::{Function, FunctionSet, Level, Lifecycle, LinkMode, Status};
use vitrine_policy::change::{
    AccountChange, Change, ListChange, ListSave, Maker, MoveEffect, NewList, Refusal, Subfolders,
};
use vitrine_policy::whatif::{About, Known, Shift, WatchedLink, WhatIf, what_if};
use vitrine_policy::{
    Caller, Compiled, Entry, Folder, FolderKey, Grants, Licence, LinkFacts, Maintenance, Membership,
    PasswordRule, Positions, Running, Subject, Target, User, UserKey,
};

use crate::house::{
    ADA, ALL, BOARD, MANAGERS, MAX, NOW, OLGA, PIA, PRESS, PRESS_FOLDER, RELEASES, ROOT, house,
};

/// What the change would do, and what its maker is told of it.
fn asked(maker: UserKey, change: &Change, links: &[WatchedLink<'_>]) -> [WhatIf; 2] {
    let world = house();
    let compiled = Compiled::build(&world);
    let about = About {
        maker,
        now: NOW,
        files: &[],
        links,
    };
    let known = Known {
        world: &world,
        compiled: &compiled,
    };
    let found = what_if(known, change, &about);
    let told = found.told_to(&compiled, &Caller::session(maker), change, &about);
    [found, told.known]
}

fn shut(folder: FolderKey) -> Change {
    Change::List(ListSave {
        change: ListChange {
            folder,
            list: NewList::Own(Vec::new(), Subfolders::Keep),
        },
        removed: Vec::new(),
    })
}

fn all(positions: &Positions) -> Vec<usize> {
    positions.iter().collect()
}

#[test]
fn a_list_that_shuts_a_folder_says_who_loses_it_and_that_its_maker_is_locked_out() {
    let [found, _] = asked(PIA, &shut(RELEASES), &[]);
    let lost = |functions| Shift {
        gained: FunctionSet::EMPTY,
        lost: FunctionSet::of(functions),
    };
    let mut rows: Vec<_> = found
        .folders
        .iter()
        .map(|row| (all(&row.people), all(&row.places), row.shift.itself))
        .collect();
    rows.sort_by_key(|(people, ..)| people.clone());
    let releases = vec![RELEASES.index()];
    let expected = [
        (
            vec![PIA.index()],
            releases.clone(),
            lost(&[Function::See, Function::Access]),
        ),
        (vec![MAX.index()], releases.clone(), lost(&[Function::See])),
    ];
    assert_eq!(rows, expected);
    let locks_out = &found.locks_out;
    assert_eq!(locks_out.maker.folders.iter().collect::<Vec<_>>(), releases);
    assert!(locks_out.last.folders.is_empty(), "the owner has it by level");
    assert!(found.account.is_empty() && found.projects.is_empty());
}

#[test]
fn a_cross_for_all_users_locks_the_last_one_out() {
    let crossed = Entry {
        subject: Subject::Group(ALL),
        grants: Grants::none().with(
            Function::Access,
            vitrine_model::Grant::open(vitrine_model::State::Deny),
        ),
        until: None,
    };
    let change = Change::List(ListSave {
        change: ListChange {
            folder: RELEASES,
            list: NewList::Own(vec![crossed], Subfolders::Keep),
        },
        removed: Vec::new(),
    });
    let [found, _] = asked(OLGA, &change, &[]);
    for places in [&found.locks_out.maker, &found.locks_out.last] {
        assert_eq!(places.folders.iter().collect::<Vec<_>>(), [RELEASES.index()]);
    }
}

#[test]
fn whom_the_maker_may_not_see_is_others_without_a_number() {
    let world = house();
    let compiled = Compiled::build(&world);
    let about = About {
        maker: PIA,
        now: NOW,
        files: &[],
        links: &[],
    };
    let known = Known {
        world: &world,
        compiled: &compiled,
    };
    let change = shut(RELEASES);
    let found = what_if(known, &change, &about);
    let told = found.told_to(&compiled, &Caller::session(PIA), &change, &about);
    let people: Vec<_> = told.known.folders.iter().map(|row| all(&row.people)).collect();
    assert_eq!(people, [vec![PIA.index()]]);
    let [others] = told.others.folders.as_slice() else {
        panic!("{:?}", told.others);
    };
    assert_eq!(all(&others.places), [RELEASES.index()]);
    assert_eq!(others.shift.itself.lost, FunctionSet::of(&[Function::See]));

    // Max sees the folder, and may not ask about anybody else.
    let told = found.told_to(&compiled, &Caller::session(MAX), &change, &about);
    let people: Vec<_> = told.known.folders.iter().map(|row| all(&row.people)).collect();
    assert_eq!(people, [vec![MAX.index()]]);
    assert!(told.others.folders.is_empty());
    // Whoever does not see the board is told nothing of it.
    let board = what_if(known, &shut(BOARD), &about);
    let told = board.told_to(&compiled, &Caller::session(MAX), &shut(BOARD), &about);
    assert_eq!(told.known.folders, []);
}

#[test]
fn a_deactivation_shows_the_links_that_stop() {
    let link = LinkFacts {
        issuer: ADA,
        mode: LinkMode::Review,
        targets: vec![Target::Folder(PRESS_FOLDER)],
        until: None,
        running: Running::Yes,
        uses_left: None,
        password: PasswordRule::Asked,
    };
    let stopped = LinkFacts {
        running: Running::Stopped,
        ..link.clone()
    };
    let links = [&link, &stopped].map(|facts| WatchedLink { facts, named: &[] });
    let change = Change::Account(AccountChange::Status(ADA, Status::Deactivated));
    for found in asked(OLGA, &change, &links) {
        let [shift] = found.links.as_slice() else {
            panic!("{:?}", found.links);
        };
        assert_eq!((shift.link, shift.opens), (0, false));
        let lost = [PRESS_FOLDER, RELEASES, BOARD].map(FolderKey::index);
        assert_eq!(shift.lost.folders.iter().collect::<Vec<_>>(), lost);
        assert!(shift.gained.is_empty());
    }
}

fn new_user(level: Level, grants: Grants, groups: Vec<Membership>) -> Change {
    Change::NewUser(User {
        status: Status::Invited,
        level,
        grants,
        groups,
    })
}

#[test]
fn whoever_adds_a_person_gives_them_no_more_than_to_one_who_is_there() {
    let world = house();
    let may = |user, change: Change| {
        let maker = Maker {
            world: &world,
            caller: Caller::session(user),
            now: NOW,
        };
        maker.may(&change, &[])
    };
    let member = |grants, groups| new_user(Level::Member, grants, groups);
    let nothing = || member(Grants::none(), Vec::new());
    let of = |group| vec![Membership { group, until: None }];
    let audit = || Grants::allowing(FunctionSet::of(&[Function::AuditRead]));
    assert_eq!(may(PIA, nothing()), Ok(MoveEffect::Silent));
    assert!(needs(may(MAX, nothing()), Function::UserManage));
    assert_eq!(
        may(PIA, member(Grants::none(), of(MANAGERS))),
        Ok(MoveEffect::Silent)
    );
    assert_eq!(may(PIA, member(Grants::none(), of(ALL))), Err(Refusal::AllUsers));
    assert_eq!(
        may(PIA, member(audit(), of(PRESS))),
        Err(Refusal::Guarded(Function::AuditRead))
    );
    assert_eq!(may(ADA, member(audit(), of(PRESS))), Ok(MoveEffect::Silent));
    let level = |level| new_user(level, Grants::none(), Vec::new());
    assert_eq!(may(PIA, level(Level::Admin)), Err(Refusal::MakesAdmin));
    assert_eq!(may(PIA, level(Level::Creator)), Err(Refusal::AboveOwn));
    assert_eq!(may(OLGA, level(Level::Owner)), Err(Refusal::Owner));
    assert_eq!(may(ADA, level(Level::Admin)), Ok(MoveEffect::Silent));
}

#[test]
fn every_change_asks_for_its_own_function() {
    let world = house();
    let may = |user, change: Change| {
        let maker = Maker {
            world: &world,
            caller: Caller::session(user),
            now: NOW,
        };
        maker.may(&change, &[])
    };
    let licence = Change::NewLicence(Licence {
        from: None,
        until: None,
        download: vitrine_model::DownloadTerm::Lock,
        share: vitrine_model::ShareTerm::Lock,
        lapsed: vitrine_model::LapsedTerm::Lock,
    });
    assert_eq!(may(PIA, licence.clone()), Ok(MoveEffect::Silent));
    assert!(needs(may(MAX, licence), Function::LicenceManage));
    assert!(needs(
        may(PIA, Change::Maintenance(Maintenance::On)),
        Function::SettingsManage
    ));
    let archive = |folder| Change::FolderState {
        folder,
        to: Lifecycle::Archived,
    };
    assert!(needs(may(PIA, archive(RELEASES)), Function::FolderArchive));
    assert_eq!(may(ADA, archive(RELEASES)), Ok(MoveEffect::Silent));
    assert_eq!(may(ADA, archive(ROOT)), Err(Refusal::Root));

    let own = |functions| {
        Some(vec![Entry {
            subject: Subject::User(PIA),
            grants: Grants::allowing(FunctionSet::of(functions)),
            until: None,
        }])
    };
    let folder = |here| {
        Change::NewFolder(Folder {
            parent: Some(PRESS_FOLDER),
            state: Lifecycle::Live,
            here,
            below: None,
        })
    };
    assert_eq!(may(MAX, folder(None)), Ok(MoveEffect::Silent));
    assert!(needs(may(MAX, folder(own(&[Function::See]))), Function::Access));
    assert_eq!(may(PIA, folder(own(&[Function::See]))), Ok(MoveEffect::Silent));
    let gives = Err(Refusal::GivesMaker(Function::Delete));
    assert_eq!(may(PIA, folder(own(&[Function::Delete]))), gives);

    // A list that goes takes `access` there, whoever planned it.
    assert_eq!(may(PIA, shut(RELEASES)), Ok(MoveEffect::Silent));
    let Change::List(mut save) = shut(PRESS_FOLDER) else {
        panic!("a list");
    };
    save.removed = vec![RELEASES];
    let gives = Err(Refusal::GivesMaker(Function::Upload));
    assert_eq!(may(PIA, Change::List(save.clone())), gives, "it inherits more");
    save.removed = vec![BOARD];
    assert!(needs(may(PIA, Change::List(save)), Function::Access));
    let moved = |folder, to| Change::MoveFolder { folder, to };
    assert_eq!(may(OLGA, moved(PRESS_FOLDER, RELEASES)), Err(Refusal::IntoItself));
}

fn needs(result: Result<MoveEffect, Refusal>, wanted: Function) -> bool {
    matches!(result, Err(Refusal::Needs { function, .. }) if function == wanted)
}
