//! Every change of what decides access, as one value: asked about, tried out, and made.

use vitrine_model::Lifecycle;

use super::list::{ListChange, ListPlan, NewList, Subfolders};
use super::{AccountChange, MemberChange, MembersOf};
use crate::facts::AssetFacts;
use crate::key::{ColourKey, FolderKey, LicenceKey};
use crate::world::{Colour, Folder, Licence, Maintenance, Member, Playlist, Project, User, World};

/// One change (access model, sections 5 and 7).
///
/// [`Maker::may`](super::Maker::may) says whether somebody may make it, [`what_if`](crate::whatif::what_if) what it would
/// do, [`Change::apply`] makes it in a world and [`Compiled::apply`](crate::Compiled::apply) in a compiled one.
/// What is new gets the next key of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A level, personal grants, memberships of groups, a status; a group, what it grants and what it sees.
    Account(AccountChange),
    /// Adds a person.
    NewUser(User),
    /// A membership of a project or playlist: its role, its grants, its end, or that it is there at all.
    Member(MemberChange),
    /// Makes a project.
    NewProject(Project),
    /// Makes a playlist.
    NewPlaylist(Playlist),
    /// Saves a folder's list, or goes back to what it inherits.
    List(ListSave),
    /// Moves a folder with everything below it.
    MoveFolder {
        /// Which.
        folder: FolderKey,
        /// Its parent to be.
        to: FolderKey,
    },
    /// Archives a folder, throws it away, or brings it back.
    FolderState {
        /// Which.
        folder: FolderKey,
        /// Its own state to be.
        to: Lifecycle,
    },
    /// Makes a folder.
    NewFolder(Folder),
    /// Sets what a licence says.
    Licence(LicenceKey, Licence),
    /// Makes a licence.
    NewLicence(Licence),
    /// Sets the rules of a colour mark.
    Colour(ColourKey, Colour),
    /// Makes a colour mark.
    NewColour(Colour),
    /// Closes the account to everyone but the owner and admins, or opens it.
    Maintenance(Maintenance),
    /// A file's home, state, security, licences or colour mark.
    File(Box<FileChange>),
}

/// A folder's list, to be saved as somebody planned it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSave {
    /// The list and where it goes.
    pub change: ListChange,
    /// The descendants whose own lists are removed: [`Maker::plan_list`](super::Maker::plan_list) says which.
    pub removed: Vec<FolderKey>,
}

/// A file as it is and as it will be. Files are not in the world: they come with the change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// As it is.
    pub before: AssetFacts,
    /// As it will be.
    pub after: AssetFacts,
}

impl Change {
    /// Makes the change. The facts of a file are no part of a world: there it changes nothing.
    pub fn apply(&self, world: &mut World) {
        match self {
            Self::Account(change) => change.apply(world),
            Self::NewUser(user) => world.users.push(user.clone()),
            Self::Member(change) => change.apply(world),
            Self::NewProject(project) => world.projects.push(project.clone()),
            Self::NewPlaylist(playlist) => world.playlists.push(playlist.clone()),
            Self::List(save) => save.apply(world),
            Self::MoveFolder { folder, to } => world.folders[folder.index()].parent = Some(*to),
            Self::FolderState { folder, to } => world.folders[folder.index()].state = *to,
            Self::NewFolder(folder) => world.folders.push(folder.clone()),
            Self::Licence(key, licence) => world.licences[key.index()] = *licence,
            Self::NewLicence(licence) => world.licences.push(*licence),
            Self::Colour(key, colour) => world.colours[key.index()].clone_from(colour),
            Self::NewColour(colour) => world.colours.push(colour.clone()),
            Self::Maintenance(maintenance) => world.maintenance = *maintenance,
            Self::File(_) => {}
        }
    }
}

impl ListSave {
    /// Saves the list.
    pub fn apply(&self, world: &mut World) {
        let folder = &mut world.folders[self.change.folder.index()];
        match &self.change.list {
            NewList::Own(list, subfolders) => {
                folder.here = Some(list.clone());
                if *subfolders == Subfolders::Update {
                    folder.below = Some(list.clone());
                }
            }
            NewList::Inherited => (folder.here, folder.below) = (None, None),
        }
        for key in &self.removed {
            let folder = &mut world.folders[key.index()];
            (folder.here, folder.below) = (None, None);
        }
    }
}

impl ListPlan {
    /// The change that was planned.
    pub fn save(&self) -> ListSave {
        ListSave {
            change: self.change.clone(),
            removed: self.removed.clone(),
        }
    }

    /// Saves the list.
    pub fn apply(&self, world: &mut World) {
        self.save().apply(world);
    }
}

impl MemberChange {
    /// Makes the change. Whoever was a member more than once is so no more than once after it.
    pub fn apply(&self, world: &mut World) {
        let members: &mut Vec<Member> = match self.place {
            MembersOf::Project(project) => &mut world.projects[project.index()].members,
            MembersOf::Playlist(playlist) => &mut world.playlists[playlist.index()].members,
        };
        members.retain(|member| member.user != self.user);
        members.extend(self.to.clone());
    }
}
