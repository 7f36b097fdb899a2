//! The compiled evaluator: the one that the server asks.
//!
//! Every function at once is a pair of masks, so a gate is a handful of bit operations. Folders with the same
//! effective list share an *access class*; an asset is tested by its folder's class when it is asked about.
//! Ends are kept beside the masks: time is never compiled in. Nothing on the deciding path allocates.

mod bits;
mod build;
mod class;
mod decide;
mod link;
mod people;
mod person;
mod place;
mod scope;

use std::ops::Range;

use vitrine_model::{Level, Lifecycle, Role, Second, Status};

use crate::grants::Votes;
use crate::key::GroupKey;
use crate::world::{Colour, Licence, Maintenance};

pub use bits::Bits;
pub use scope::PlaceScope;

/// A world made ready for deciding. It owns all it needs.
#[derive(Clone, Debug)]
pub struct Compiled {
    maintenance: Maintenance,
    all_users: GroupKey,
    users: Vec<UserRow>,
    /// What ends of the users' everywhere-votes, each user's together.
    ending: Vec<Ending>,
    /// The groups that each user is in without an end, All users among them: `words` a user.
    groups: Vec<u64>,
    words: usize,
    /// The groups that each group can see: `words` a group.
    sees: Vec<u64>,
    /// The groups that users are in with an end, each user's together.
    leaving: Vec<(GroupKey, Second)>,
    /// The users' memberships, each user's together and ordered by place.
    memberships: Vec<Membership>,
    projects: u32,
    playlists: u32,
    pub(crate) folders: Vec<FolderRow>,
    classes: Vec<ClassRow>,
    /// The rules of every class about groups, each class's together.
    group_rules: Vec<Rule>,
    /// The rules of every class about single users, each class's together and ordered by user.
    user_rules: Vec<Rule>,
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

    const fn is_empty(self) -> bool {
        self.from == self.to
    }
}

#[derive(Clone, Copy, Debug)]
struct UserRow {
    status: Status,
    level: Level,
    /// The fold of G2 that is the same everywhere: level, personal grants and groups, without what ends.
    everywhere: Votes,
    ending: Span,
    leaving: Span,
    memberships: Span,
}

/// Votes that stand until a second.
#[derive(Clone, Copy, Debug)]
struct Ending {
    until: Second,
    votes: Votes,
}

/// That a user is in a project or playlist; one more for each of their own grants there that ends.
#[derive(Clone, Copy, Debug)]
struct Membership {
    place: PlaceIndex,
    until: Option<Second>,
    role: Option<Role>,
    /// Their own grants there, with nothing in them that no grant gives.
    own: Votes,
}

/// Projects first, then playlists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct PlaceIndex(u32);

#[derive(Clone, Copy, Debug)]
pub(crate) struct FolderRow {
    /// Its access class; `None` where no path leads to a root with both lists.
    pub(crate) class: Option<u32>,
    /// The worst of its own state and of what lies above it.
    pub(crate) state: Lifecycle,
    /// Its position in a walk of the tree from the top.
    enter: u32,
    /// One past the position of the last folder below it.
    leave: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct ClassRow {
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

    /// How many different effective lists the folders have.
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        size_of::<Self>()
            + size_of_val(self.users.as_slice())
            + size_of_val(self.ending.as_slice())
            + size_of_val(self.groups.as_slice())
            + size_of_val(self.sees.as_slice())
            + size_of_val(self.leaving.as_slice())
            + size_of_val(self.memberships.as_slice())
            + size_of_val(self.folders.as_slice())
            + size_of_val(self.classes.as_slice())
            + size_of_val(self.group_rules.as_slice())
            + size_of_val(self.user_rules.as_slice())
            + size_of_val(self.licences.as_slice())
            + size_of_val(self.colours.as_slice())
    }
}
