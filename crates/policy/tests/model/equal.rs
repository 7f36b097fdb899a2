//! Two compiled worlds are equal where they hold the same, and only there: what holds incremental against rebuilt.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, LapsedTerm, Level, Lifecycle, Second, ShareTerm, Status,
};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{
    Colour, Compiled, Entry, Grants, GroupKey, Licence, Maintenance, Membership, Playlist, Project, Subject,
    UserKey, World,
};

use crate::questions::STUDIO;

fn studio() -> World {
    WorldFile::read("studio.json", STUDIO).unwrap().world().clone()
}

/// One thing of a world that becomes another.
type Turn = fn(&mut World);

fn differs(name: &str, world: &World) {
    let before = Compiled::build(&studio());
    assert!(before != Compiled::build(world), "{name}");
}

#[test]
fn compiled_worlds_that_differ_in_one_thing_are_not_equal() {
    let turns: [(&str, Turn); 12] = [
        ("maintenance", |world| world.maintenance = Maintenance::On),
        ("status", |world| world.users[1].status = Status::Invited),
        ("level", |world| world.users[1].level = Level::Member),
        ("sight", |world| world.groups[0].sees.clear()),
        ("state", |world| world.folders[0].state = Lifecycle::Trashed),
        ("parent", |world| {
            world.folders[0].parent = world.folders[2].parent.map(|_| vitrine_policy::FolderKey(2))
        }),
        ("project", |world| world.projects.push(Project::default())),
        ("playlist", |world| world.playlists.push(Playlist::default())),
        ("licence", |world| world.licences[0].download = DownloadTerm::Lock),
        ("colour", |world| world.colours[0].default = ColourMode::Free),
        ("member", |world| {
            world.projects[0].members[0].until = Some(Second(5))
        }),
        ("a user more", |world| {
            let user = world.users[1].clone();
            world.users.push(user);
        }),
    ];
    assert!(Compiled::build(&studio()) == Compiled::build(&studio()));
    for (name, turn) in turns {
        let mut world = studio();
        turn(&mut world);
        differs(name, &world);
    }
}

#[test]
fn compiled_worlds_that_grant_or_list_otherwise_are_not_equal() {
    let see = || Grants::allowing(vitrine_model::FunctionSet::of(&[Function::Upload]));
    let entry = || Entry {
        subject: Subject::User(UserKey(1)),
        grants: see(),
        until: None,
    };
    let mut world = studio();
    world.users[1].grants = see();
    differs("grants", &world);
    let mut world = studio();
    world.users[1].groups = vec![Membership {
        group: GroupKey(3),
        until: None,
    }];
    differs("a group", &world);
    world.users[1].groups = vec![Membership {
        group: GroupKey(2),
        until: Some(Second(7)),
    }];
    differs("a group with an end", &world);
    for folder in 0..2 {
        let mut world = studio();
        world.folders[folder].here.get_or_insert_default().push(entry());
        differs("here", &world);
        let mut world = studio();
        world.folders[folder].below.get_or_insert_default().push(entry());
        differs("below", &world);
    }
    let mut world = studio();
    let licence = Licence {
        from: None,
        until: None,
        download: DownloadTerm::Allow,
        share: ShareTerm::Allow,
        lapsed: LapsedTerm::Warn,
    };
    world.licences.push(licence);
    differs("a licence more", &world);
    world.colours.push(Colour {
        default: ColourMode::Free,
        groups: Vec::new(),
    });
    differs("a colour more", &world);
}

#[test]
fn lists_that_say_the_same_are_one_class() {
    let mut world = studio();
    // Secret's list, the root's two, and the empty one.
    assert_eq!(Compiled::build(&world).class_count(), 4);
    world.folders[3].here = world.folders[1].here.clone();
    assert_eq!(Compiled::build(&world).class_count(), 4);
    world.folders[3].here.get_or_insert_default().clear();
    assert_eq!(Compiled::build(&world).class_count(), 4);
    world.folders[3].below = world.folders[0]
        .here
        .as_ref()
        .map(|list| [&list[..], &list[..]].concat());
    assert_eq!(Compiled::build(&world).class_count(), 4);
}

/// Nobody may make such a change; taken all the same, it is the world that comes of it, and folders that no way leads
/// up from admit nobody.
#[test]
fn a_folder_that_comes_to_lie_in_itself_is_taken_as_if_it_were_read_so() {
    use vitrine_policy::FolderKey;
    use vitrine_policy::change::Change;

    let mut world = studio();
    let below = FolderKey::at(world.folders.len());
    let top = FolderKey(0);
    world.folders.push(vitrine_policy::Folder {
        parent: Some(top),
        ..world.folders[1].clone()
    });
    let change = Change::MoveFolder {
        folder: top,
        to: below,
    };
    let mut compiled = Compiled::build(&world);
    change.apply(&mut world);
    compiled.apply(&change, &world);
    assert!(compiled == Compiled::build(&world));
    // From there nothing is moved out but by reading it anew.
    let back = Change::MoveFolder {
        folder: below,
        to: FolderKey(1),
    };
    back.apply(&mut world);
    compiled.apply(&back, &world);
    assert!(compiled == Compiled::build(&world));
}

/// The bits of sixty-four groups fill a word.
#[test]
fn the_group_after_the_sixty_fourth_is_taken_as_if_it_had_been_there() {
    use vitrine_policy::Group;
    use vitrine_policy::change::{AccountChange, Change};

    let mut world = studio();
    world.groups.resize_with(64, Group::default);
    for user in &mut world.users {
        let group = GroupKey(63);
        user.groups.push(Membership { group, until: None });
    }
    let mut compiled = Compiled::build(&world);
    for _ in 0..2 {
        let change = Change::Account(AccountChange::NewGroup(Group::default()));
        change.apply(&mut world);
        compiled.apply(&change, &world);
        assert!(
            compiled == Compiled::build(&world),
            "{} groups",
            world.groups.len()
        );
    }
}
