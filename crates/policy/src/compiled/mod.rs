//! The compiled evaluator: the one that the server asks.
//!
//! Every function at once is a pair of masks, so a gate is a handful of bit operations. Folders with the same
//! effective list share an *access class*; an asset is tested by its folder's class when it is asked about.
//! Ends are kept beside the masks: time is never compiled in. Nothing on the deciding path allocates.

mod actions;
mod apply;
mod bits;
mod build;
mod class;
mod decide;
mod equal;
mod gates;
mod glance;
mod link;
mod look;
mod people;
mod person;
mod place;
mod positions;
mod rows;
mod scope;
mod tree;
mod user;

use std::ops::Range;

use vitrine_model::{Level, Lifecycle, Role, Second, Status};

use crate::grants::Votes;
use crate::key::{GroupKey, PlaylistKey, ProjectKey};
use crate::world::{Colour, Licence, Maintenance};
use glance::Glance;
use rows::Rows;

pub use actions::Actions;
pub(crate) use actions::{OF_THINGS, of_thing};
pub use bits::Bits;
pub(crate) use person::Asker;
pub use positions::Positions;
pub(crate) use positions::spread;
pub use scope::PlaceScope;
pub(crate) use tree::Stand;

/// A world made ready for deciding. It owns all it needs.
///
/// Two of them are equal where they hold the same, wherever their rows stand.
#[derive(Clone, Debug)]
pub struct Compiled {
    maintenance: Maintenance,
    all_users: GroupKey,
    users: Vec<UserRow>,
    /// What ends of the users' everywhere-votes.
    ending: Rows<Ending>,
    /// The groups that each user is in without an end, All users among them: `words` a user.
    groups: Vec<u64>,
    words: usize,
    /// The groups that each group can see: `words` a group.
    sees: Vec<u64>,
    /// The groups that users are in with an end.
    leaving: Rows<(GroupKey, Second)>,
    /// The users' memberships, each user's ordered by place.
    memberships: Rows<Membership>,
    projects: u32,
    playlists: u32,
    folders: Vec<FolderRow>,
    /// The folders in a walk of the tree from the top.
    order: Vec<u32>,
    classes: Vec<ClassRow>,
    /// How many classes there were when it was built: those that came since may be out of use.
    classes_built: usize,
    /// The rules of the classes about groups.
    group_rules: Rows<Rule>,
    /// The rules of the classes about single users, each class's ordered by user.
    user_rules: Rows<Rule>,
    licences: Vec<Licence>,
    colours: Vec<Colour>,
}

/// A span of one of the flat vectors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    const fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// What is looked at of a user first, in one line of the processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(crate) struct UserRow {
    status: Status,
    level: Level,
    /// The fold of G2 that is the same everywhere: level, personal grants and groups, without what ends.
    everywhere: Votes,
    /// They themselves, and every group that they are in, ended or not.
    subjects: Glance,
    ending: Span,
    leaving: Span,
    memberships: Span,
}

/// Votes that stand until a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ending {
    until: Second,
    votes: Votes,
}

/// That a user is in a project or playlist; one more for each of their own grants there that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Membership {
    place: PlaceIndex,
    until: Option<Second>,
    role: Option<Role>,
    /// Their own grants there, with nothing in them that no grant gives.
    own: Votes,
}

/// A project or playlist. Projects come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlaceIndex(u32);

/// What a [`PlaceIndex`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemberPlace {
    Project(ProjectKey),
    Playlist(PlaylistKey),
}

impl PlaceIndex {
    /// The bit that tells a playlist.
    const PLAYLIST: u32 = 1 << 31;

    pub(crate) const fn project(project: ProjectKey) -> Self {
        Self(project.0)
    }

    pub(crate) const fn playlist(playlist: PlaylistKey) -> Self {
        Self(playlist.0 | Self::PLAYLIST)
    }

    pub(crate) const fn is(self) -> MemberPlace {
        if self.0 & Self::PLAYLIST == 0 {
            MemberPlace::Project(ProjectKey(self.0))
        } else {
            MemberPlace::Playlist(PlaylistKey(self.0 & !Self::PLAYLIST))
        }
    }
}

/// What is looked at of a folder, in one line of the processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct FolderRow {
    /// What its class says, in short: most questions need no look at the class.
    gist: Gist,
    /// Its access class; `None` where no path leads to a root with both lists.
    class: Option<u32>,
    /// The class that its subfolders are handed.
    handed: Option<u32>,
    /// The worst of its own state and of what lies above it.
    state: Lifecycle,
    /// Its position in the walk of the tree.
    enter: u32,
    /// How many folders it and those below it are; 0 where no path leads to it.
    size: u32,
}

/// What a class says in short. Its rules say it again.
#[derive(Clone, Copy, Debug)]
struct Gist {
    /// To all users, without an end.
    everyone: Votes,
    /// Whom it says anything else to.
    others: Glance,
}

#[derive(Clone, Copy, Debug)]
struct ClassRow {
    gist: Gist,
    groups: Span,
    users: Span,
}

/// What a list says about one subject, until a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Rule {
    /// The position of the group or user.
    subject: u32,
    until: Option<Second>,
    votes: Votes,
}

impl Compiled {
    /// How many users there are.
    pub fn user_count(&self) -> usize {
        self.users.len()
    }

    /// How many folders there are.
    pub fn folder_count(&self) -> usize {
        self.folders.len()
    }

    /// How many projects there are.
    pub fn project_count(&self) -> usize {
        self.projects as usize
    }

    /// How many playlists there are.
    pub fn playlist_count(&self) -> usize {
        self.playlists as usize
    }

    /// How many different effective lists the folders have; after changes some may be out of use.
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        size_of::<Self>()
            + size_of_val(self.users.as_slice())
            + self.ending.size()
            + size_of_val(self.groups.as_slice())
            + size_of_val(self.sees.as_slice())
            + self.leaving.size()
            + self.memberships.size()
            + size_of_val(self.folders.as_slice())
            + size_of_val(self.order.as_slice())
            + size_of_val(self.classes.as_slice())
            + self.group_rules.size()
            + self.user_rules.size()
            + size_of_val(self.licences.as_slice())
            + size_of_val(self.colours.as_slice())
    }
}
