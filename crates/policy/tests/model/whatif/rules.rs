//! What-if, where random worlds seldom lead: rules of licences and marks, the last one who has `access`, and what of it
//! somebody is told.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Role, Second, ShareTerm, State,
};
use vitrine_policy::change::{
    AccountChange, Change, ListChange, ListSave, MemberChange, MembersOf, NewList, Subfolders,
};
use vitrine_policy::whatif::{About, Known, Told, WatchedLink, WhatIf, what_if};
use vitrine_policy::{
    AssetFacts, Caller, Colour, ColourKey, Compiled, Entry, Folder, Grants, Group, GroupKey, Home, Licence,
    LicenceKey, LinkFacts, Member, Membership, PasswordRule, Positions, Project, ProjectKey, Running,
    Subject, Target, UserKey, World,
};

use crate::house::{
    ADA, ALL, FILM, GUESTS, JO, LEA, MANAGERS, MAX, NOW, OLGA, OPEN, PIA, PRESS, PRESS_FOLDER, RELEASES,
    house,
};

struct Asked<'a> {
    maker: UserKey,
    files: &'a [AssetFacts],
    links: &'a [WatchedLink<'a>],
}

impl Asked<'_> {
    fn found(&self, world: &World, change: &Change) -> (WhatIf, Told) {
        let compiled = Compiled::build(world);
        let about = About {
            maker: self.maker,
            now: NOW,
            files: self.files,
            links: self.links,
        };
        let known = Known {
            world,
            compiled: &compiled,
        };
        let found = what_if(known, change, &about);
        let told = found.told_to(&compiled, &Caller::session(self.maker), change, &about);
        (found, told)
    }
}

fn by(maker: UserKey) -> Asked<'static> {
    Asked {
        maker,
        files: &[],
        links: &[],
    }
}

fn keys(people: &Positions) -> Vec<UserKey> {
    people.iter().map(UserKey::at).collect()
}

fn marked() -> (World, AssetFacts) {
    let mut world = house();
    world.licences.push(Licence {
        from: None,
        until: None,
        download: DownloadTerm::Allow,
        share: ShareTerm::Allow,
        lapsed: LapsedTerm::Lock,
    });
    world.colours.push(Colour {
        default: ColourMode::Free,
        groups: Vec::new(),
    });
    let file = AssetFacts {
        licences: vec![LicenceKey(0)],
        colour: Some(ColourKey(0)),
        ..AssetFacts::at_home(Home::Folder(OPEN))
    };
    (world, file)
}

#[test]
fn a_licence_or_mark_that_locks_takes_the_download_of_whoever_had_it() {
    let (world, file) = marked();
    let files = [file];
    let asked = Asked {
        files: &files,
        ..by(OLGA)
    };
    let licence = Licence {
        download: DownloadTerm::Lock,
        ..world.licences[0]
    };
    let colour = |mode, groups: &[(GroupKey, ColourMode)]| {
        let groups = groups.to_vec();
        Change::Colour(
            ColourKey(0),
            Colour {
                default: mode,
                groups,
            },
        )
    };
    let everyone = vec![OLGA, ADA, PIA, MAX, LEA, JO];
    let press = colour(ColourMode::Free, &[(PRESS, ColourMode::Locked)]);
    for (change, people) in [
        (Change::Licence(LicenceKey(0), licence), &everyone),
        (colour(ColourMode::Locked, &[]), &everyone),
        (press, &vec![PIA, MAX]),
    ] {
        let (found, _) = asked.found(&world, &change);
        let rows = found.files.iter().flat_map(|row| {
            let lost = row.shift.lost.contains(Function::Download);
            keys(&row.people).into_iter().filter(move |_| lost)
        });
        let mut lost: Vec<UserKey> = rows.collect();
        lost.sort_unstable();
        assert_eq!(&lost, people, "{change:?}");
    }
}

fn member(user: UserKey, role: Role) -> Member {
    Member {
        user,
        role,
        grants: Grants::none(),
        until: None,
    }
}

/// Owner and admins have no `access`, and another project stands before the film.
fn without_access_from_above() -> World {
    let mut world = house();
    let crossed = Grant::open(State::Deny);
    let key = GroupKey::at(world.groups.len());
    world.groups.push(Group {
        grants: Grants::none().with(Function::Access, crossed),
        sees: Vec::new(),
    });
    for user in [OLGA, ADA] {
        let until = None;
        world.users[user.index()]
            .groups
            .push(Membership { group: key, until });
    }
    let film = Project {
        members: vec![
            member(LEA, Role::Lead),
            member(PIA, Role::Lead),
            member(JO, Role::Member),
        ],
    };
    let other = Project {
        members: vec![member(MAX, Role::Member), member(JO, Role::Member)],
    };
    world.projects = vec![other, film];
    world
}

#[test]
fn the_last_one_with_access_at_a_project_is_named_and_nobody_before_them() {
    let mut world = without_access_from_above();
    world.groups[ALL.index()]
        .grants
        .set(Function::Access, Grant::open(State::Unset));
    let place = MembersOf::Project(ProjectKey(1));
    let leaves = |user| {
        Change::Member(MemberChange {
            place,
            user,
            to: None,
        })
    };
    let last = |found: &WhatIf| found.locks_out.last.projects.iter().collect::<Vec<_>>();
    let maker = |found: &WhatIf| found.locks_out.maker.projects.iter().collect::<Vec<_>>();

    let (found, told) = by(LEA).found(&world, &leaves(LEA));
    assert_eq!((maker(&found), last(&found)), (vec![1], vec![]));
    assert_eq!(maker(&told.known), [1]);
    leaves(LEA).apply(&mut world);
    let (found, _) = by(PIA).found(&world, &leaves(PIA));
    assert_eq!((maker(&found), last(&found)), (vec![1], vec![1]));
    // Where nobody had it, nobody is the last.
    let grants = Grants::allowing(FunctionSet::of(&[Function::ApprovalCreate]));
    let to = Some(Member {
        grants,
        ..member(JO, Role::Member)
    });
    let place = MembersOf::Project(FILM);
    let (found, _) = by(OLGA).found(&world, &Change::Member(MemberChange { place, user: JO, to }));
    assert_eq!((maker(&found), last(&found)), (vec![], vec![]));
    assert_eq!(found.projects.len(), 1);
}

/// A list that lets everybody do that.
fn admitting_all(functions: &[Function]) -> Vec<Entry> {
    vec![Entry {
        subject: Subject::Group(ALL),
        grants: Grants::allowing(FunctionSet::of(functions)),
        until: None,
    }]
}

#[test]
fn whoever_had_no_access_is_not_locked_out_with_the_others() {
    let mut world = house();
    world.folders[OPEN.index()].here = Some(admitting_all(&[Function::See, Function::Access]));
    world.users[JO.index()].grants = Grants::none().with(Function::Access, Grant::open(State::Deny));
    let shut = Change::List(ListSave {
        change: ListChange {
            folder: OPEN,
            list: NewList::Own(admitting_all(&[Function::See]), Subfolders::Keep),
        },
        removed: Vec::new(),
    });
    for (maker, locked_out) in [(MAX, vec![OPEN.index()]), (JO, vec![])] {
        let (found, told) = by(maker).found(&world, &shut);
        let folders = |places: &vitrine_policy::Bits| places.iter().collect::<Vec<_>>();
        assert_eq!(folders(&found.locks_out.maker.folders), locked_out);
        assert_eq!(folders(&told.known.locks_out.maker.folders), locked_out);
        // Owner and admins keep it.
        assert!(found.locks_out.last.folders.is_empty());
    }
}

fn link(issuer: UserKey) -> LinkFacts {
    LinkFacts {
        issuer,
        mode: vitrine_model::LinkMode::Review,
        targets: vec![Target::Folder(OPEN)],
        until: None,
        running: Running::Yes,
        uses_left: None,
        password: PasswordRule::Asked,
    }
}

#[test]
fn of_links_only_ones_own_are_told_and_those_of_people_whom_one_sees_and_manages() {
    let mut world = house();
    let sharing = Grants::allowing(FunctionSet::of(&[Function::See, Function::ShareReview]));
    world.users[LEA.index()].grants = sharing.clone();
    for group in [MANAGERS, PRESS] {
        world.groups[group.index()].sees = vec![GUESTS];
    }
    let list = world.folders[OPEN.index()].here.as_mut().unwrap();
    list.push(Entry {
        subject: Subject::Group(ALL),
        grants: sharing,
        until: None,
    });
    let facts = link(LEA);
    let links = [WatchedLink {
        facts: &facts,
        named: &[],
    }];
    let stops = Change::Account(AccountChange::Status(LEA, vitrine_model::Status::Deactivated));
    let told = |world: &World, maker| {
        let asked = Asked {
            links: &links,
            ..by(maker)
        };
        let (found, told) = asked.found(world, &stops);
        assert_eq!(found.links.len(), 1);
        assert!(!found.links[0].opens && !found.links[0].lost.is_empty() && found.links[0].gained.is_empty());
        told.known.links.len()
    };
    assert_eq!(told(&world, LEA), 1);
    assert_eq!(told(&world, PIA), 1);
    // Max sees her and manages nothing.
    assert_eq!(told(&world, MAX), 0);
    // Pia manages, and sees her no more.
    for group in &mut world.groups {
        group.sees.clear();
    }
    assert_eq!(told(&world, PIA), 0);
    assert_eq!(told(&world, OLGA), 1);
}

#[test]
fn whoever_makes_a_folder_is_told_what_they_get_there() {
    let world = house();
    let folder = Folder {
        parent: Some(PRESS_FOLDER),
        state: vitrine_model::Lifecycle::Live,
        here: None,
        below: None,
    };
    let (_, told) = by(PIA).found(&world, &Change::NewFolder(folder));
    let new = world.folders.len();
    let mine = told
        .known
        .folders
        .iter()
        .filter(|row| row.people.contains(PIA.index()));
    let gained: Vec<_> = mine
        .map(|row| (row.places.iter().collect::<Vec<_>>(), row.shift.itself.gained))
        .collect();
    assert_eq!(gained.len(), 1, "{gained:?}");
    assert_eq!(gained[0].0, [new]);
    assert!(gained[0].1.contains(Function::Access));
}

/// `privilege.manage` or `access` at the place: either is enough to be told of others there.
#[test]
fn whoever_makes_a_folder_is_told_of_others_there_by_privilege_or_by_access() {
    let folder = |here| {
        Change::NewFolder(Folder {
            parent: Some(PRESS_FOLDER),
            state: vitrine_model::Lifecycle::Live,
            here,
            below: None,
        })
    };
    let everyone = |functions: &[Function]| {
        Some(vec![Entry {
            subject: Subject::Group(ALL),
            grants: Grants::allowing(FunctionSet::of(functions)),
            until: None,
        }])
    };
    let is_told_of_max = |world: &World, change| {
        let (_, told) = by(PIA).found(world, &change);
        told.known
            .folders
            .iter()
            .any(|row| row.people.contains(MAX.index()))
    };
    let with_access = || folder(everyone(&[Function::See, Function::Access]));
    let without = || folder(everyone(&[Function::See]));
    let mut managing = house();
    managing.groups[PRESS.index()].sees = vec![PRESS];
    let mut other = managing.clone();
    other.users[PIA.index()]
        .groups
        .retain(|membership| membership.group != MANAGERS);
    assert!(is_told_of_max(&managing, with_access()) && is_told_of_max(&managing, without()));
    assert!(is_told_of_max(&other, with_access()) && !is_told_of_max(&other, without()));
}

#[test]
fn a_membership_that_had_ended_and_is_prolonged_gives_what_the_group_gives() {
    let mut world = house();
    let until = |until| {
        vec![Membership {
            group: PRESS,
            until: Some(Second(until)),
        }]
    };
    world.users[JO.index()].groups = until(50);
    let change = Change::Account(AccountChange::Memberships(JO, until(500)));
    let (found, _) = by(OLGA).found(&world, &change);
    let gained = found.folders.iter().filter(|row| row.people.contains(JO.index()));
    let gained: Vec<_> = gained
        .map(|row| (row.places.iter().collect::<Vec<_>>(), row.shift.itself.gained))
        .collect();
    let see = FunctionSet::of(&[Function::See]);
    assert_eq!(gained, [(vec![RELEASES.index()], see)]);
}

#[test]
fn the_last_ones_with_access_at_a_folder_are_named_whether_a_list_names_them_or_all_users() {
    let mut world = without_access_from_above();
    world.folders[OPEN.index()].here = Some(admitting_all(&[Function::See, Function::Access]));
    let shut = Change::List(ListSave {
        change: ListChange {
            folder: OPEN,
            list: NewList::Own(admitting_all(&[Function::See]), Subfolders::Keep),
        },
        removed: Vec::new(),
    });
    let (found, _) = by(MAX).found(&world, &shut);
    let last: Vec<_> = found.locks_out.last.folders.iter().collect();
    assert_eq!(last, [OPEN.index()]);
}

#[test]
fn what_hidden_members_gain_and_lose_at_a_project_is_told_together() {
    let mut world = house();
    for group in &mut world.groups {
        group.sees.clear();
    }
    world.projects[FILM.index()].members = vec![member(PIA, Role::Lead)];
    // Max and Jo are known to Pia by no project: they come by their level.
    for (user, keeps) in [(MAX, Function::Upload), (JO, Function::ApprovalCreate)] {
        world.users[user.index()].level = vitrine_model::Level::Admin;
        world.users[user.index()].grants = Grants::allowing(FunctionSet::of(&[keeps]));
        world.users[user.index()].groups = vec![Membership {
            group: GUESTS,
            until: None,
        }];
    }
    let crossed = |function| Grants::none().with(function, Grant::open(State::Deny));
    world.groups[GUESTS.index()].grants = crossed(Function::Upload);
    world.users[JO.index()].grants = crossed(Function::ApprovalCreate);
    world.users[MAX.index()].grants = crossed(Function::Upload);
    let change = Change::Account(AccountChange::GroupGrants(
        GUESTS,
        crossed(Function::ApprovalCreate),
    ));
    let (_, told) = by(PIA).found(&world, &change);
    assert!(told.known.projects.is_empty(), "{:?}", told.known.projects);
    let others: Vec<_> = told.others.projects.iter().map(|row| row.shift.itself).collect();
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].gained, FunctionSet::of(&[Function::Upload]));
    assert_eq!(others[0].lost, FunctionSet::of(&[Function::ApprovalCreate]));
}

#[test]
fn what_hidden_people_gain_and_lose_is_told_together() {
    let (mut world, _) = marked();
    for group in &mut world.groups {
        group.sees.clear();
    }
    // Lea loses what Jo gains: both by one change of the list, and the one who asks sees neither.
    let list = |lea: Function, jo: Function| {
        let entry = |user, function| Entry {
            subject: Subject::User(user),
            grants: Grants::allowing(FunctionSet::of(&[Function::See, function])),
            until: None,
        };
        let access = Entry {
            subject: Subject::User(PIA),
            grants: Grants::allowing(FunctionSet::of(&[Function::See, Function::Access])),
            until: None,
        };
        vec![access, entry(LEA, lea), entry(JO, jo)]
    };
    world.folders[OPEN.index()].here = Some(list(Function::Upload, Function::Comment));
    let save = ListSave {
        change: ListChange {
            folder: OPEN,
            list: NewList::Own(list(Function::Comment, Function::Upload), Subfolders::Keep),
        },
        removed: Vec::new(),
    };
    let file = AssetFacts {
        licences: vec![LicenceKey(0)],
        ..AssetFacts::at_home(Home::Folder(OPEN))
    };
    let files = [file];
    let asked = Asked {
        files: &files,
        ..by(PIA)
    };
    let (_, told) = asked.found(&world, &Change::List(save));
    assert_eq!((told.known.folders.len(), told.known.files.len()), (0, 0));
    let both = FunctionSet::of(&[Function::Upload, Function::Comment]);
    let folders: Vec<_> = told.others.folders.iter().map(|row| row.shift.itself).collect();
    assert_eq!(folders.len(), 1);
    assert_eq!((folders[0].gained, folders[0].lost), (both, both));
    let of_files: Vec<_> = told.others.files.iter().map(|row| row.shift).collect();
    assert_eq!(of_files.len(), 1);
    assert_eq!((of_files[0].gained, of_files[0].lost), (both, both));
}
