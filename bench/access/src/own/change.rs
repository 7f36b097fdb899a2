//! Changes: tried out, made in the compiled world, and the world built anew.

use vitrine_model::{Function, FunctionSet, Grant, Level, Lifecycle, State};
use vitrine_policy::change::{AccountChange, Change, ListChange, ListSave, NewList, Subfolders};
use vitrine_policy::whatif::{About, Known, what_if};
use vitrine_policy::{
    Caller, Compiled, Entry, FolderKey, Grants, GroupKey, Membership, Subject, UserKey, World,
};

use crate::allocation::kept;
use crate::library::{Library, NOW};
use crate::timing::{RUNS, median, nanos, timed, waited};

/// One change, by its name.
pub(crate) struct Changed {
    pub(crate) name: &'static str,
    /// What would it do to anybody, anywhere: nanoseconds, where that was asked.
    pub(crate) tried: Option<f64>,
    /// Of that, what the owner may be told, picked out: nanoseconds.
    pub(crate) told: Option<f64>,
    /// Made in the compiled world: nanoseconds.
    pub(crate) made: f64,
}

/// Whether changes are tried out before they are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trial {
    Yes,
    No,
}

/// All of them.
pub(crate) type Changes = Vec<Changed>;

/// A compiled world made anew.
pub(crate) struct Rebuilt {
    pub(crate) nanos: f64,
    pub(crate) bytes: usize,
    pub(crate) classes: usize,
}

pub(crate) fn rebuilt(world: &World) -> Rebuilt {
    let (compiled, bytes) = kept(|| Compiled::build(world));
    let run = |_| nanos(timed(|| Compiled::build(world)).1);
    Rebuilt {
        nanos: median((0..RUNS).map(run).collect()),
        bytes,
        classes: compiled.class_count(),
    }
}

/// Tries and makes each change, and holds what was made against a world built anew.
///
/// # Errors
/// The name of the change after which both differ.
pub(crate) fn changes(library: &Library, compiled: &Compiled, trial: Trial) -> Result<Changes, &'static str> {
    let world = &library.world;
    let about = About {
        maker: UserKey(0),
        now: NOW,
        files: &[],
        links: &[],
    };
    let measure = |(name, change): (&'static str, Change)| {
        let known = Known { world, compiled };
        let once = |_| nanos(waited(|| what_if(known, &change, &about)).1);
        let tried = (trial == Trial::Yes).then(|| median((0..RUNS).map(once).collect()));
        let told = (trial == Trial::Yes).then(|| {
            let all = what_if(known, &change, &about);
            let owner = Caller::session(about.maker);
            let once = |_| nanos(timed(|| all.told_to(compiled, &owner, &change, &about)).1);
            median((0..RUNS).map(once).collect())
        });
        let mut after = world.clone();
        change.apply(&mut after);
        let mut made = Vec::new();
        let built = Compiled::build(&after);
        for _ in 0..RUNS {
            let mut own = compiled.clone();
            made.push(nanos(timed(|| own.apply(&change, &after)).1));
            if own != built {
                return Err(name);
            }
        }
        let made = median(made);
        Ok(Changed {
            name,
            tried,
            told,
            made,
        })
    };
    samples(world).into_iter().map(measure).collect()
}

/// One of each kind that access is changed by, the dearest of its kind among them.
fn samples(world: &World) -> Vec<(&'static str, Change)> {
    let root = FolderKey(0);
    let deep = FolderKey::at(world.folders.len() - 1);
    let everyone = world.all_users;
    let somebody = UserKey::at(world.users.len() / 2);
    let see_less =
        Grants::allowing(FunctionSet::PLACE_BOUND).with(Function::Download, Grant::open(State::Deny));
    let only = |group: GroupKey, grants: &Grants| {
        vec![Entry {
            subject: Subject::Group(group),
            grants: grants.clone(),
            until: None,
        }]
    };
    let save = |folder: FolderKey, group: GroupKey, subfolders: Subfolders| {
        Change::List(ListSave {
            change: ListChange {
                folder,
                list: NewList::Own(only(group, &see_less), subfolders),
            },
            removed: match subfolders {
                Subfolders::Update => lists_below(world, folder),
                Subfolders::Keep => Vec::new(),
            },
        })
    };
    let busiest = busiest(world);
    let account = Change::Account;
    vec![
        (
            "the root's list, for all below",
            save(root, everyone, Subfolders::Update),
        ),
        (
            "the root's list, for itself",
            save(root, everyone, Subfolders::Keep),
        ),
        (
            "the list of a folder with many below",
            save(busiest, GroupKey(7), Subfolders::Update),
        ),
        (
            "the list of one folder",
            save(deep, GroupKey(7), Subfolders::Keep),
        ),
        ("a folder with many below, moved", moved(world, busiest)),
        (
            "a folder with many below, archived",
            Change::FolderState {
                folder: busiest,
                to: Lifecycle::Archived,
            },
        ),
        (
            "the grants of All users",
            account(AccountChange::GroupGrants(everyone, see_less.clone())),
        ),
        (
            "the grants of a group",
            account(AccountChange::GroupGrants(GroupKey(7), see_less.clone())),
        ),
        (
            "a group, removed",
            account(AccountChange::RemoveGroup(GroupKey(7))),
        ),
        (
            "a person's groups",
            account(AccountChange::Memberships(somebody, vec![in_group(9)])),
        ),
        (
            "a person's level",
            account(AccountChange::Level(somebody, Level::Admin)),
        ),
        (
            "a person's grants",
            account(AccountChange::Grants(somebody, see_less.clone())),
        ),
    ]
}

const fn in_group(group: usize) -> Membership {
    Membership {
        group: GroupKey::at(group),
        until: None,
    }
}

/// A folder right below the root, with as much below it as there is.
fn busiest(world: &World) -> FolderKey {
    let mut below = vec![1_usize; world.folders.len()];
    // What lies in a folder comes after it.
    for at in (1..world.folders.len()).rev() {
        if let Some(parent) = world.folders[at].parent {
            below[parent.index()] += below[at];
        }
    }
    let right_below = |at: &usize| world.folders[*at].parent == Some(FolderKey(0));
    let all = (1..world.folders.len()).filter(right_below);
    FolderKey::at(all.max_by_key(|at| below[*at]).unwrap_or(1))
}

/// To the last folder that is not in it.
fn moved(world: &World, folder: FolderKey) -> Change {
    let is_outside = |at: &FolderKey| !world.upward(*at).any(|above| above == folder);
    let last = (0..world.folders.len()).rev().map(FolderKey::at).find(is_outside);
    Change::MoveFolder {
        folder,
        to: last.unwrap_or(FolderKey(0)),
    }
}

/// The folders below that have lists of their own.
fn lists_below(world: &World, folder: FolderKey) -> Vec<FolderKey> {
    let has_own = |at: &FolderKey| {
        let row = world.folder(*at);
        row.here.is_some() || row.below.is_some()
    };
    let is_below = |at: &FolderKey| *at != folder && world.upward(*at).any(|above| above == folder);
    (0..world.folders.len())
        .map(FolderKey::at)
        .filter(has_own)
        .filter(is_below)
        .collect()
}
