//! A change made in the compiled form: it touches what the change touches.

use super::tree::NoTree;
use super::user::UserParts;
use super::{Compiled, PlaceIndex};
use crate::change::{AccountChange, Change, MemberChange, MembersOf};
use crate::key::{GroupKey, PlaylistKey, ProjectKey, UserKey};
use crate::world::{Member, World};

impl Compiled {
    /// Takes a change that was made in its world, and becomes equal to what [`Compiled::build`] makes of that world.
    ///
    /// `after` is the world with the change made. What a change leaves unused is packed away once it outweighs what is
    /// in use, so that the cost of many changes stays that of what they touch.
    pub fn apply(&mut self, change: &Change, after: &World) {
        if self.take(change, after).is_err() || self.is_wasteful() {
            *self = Self::build(after);
        }
    }

    /// The same, without packing: classes keep their numbers.
    ///
    /// # Errors
    /// That it has to be built anew, and is good for nothing until then.
    pub(crate) fn take(&mut self, change: &Change, after: &World) -> Result<(), NoTree> {
        match change {
            Change::Account(change) => self.take_account(change, after),
            Change::NewUser(user) => self.add_user(after, user, &mut UserParts::default()),
            Change::Member(change) => self.take_member(change, after),
            Change::NewProject(project) => {
                let place = PlaceIndex::project(ProjectKey(self.projects));
                self.projects += 1;
                self.take_members(place, &project.members);
            }
            Change::NewPlaylist(playlist) => {
                let place = PlaceIndex::playlist(PlaylistKey(self.playlists));
                self.playlists += 1;
                self.take_members(place, &playlist.members);
            }
            Change::List(save) => self.refresh_lists(after, save.change.folder),
            Change::MoveFolder { folder, .. } => self.move_folder(after, *folder)?,
            Change::FolderState { folder, .. } => self.hand_down(after, *folder),
            Change::NewFolder(_) => self.add_folder(after)?,
            Change::Licence(..) | Change::NewLicence(_) => self.licences.clone_from(&after.licences),
            Change::Colour(..) | Change::NewColour(_) => self.colours.clone_from(&after.colours),
            Change::Maintenance(maintenance) => self.maintenance = *maintenance,
            Change::File(_) => {}
        }
        Ok(())
    }

    fn take_account(&mut self, change: &AccountChange, after: &World) {
        match change {
            AccountChange::Level(user, _)
            | AccountChange::Grants(user, _)
            | AccountChange::Memberships(user, _)
            | AccountChange::Status(user, _) => {
                self.refresh_user(after, *user, &mut UserParts::default());
            }
            AccountChange::Person(_) => {}
            AccountChange::NewGroup(_) => {
                self.make_room_for_groups(after.groups.len());
                for group in (0..after.groups.len()).map(GroupKey::at) {
                    self.refresh_sight(after, group);
                }
            }
            AccountChange::GroupGrants(group, _) => self.refresh_group(after, *group),
            AccountChange::GroupSees(group, _) => self.refresh_sight(after, *group),
            AccountChange::RemoveGroup(group) => {
                self.refresh_group(after, *group);
                self.strip_group(*group);
                self.colours.clone_from(&after.colours);
                for group in (0..after.groups.len()).map(GroupKey::at) {
                    self.refresh_sight(after, group);
                }
            }
        }
    }

    /// Reads everyone anew who is in that group, whether their membership has ended or not.
    fn refresh_group(&mut self, after: &World, group: GroupKey) {
        let mut parts = UserParts::default();
        for user in (0..self.users.len()).map(UserKey::at) {
            let word = self.groups[user.index() * self.words + group.index() / 64];
            let leaving = self.leaving.of(self.users[user.index()].leaving);
            if word >> (group.index() % 64) & 1 == 1 || leaving.iter().any(|(left, _)| *left == group) {
                self.refresh_user(after, user, &mut parts);
            }
        }
    }

    fn take_member(&mut self, change: &MemberChange, after: &World) {
        let (place, members) = match change.place {
            MembersOf::Project(project) => (PlaceIndex::project(project), after.project_members(project)),
            MembersOf::Playlist(playlist) => {
                (PlaceIndex::playlist(playlist), after.playlist_members(playlist))
            }
        };
        self.refresh_member(change.user, place, members);
    }

    fn take_members(&mut self, place: PlaceIndex, members: &[Member]) {
        for member in members {
            self.refresh_member(member.user, place, members);
        }
    }

    fn make_room_for_groups(&mut self, groups: usize) {
        let words = groups.div_ceil(64);
        if words > self.words {
            let old = self.words;
            let widen = |bits: &[u64]| {
                let rows = bits.chunks(old.max(1));
                rows.flat_map(|row| row.iter().copied().chain(std::iter::repeat_n(0, words - old)))
                    .collect::<Vec<u64>>()
            };
            (self.groups, self.sees) = (widen(&self.groups), widen(&self.sees));
            self.words = words;
        }
        self.sees.resize(groups * words, 0);
    }

    fn is_wasteful(&self) -> bool {
        self.ending.is_wasteful()
            || self.leaving.is_wasteful()
            || self.memberships.is_wasteful()
            || self.group_rules.is_wasteful()
            || self.classes.len() > 2 * self.classes_built + 64
    }
}
