//! Levels, personal grants, groups, memberships, status (access model, section 7).

use vitrine_model::{Function, Level, State, Status};

use super::gain::given_to;
use super::{Maker, Refusal};
use crate::ask::Resource;
use crate::grants::Grants;
use crate::key::{GroupKey, UserKey};
use crate::world::{Group, Membership, Subject, World};

/// A change of a person or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// Sets a person's level.
    Level(UserKey, Level),
    /// Sets a person's personal grants.
    Grants(UserKey, Grants),
    /// Sets the groups that a person is in.
    Memberships(UserKey, Vec<Membership>),
    /// Activates or deactivates a person.
    Status(UserKey, Status),
    /// Changes a person's name, e-mail address or credentials.
    Person(UserKey),
    /// Makes a group.
    NewGroup(Group),
    /// Sets the function grants of a group.
    GroupGrants(GroupKey, Grants),
    /// Sets the groups that a group can see.
    GroupSees(GroupKey, Vec<GroupKey>),
    /// Removes a group, and every entry and rule about it.
    RemoveGroup(GroupKey),
}

impl Maker<'_> {
    /// May the maker make that change?
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_change(&self, change: &AccountChange) -> Result<(), Refusal> {
        for function in change.needs() {
            self.need(*function, Resource::Account)?;
        }
        if let Some(user) = change.user() {
            self.may_change_person(user, change)?;
        }
        match change {
            AccountChange::Level(user, level) => self.may_set_level(*user, *level)?,
            AccountChange::Status(user, status)
                if self.world.user(*user).level == Level::Owner && *status != Status::Active =>
            {
                return Err(Refusal::Owner);
            }
            AccountChange::Memberships(_, groups)
                if groups.iter().any(|group| group.group == self.world.all_users) =>
            {
                return Err(Refusal::AllUsers);
            }
            AccountChange::RemoveGroup(group) => self.may_remove(*group)?,
            AccountChange::GroupSees(group, sees) => self.may_set_sight(*group, sees)?,
            AccountChange::Status(..)
            | AccountChange::Memberships(..)
            | AccountChange::Grants(..)
            | AccountChange::Person(_)
            | AccountChange::NewGroup(_)
            | AccountChange::GroupGrants(..) => {}
        }
        self.gives_what_may_be_given(change)
    }

    /// Owner and admins aside, nobody changes their own, or those of a person of a higher level.
    fn may_change_person(&self, user: UserKey, change: &AccountChange) -> Result<(), Refusal> {
        if self.is_over() {
            return Ok(());
        }
        let of_rights = !matches!(change, AccountChange::Person(_) | AccountChange::Status(..));
        if user == self.caller.user && of_rights {
            Err(Refusal::Own)
        } else if self.world.user(user).level > self.level() {
            Err(Refusal::HigherPerson)
        } else {
            Ok(())
        }
    }

    /// Nobody sets a level above their own, only owner and admins make admins, and nobody makes or lowers the owner.
    fn may_set_level(&self, user: UserKey, level: Level) -> Result<(), Refusal> {
        let from = self.world.user(user).level;
        if (from == Level::Owner) != (level == Level::Owner) {
            Err(Refusal::Owner)
        } else if level == Level::Admin && !self.is_over() {
            Err(Refusal::MakesAdmin)
        } else if level > self.level() {
            Err(Refusal::AboveOwn)
        } else {
            Ok(())
        }
    }

    /// Who is in a group leaves it when it goes: that is a change of their own memberships.
    fn may_remove(&self, group: GroupKey) -> Result<(), Refusal> {
        let listed = |membership: &Membership| membership.group == group;
        if group == self.world.all_users {
            Err(Refusal::AllUsers)
        } else if !self.is_over() && self.world.user(self.caller.user).groups.iter().any(listed) {
            Err(Refusal::Own)
        } else {
            Ok(())
        }
    }

    fn may_set_sight(&self, group: GroupKey, sees: &[GroupKey]) -> Result<(), Refusal> {
        let counts_by = self.world.user(self.caller.user).groups.iter();
        let is_theirs = group == self.world.all_users
            || counts_by
                .map(|membership| membership.group)
                .any(|own| own == group);
        let before = &self.world.group(group).sees;
        if !self.is_over() && is_theirs && sees.iter().any(|seen| !before.contains(seen)) {
            Err(Refusal::ShowsMaker)
        } else {
            Ok(())
        }
    }

    /// A change to a group gives its maker nothing, and nobody a guarded function that its maker does not hold.
    fn gives_what_may_be_given(&self, change: &AccountChange) -> Result<(), Refusal> {
        let mut after = self.world.clone();
        change.apply(&mut after);
        for user in (0..self.world.users.len()).map(UserKey::at) {
            if change.user().is_some_and(|changed| changed != user) {
                continue;
            }
            let given = given_to(self.world, &after, user, self.now);
            if user == self.caller.user
                && !self.is_over()
                && let Some(function) = given.iter().next()
            {
                return Err(Refusal::GivesMaker(function));
            }
            self.holds_guarded(given.iter())?;
        }
        // A group gives to whoever joins it later, too.
        match change {
            AccountChange::NewGroup(Group { grants, .. }) => {
                self.holds_guarded(grants.open().allow.iter())?;
                self.holds_guarded(grants.ending().flat_map(|(votes, _)| votes.allow.iter()))
            }
            AccountChange::GroupGrants(group, grants) => {
                let before: Vec<_> = self.world.group(*group).grants.iter().collect();
                let changed = grants.iter().filter(|grant| !before.contains(grant));
                let allowed = changed.filter(|(_, grant)| grant.state == State::Allow);
                self.holds_guarded(allowed.map(|(function, _)| function))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn holds_guarded(&self, given: impl Iterator<Item = Function>) -> Result<(), Refusal> {
        for function in given.filter(|function| function.is_guarded()) {
            if !self.holds(function, Resource::Account) {
                return Err(Refusal::Guarded(function));
            }
        }
        Ok(())
    }
}

impl AccountChange {
    /// The functions that it takes.
    pub fn needs(&self) -> &'static [Function] {
        use Function::{GroupManage, PrivilegeManage, UserManage};
        match self {
            Self::Level(..) | Self::Grants(..) => &[PrivilegeManage],
            Self::Memberships(..) | Self::GroupSees(..) | Self::RemoveGroup(_) => &[GroupManage],
            Self::NewGroup(group) if group.grants.is_empty() => &[GroupManage],
            Self::NewGroup(_) | Self::GroupGrants(..) => &[GroupManage, PrivilegeManage],
            Self::Status(..) | Self::Person(_) => &[UserManage],
        }
    }

    /// The person whom it changes, if it is one.
    const fn user(&self) -> Option<UserKey> {
        match self {
            Self::Level(user, _)
            | Self::Grants(user, _)
            | Self::Memberships(user, _)
            | Self::Status(user, _)
            | Self::Person(user) => Some(*user),
            Self::NewGroup(_) | Self::GroupGrants(..) | Self::GroupSees(..) | Self::RemoveGroup(_) => None,
        }
    }

    /// Makes the change. A removed group keeps its position and is about nobody.
    pub fn apply(&self, world: &mut World) {
        match self {
            Self::Level(user, level) => world.users[user.index()].level = *level,
            Self::Grants(user, grants) => world.users[user.index()].grants = grants.clone(),
            Self::Memberships(user, groups) => world.users[user.index()].groups.clone_from(groups),
            Self::Status(user, status) => world.users[user.index()].status = *status,
            Self::Person(_) => {}
            Self::NewGroup(group) => add_group(world, group),
            Self::GroupGrants(group, grants) => world.groups[group.index()].grants = grants.clone(),
            Self::GroupSees(group, sees) => world.groups[group.index()].sees.clone_from(sees),
            Self::RemoveGroup(group) => remove_group(world, *group),
        }
    }
}

/// A new group is seen by all; what it sees itself comes with it.
fn add_group(world: &mut World, group: &Group) {
    let key = GroupKey::at(world.groups.len());
    for other in &mut world.groups {
        other.sees.push(key);
    }
    world.groups.push(group.clone());
}

fn remove_group(world: &mut World, group: GroupKey) {
    for user in &mut world.users {
        user.groups.retain(|membership| membership.group != group);
    }
    for folder in &mut world.folders {
        for list in [&mut folder.here, &mut folder.below].into_iter().flatten() {
            list.retain(|entry| entry.subject != Subject::Group(group));
        }
    }
    for colour in &mut world.colours {
        colour.groups.retain(|(named, _)| *named != group);
    }
    for other in &mut world.groups {
        other.sees.retain(|seen| *seen != group);
    }
    world.groups[group.index()] = Group::default();
}
