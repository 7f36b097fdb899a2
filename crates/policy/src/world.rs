//! The world: everything that decides access and belongs to no single asset, as plain data.
//!
//! Assets are not in it: they come with the question ([`AssetFacts`](crate::AssetFacts)), so that a
//! permission change costs what folders and groups cost, never what assets cost.

use vitrine_model::{
    ColourMode, DownloadTerm, LapsedTerm, Level, Lifecycle, Role, Second, ShareTerm, Status,
};

use crate::grants::{Grants, Votes};
use crate::key::{ColourKey, FolderKey, GroupKey, LicenceKey, PlaylistKey, ProjectKey, UserKey};

/// Everything that decides access in one account, at one generation.
///
/// Keys are positions in these vectors. Whoever builds a world sees to it that every key in it stands
/// for something in it, and that the folders are one tree whose root has both lists; a folder from
/// which no path leads to such a root admits nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    /// Is everyone but the owner and admins locked out?
    pub maintenance: Maintenance,
    /// The group that everyone is in without being listed.
    pub all_users: GroupKey,
    /// The people, whatever their status.
    pub users: Vec<User>,
    /// The groups, All users among them.
    pub groups: Vec<Group>,
    /// The library tree. A child may stand before its parent.
    pub folders: Vec<Folder>,
    /// The projects.
    pub projects: Vec<Project>,
    /// The playlists.
    pub playlists: Vec<Playlist>,
    /// The licences.
    pub licences: Vec<Licence>,
    /// The colour marks.
    pub colours: Vec<Colour>,
}

/// Whether the account is in maintenance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Maintenance {
    /// As always.
    #[default]
    Off,
    /// Only the owner and admins pass, and no token or link does.
    On,
}

/// A person who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Only who is active passes gate G1.
    pub status: Status,
    /// How high they stand.
    pub level: Level,
    /// Their personal grants: a group of one.
    pub grants: Grants,
    /// The groups that they are in beside All users. A group may stand here twice; one that is live counts.
    pub groups: Vec<Membership>,
}

/// That a user is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The group.
    pub group: GroupKey,
    /// Exclusive end; open where `None`.
    pub until: Option<Second>,
}

/// A named set of users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its function grants.
    pub grants: Grants,
    /// The groups that it can see.
    pub sees: Vec<GroupKey>,
}

/// A node of the library tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// What it lies in; `None` for the root alone.
    pub parent: Option<FolderKey>,
    /// Its own state; what lies above it may take it further.
    pub state: Lifecycle,
    /// The list for itself and its files. `Some(vec![])` is set and admits nobody.
    pub here: Option<List>,
    /// The list that its subfolders are handed.
    pub below: Option<List>,
}

/// An access list: who may do what at a place. Its order never matters.
pub type List = Vec<Entry>;

/// One line of an access list, or of a file's security.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Whom it is about.
    pub subject: Subject,
    /// What it says.
    pub grants: Grants,
    /// Exclusive end of the whole entry; open where `None`.
    pub until: Option<Second>,
}

impl Entry {
    /// What it says at that second, to whom it is about.
    pub fn at(&self, now: Second) -> Votes {
        if now.is_before(self.until) {
            self.grants.at(now)
        } else {
            Votes::NONE
        }
    }
}

/// Whom an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One person.
    User(UserKey),
    /// Everyone in a group.
    Group(GroupKey),
}

/// A project: members with roles, two shelves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Who is in it.
    pub members: Vec<Member>,
}

/// A playlist: content to watch together, with its own members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Playlist {
    /// Who is in it. What stands in it comes with the assets.
    pub members: Vec<Member>,
}

/// That a user is in a project or playlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub user: UserKey,
    /// Their role there.
    pub role: Role,
    /// Their own grants there: place-bound ones.
    pub grants: Grants,
    /// Exclusive end of the membership; open where `None`.
    pub until: Option<Second>,
}

/// A licence that may be attached to files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Inclusive start of its term; open where `None`.
    pub from: Option<Second>,
    /// Exclusive end of its term; open where `None`.
    pub until: Option<Second>,
    /// What it says of downloads in force.
    pub download: DownloadTerm,
    /// What it says of shares in force.
    pub share: ShareTerm,
    /// What it says of both out of force.
    pub lapsed: LapsedTerm,
}

impl Licence {
    /// Is that second within its term?
    pub fn is_in_force(&self, now: Second) -> bool {
        self.from.is_none_or(|from| from <= now) && now.is_before(self.until)
    }
}

/// A colour mark that a file may bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour {
    /// The mode for whoever no rule is about.
    pub default: ColourMode,
    /// The modes for groups.
    pub groups: Vec<(GroupKey, ColourMode)>,
}

impl World {
    /// A world with nobody in it: All users, without a grant, is its one group, at `GroupKey(0)`.
    pub fn empty() -> Self {
        Self {
            maintenance: Maintenance::Off,
            all_users: GroupKey(0),
            users: Vec::new(),
            groups: vec![Group::default()],
            folders: Vec::new(),
            projects: Vec::new(),
            playlists: Vec::new(),
            licences: Vec::new(),
            colours: Vec::new(),
        }
    }

    /// The user of that key.
    pub fn user(&self, key: UserKey) -> &User {
        &self.users[key.index()]
    }

    /// The group of that key.
    pub fn group(&self, key: GroupKey) -> &Group {
        &self.groups[key.index()]
    }

    /// The folder of that key.
    pub fn folder(&self, key: FolderKey) -> &Folder {
        &self.folders[key.index()]
    }

    /// The members of that project.
    pub fn project_members(&self, key: ProjectKey) -> &[Member] {
        &self.projects[key.index()].members
    }

    /// The members of that playlist.
    pub fn playlist_members(&self, key: PlaylistKey) -> &[Member] {
        &self.playlists[key.index()].members
    }

    /// The licence of that key.
    pub fn licence(&self, key: LicenceKey) -> &Licence {
        &self.licences[key.index()]
    }

    /// The colour mark of that key.
    pub fn colour(&self, key: ColourKey) -> &Colour {
        &self.colours[key.index()]
    }

    /// The groups that a user is in at that second beside All users; one may come twice.
    pub fn own_groups(&self, user: UserKey, now: Second) -> impl Iterator<Item = GroupKey> + '_ {
        self.user(user)
            .groups
            .iter()
            .filter(move |membership| now.is_before(membership.until))
            .map(|membership| membership.group)
    }

    /// Is the user in the group at that second? Everyone is in All users.
    pub fn is_in(&self, user: UserKey, group: GroupKey, now: Second) -> bool {
        group == self.all_users || self.own_groups(user, now).any(|own| own == group)
    }

    /// Is an entry of that subject about the user at that second?
    pub fn is_about(&self, subject: Subject, user: UserKey, now: Second) -> bool {
        match subject {
            Subject::User(named) => named == user,
            Subject::Group(group) => self.is_in(user, group, now),
        }
    }

    /// What a list says to a user at that second, for every function.
    pub fn votes_of(&self, list: &[Entry], user: UserKey, now: Second) -> Votes {
        list.iter()
            .filter(|entry| self.is_about(entry.subject, user, now))
            .fold(Votes::NONE, |sum, entry| sum.and(entry.at(now)))
    }

    /// A folder and everything above it, from the folder up to the root.
    pub fn upward(&self, folder: FolderKey) -> impl Iterator<Item = FolderKey> + '_ {
        // No path is longer than there are folders: a cycle, which a well-formed world has not, ends too.
        std::iter::successors(Some(folder), |key| self.folder(*key).parent).take(self.folders.len())
    }

    /// The state of a folder: the worst of its own and of what lies above it.
    pub fn folder_state(&self, folder: FolderKey) -> Lifecycle {
        self.upward(folder)
            .map(|key| self.folder(key).state)
            .max()
            .unwrap_or(Lifecycle::Live)
    }

    /// The live memberships of a user among those members.
    pub(crate) fn standing_of(
        members: &[Member],
        user: UserKey,
        now: Second,
    ) -> impl Iterator<Item = &Member> {
        members
            .iter()
            .filter(move |member| member.user == user && now.is_before(member.until))
    }
}
