//! May the maker make a change, whichever it is?

use vitrine_model::{Function, Level, Lifecycle, State};

use super::{Change, FileChange, Maker, Mark, MoveAsset, MoveEffect, MoveFolder, Refusal};
use crate::ask::Resource;
use crate::facts::AssetFacts;
use crate::key::FolderKey;
use crate::world::{Folder, List, User};

impl Maker<'_> {
    /// May the maker make that change, and has something to be said first?
    ///
    /// `exposed` are the assets in and below a folder that moves which stand in playlists; for every other change they
    /// do not count.
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may(&self, change: &Change, exposed: &[AssetFacts]) -> Result<MoveEffect, Refusal> {
        let account = |function| self.need(function, Resource::Account);
        match change {
            Change::Account(change) => self.may_change(change)?,
            Change::NewUser(user) => self.may_add(user)?,
            Change::Member(change) => self.may_change_member(change)?,
            Change::NewProject(_) => account(Function::ProjectCreate)?,
            Change::NewPlaylist(_) => account(Function::PlaylistCreate)?,
            Change::List(save) => self.may_save_list(save)?,
            Change::MoveFolder { folder, to } => {
                return self.may_move_folder(MoveFolder {
                    folder: *folder,
                    to: *to,
                    exposed,
                });
            }
            Change::FolderState { folder, to } => self.may_put_folder(*folder, *to)?,
            Change::NewFolder(folder) => self.may_make_folder(folder)?,
            Change::Licence(..) | Change::NewLicence(_) => account(Function::LicenceManage)?,
            Change::Colour(..) | Change::NewColour(_) => account(Function::ColourManage)?,
            Change::Maintenance(_) => account(Function::SettingsManage)?,
            Change::File(file) => return self.may_change_file(file),
        }
        Ok(MoveEffect::Silent)
    }

    /// Whoever adds a person gives them no more than they could give to one who is there.
    fn may_add(&self, user: &User) -> Result<(), Refusal> {
        self.need(Function::UserManage, Resource::Account)?;
        let level = user.level;
        if level != Level::Member || !user.grants.is_empty() {
            self.need(Function::PrivilegeManage, Resource::Account)?;
        }
        if !user.groups.is_empty() {
            self.need(Function::GroupManage, Resource::Account)?;
        }
        let all_users = self.world.all_users;
        if level == Level::Owner {
            return Err(Refusal::Owner);
        } else if level == Level::Admin && !self.is_over() {
            return Err(Refusal::MakesAdmin);
        } else if level > self.level() {
            return Err(Refusal::AboveOwn);
        } else if user.groups.iter().any(|membership| membership.group == all_users) {
            return Err(Refusal::AllUsers);
        }
        let groups = user
            .groups
            .iter()
            .map(|membership| &self.world.group(membership.group).grants);
        let given = std::iter::once(&user.grants)
            .chain(groups)
            .flat_map(|grants| grants.iter());
        let allowed = given.filter(|(_, grant)| grant.state == State::Allow);
        let by_level = crate::source::of_level(level);
        self.holds_guarded(by_level.iter().chain(allowed.map(|(function, _)| function)))
    }

    /// Into the trash and out of it takes `folder.delete`, into the archive and out of it `folder.archive`.
    fn may_put_folder(&self, folder: FolderKey, to: Lifecycle) -> Result<(), Refusal> {
        for right in rights(self.world.folder(folder).state, to) {
            self.need(right.of_folder(), Resource::Folder(folder))?;
        }
        if self.world.folder(folder).parent.is_none() {
            return Err(Refusal::Root);
        }
        Ok(())
    }

    /// A folder is made where one may make folders; with lists of its own where one may `access` as well.
    fn may_make_folder(&self, folder: &Folder) -> Result<(), Refusal> {
        let parent = folder.parent.ok_or(Refusal::Root)?;
        self.need(Function::FolderCreate, Resource::Folder(parent))?;
        if folder.here.is_none() && folder.below.is_none() {
            return Ok(());
        }
        self.need(Function::Access, Resource::Folder(parent))?;
        // What it hands down counts as well: by a folder that stands below it.
        let key = FolderKey::at(self.world.folders.len());
        let with = |here: &Option<List>, below: &Option<List>| {
            let mut world = self.world.clone();
            let [here, below] = [here, below].map(Option::clone);
            let (parent, state) = (Some(key), folder.state);
            world.folders.push(Folder {
                here,
                below,
                ..folder.clone()
            });
            world.folders.push(Folder {
                parent,
                state,
                here: None,
                below: None,
            });
            world
        };
        let maker = Maker {
            world: &with(&None, &None),
            ..*self
        };
        let after = with(&folder.here, &folder.below);
        maker.lists_give_nothing(&after, &[key, FolderKey::at(self.world.folders.len() + 1)])
    }

    /// Each part of a file that changes is asked for by its own rule. In which playlists it stands is no matter of the
    /// file's: whoever adds it there hands on no more than they have.
    fn may_change_file(&self, change: &FileChange) -> Result<MoveEffect, Refusal> {
        let FileChange { before, after } = change;
        if before.security != after.security {
            self.may_set_security(before, &after.security)?;
        }
        if before.licences != after.licences {
            self.may_mark(before, Mark::Licence)?;
        }
        if before.colour != after.colour {
            self.may_mark(before, Mark::Colour)?;
        }
        if before.state != after.state {
            for right in rights(before.state, after.state) {
                self.need(right.of_asset(), Resource::Asset(before))?;
            }
        }
        if before.home == after.home {
            return Ok(MoveEffect::Silent);
        }
        self.may_move_asset(MoveAsset {
            asset: before,
            to: after.home,
        })
    }
}

/// Which right a change of state takes.
#[derive(Clone, Copy)]
enum Right {
    Archive,
    Delete,
}

impl Right {
    const fn of_folder(self) -> Function {
        match self {
            Self::Archive => Function::FolderArchive,
            Self::Delete => Function::FolderDelete,
        }
    }

    const fn of_asset(self) -> Function {
        match self {
            Self::Archive => Function::Archive,
            Self::Delete => Function::Delete,
        }
    }
}

/// Into the trash and out of it, into the archive and out of it; from the one to the other both.
const fn rights(before: Lifecycle, after: Lifecycle) -> &'static [Right] {
    use Lifecycle::{Archived, Trashed};
    match (before, after) {
        (Trashed, Archived) => &[Right::Delete, Right::Archive],
        (Trashed, _) | (_, Trashed) => &[Right::Delete],
        _ => &[Right::Archive],
    }
}
