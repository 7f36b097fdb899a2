//! Trying changes on a case, and taking them back.

use super::case::Case;
use super::change::Change;
use crate::ask::Ask;
use crate::change::MembersOf;
use crate::facts::{AssetFacts, LinkFacts};
use crate::key::{FolderKey, GroupKey, UserKey};
use crate::world::{Folder, Group, Maintenance, Member, User};

/// The part of a case that one change touches, as it was before.
enum Before<'a> {
    Maintenance(Maintenance),
    User(UserKey, User),
    Group(GroupKey, Group),
    Folder(FolderKey, Folder),
    Members(MembersOf, Vec<Member>),
    Asset(Option<AssetFacts>),
    Link(Option<LinkFacts>, Ask<'a>),
    Asker(Ask<'a>),
}

impl<'a> Case<'a> {
    /// What somebody sees of the case while those changes are made; afterwards it is as it was.
    pub(super) fn with<T>(&mut self, changes: &[Change], look: impl FnOnce(&mut Self) -> T) -> T {
        let mut before = Vec::with_capacity(changes.len());
        for change in changes {
            before.push(self.before(change));
            self.apply(change);
        }
        let seen = look(self);
        while let Some(part) = before.pop() {
            self.put_back(part);
        }
        seen
    }

    fn before(&self, change: &Change) -> Before<'a> {
        let world = self.world();
        match *change {
            Change::Maintenance(_) => Before::Maintenance(world.maintenance),
            Change::Status(user, _)
            | Change::Level(user, _)
            | Change::Personal(user, ..)
            | Change::Join(user, _)
            | Change::Leave(user, _) => Before::User(user, world.user(user).clone()),
            Change::GroupGrant(group, ..) => Before::Group(group, world.group(group).clone()),
            Change::Entry(row, ..) => Before::Folder(row.folder, world.folder(row.folder).clone()),
            Change::FolderState(folder, _) => Before::Folder(folder, world.folder(folder).clone()),
            Change::Member(of, ..) | Change::MemberGrant(of, ..) => {
                Before::Members(of, of.members(world).to_vec())
            }
            Change::AssetState(_)
            | Change::Security(..)
            | Change::Restrict(_)
            | Change::Unrestrict(_)
            | Change::Detach(_)
            | Change::Unmark(_)
            | Change::TakeOut(_) => Before::Asset(self.asset.as_deref().cloned()),
            Change::Widen(_) | Change::Narrow(_) | Change::Supermode(_) | Change::Reason(_) => {
                Before::Asker(self.asked)
            }
            Change::Link(_) => Before::Link(self.link.as_deref().cloned(), self.asked),
        }
    }

    fn put_back(&mut self, before: Before<'a>) {
        use std::borrow::Cow::Owned;
        match before {
            Before::Maintenance(maintenance) => self.world.to_mut().maintenance = maintenance,
            Before::User(key, user) => self.world.to_mut().users[key.index()] = user,
            Before::Group(key, group) => self.world.to_mut().groups[key.index()] = group,
            Before::Folder(key, folder) => self.world.to_mut().folders[key.index()] = folder,
            Before::Members(of, members) => *of.members_mut(self.world.to_mut()) = members,
            Before::Asset(facts) => self.asset = facts.map(Owned),
            Before::Asker(asked) => self.asked = asked,
            Before::Link(link, asked) => (self.link, self.asked) = (link.map(Owned), asked),
        }
    }
}
