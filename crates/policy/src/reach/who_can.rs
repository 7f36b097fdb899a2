//! Who may do something to a thing, and by what.

use vitrine_model::{Function, Level, Role, Second, State};

use crate::ask::{Caller, Resource};
use crate::compiled::{Bits, Compiled};
use crate::facts::{AssetFacts, Home};
use crate::key::{FolderKey, GroupKey, PlaylistKey, ProjectKey, UserKey};
use crate::source::{self, RoleAt};
use crate::verdict::Effect;
use crate::world::{Member, Subject, World};

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Which action.
    pub action: Function,
    /// To what.
    pub resource: Resource<'a>,
    /// When.
    pub now: Second,
}

/// The people who pass, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhoCan {
    /// Everyone for whom it does not come out `Deny`, by a session, super-admin mode aside.
    pub people: Vec<Passing>,
}

/// Somebody who passes, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Who.
    pub user: UserKey,
    /// How it comes out: allowed, with a warning, with a reason.
    pub effect: Effect,
    /// What allowed it at G2.
    pub function: By,
    /// What allowed it at G3; none for account-wide functions.
    pub place: Option<By>,
}

/// What allowed something: the first of the sources that did, in the order of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Their level.
    Level(Level),
    /// Their personal grants, everywhere.
    Personal,
    /// The grants of a group of theirs.
    Group(GroupKey),
    /// Their role in a project.
    ProjectRole(ProjectKey, Role),
    /// Their own grants in a project.
    ProjectGrants(ProjectKey),
    /// Their role in a playlist.
    PlaylistRole(PlaylistKey, Role),
    /// Their own grants in a playlist.
    PlaylistGrants(PlaylistKey),
    /// That the approval asks them.
    AskedToApprove,
    /// An entry of the folder's list about themselves.
    OwnEntry,
    /// An entry of the folder's list about a group of theirs.
    GroupEntry(GroupKey),
    /// That they are a member of the project.
    ProjectMember(ProjectKey),
    /// That they are a member of the playlist.
    PlaylistMember(PlaylistKey),
    /// That the asset stands, by a live exposure, in a playlist of theirs.
    Exposure(PlaylistKey),
}

/// What somebody may be told of who can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The people whom they may see.
    pub people: Vec<Passing>,
    /// Are there others? How many is told to nobody.
    pub others: bool,
}

impl WhoCan {
    /// What of it somebody may be told who sees those people.
    pub fn told_to(&self, seen: &Bits) -> Told {
        let visible = |passing: &Passing| seen.contains(passing.user.index());
        let people: Vec<Passing> = self.people.iter().copied().filter(visible).collect();
        Told {
            others: people.len() < self.people.len(),
            people,
        }
    }
}

impl Compiled {
    /// Who may do that? `world` is the one that it was built from.
    pub fn who_can(&self, world: &World, wanted: &Wanted<'_>) -> WhoCan {
        let Wanted {
            action,
            resource,
            now,
        } = *wanted;
        let users = (0..self.user_count()).map(UserKey::at);
        let people = users.filter_map(|user| {
            let effect = self.actions(&Caller::session(user), resource, now).effect(action);
            if effect.is_deny() {
                return None;
            }
            let sources = Sources {
                compiled: self,
                world,
                user,
                wanted,
            };
            Some(Passing {
                user,
                effect,
                function: sources.function()?,
                place: sources.place(),
            })
        });
        WhoCan {
            people: people.collect(),
        }
    }
}

/// What may have allowed it to one who passes.
struct Sources<'a> {
    compiled: &'a Compiled,
    world: &'a World,
    user: UserKey,
    wanted: &'a Wanted<'a>,
}

impl Sources<'_> {
    fn function(&self) -> Option<By> {
        self.everywhere().or_else(|| match self.wanted.resource {
            Resource::Account | Resource::Folder(_) => None,
            Resource::Project(project) => self.project(project, RoleAt::Project),
            Resource::Playlist(playlist) => self.playlist(playlist, RoleAt::Playlist),
            Resource::Asset(facts) => self.asset(facts),
            Resource::Approval(facts) => {
                let asked = source::OF_THE_ASKED.contains(self.wanted.action);
                asked.then_some(By::AskedToApprove).or_else(|| self.asset(facts))
            }
        })
    }

    fn everywhere(&self) -> Option<By> {
        let (world, action) = (self.world, self.wanted.action);
        let user = world.user(self.user);
        if source::of_level(user.level).contains(action) {
            return Some(By::Level(user.level));
        }
        if source::GIVEN_BY_NO_GRANT.contains(action) {
            return None;
        }
        let allows = |grants: &crate::Grants| grants.at(self.wanted.now).of(action) == State::Allow;
        if allows(&user.grants) {
            return Some(By::Personal);
        }
        std::iter::once(world.all_users)
            .chain(world.own_groups(self.user, self.wanted.now))
            .find(|group| allows(&world.group(*group).grants))
            .map(By::Group)
    }

    fn asset(&self, facts: &AssetFacts) -> Option<By> {
        let home = match facts.home {
            Home::Folder(_) => None,
            Home::Project(project, shelf) => self.project(project, RoleAt::Shelf(shelf)),
        };
        home.or_else(|| {
            self.exposing(facts)
                .find_map(|playlist| self.playlist(playlist, RoleAt::Exposure))
        })
    }

    fn project(&self, project: ProjectKey, at: RoleAt) -> Option<By> {
        let members = self.world.project_members(project);
        self.member(members, at).map(|by| match by {
            ByMember::Role(role) => By::ProjectRole(project, role),
            ByMember::Grants => By::ProjectGrants(project),
        })
    }

    fn playlist(&self, playlist: PlaylistKey, at: RoleAt) -> Option<By> {
        let members = self.world.playlist_members(playlist);
        self.member(members, at).map(|by| match by {
            ByMember::Role(role) => By::PlaylistRole(playlist, role),
            ByMember::Grants => By::PlaylistGrants(playlist),
        })
    }

    fn member(&self, members: &[Member], at: RoleAt) -> Option<ByMember> {
        let Wanted { action, now, .. } = *self.wanted;
        let granted = !source::GIVEN_BY_NO_GRANT.contains(action);
        World::standing_of(members, self.user, now).find_map(|member| {
            if source::of_role(member.role, at).contains(action) {
                Some(ByMember::Role(member.role))
            } else if granted && member.grants.at(now).of(action) == State::Allow {
                Some(ByMember::Grants)
            } else {
                None
            }
        })
    }

    /// The playlists of theirs in which the asset stands by a live exposure, where these count for the action.
    fn exposing<'b>(&'b self, facts: &'b AssetFacts) -> impl Iterator<Item = PlaylistKey> + 'b {
        let Wanted { action, now, .. } = *self.wanted;
        facts
            .exposures
            .iter()
            .filter(move |exposure| {
                let members = self.world.playlist_members(exposure.playlist);
                source::EXPOSED.contains(action)
                    && World::standing_of(members, self.user, now).next().is_some()
                    && self.compiled.is_live(facts, exposure, now)
            })
            .map(|exposure| exposure.playlist)
    }

    fn place(&self) -> Option<By> {
        let level = self.world.user(self.user).level;
        if matches!(self.wanted.resource, Resource::Account) {
            return None;
        }
        if source::is_over_places(level) {
            return Some(By::Level(level));
        }
        match self.wanted.resource {
            Resource::Account => None,
            Resource::Folder(folder) => self.entry(folder),
            Resource::Project(project) => Some(By::ProjectMember(project)),
            Resource::Playlist(playlist) => Some(By::PlaylistMember(playlist)),
            Resource::Asset(facts) | Resource::Approval(facts) => self.home(facts),
        }
    }

    fn home(&self, facts: &AssetFacts) -> Option<By> {
        let home = match facts.home {
            Home::Folder(folder) => self.entry(folder),
            Home::Project(project, _) => {
                let members = self.world.project_members(project);
                let mut live = World::standing_of(members, self.user, self.wanted.now);
                live.next().map(|_| By::ProjectMember(project))
            }
        };
        home.or_else(|| self.exposing(facts).next().map(By::Exposure))
    }

    fn entry(&self, folder: FolderKey) -> Option<By> {
        let Wanted { action, now, .. } = *self.wanted;
        let (list, ..) = self.world.effective(folder)?;
        let allowing = || {
            list.iter()
                .filter(|entry| entry.at(now).of(action) == State::Allow)
        };
        let own = Subject::User(self.user);
        if allowing().any(|entry| entry.subject == own) {
            return Some(By::OwnEntry);
        }
        allowing().find_map(|entry| match entry.subject {
            Subject::Group(group) if self.world.is_in(self.user, group, now) => Some(By::GroupEntry(group)),
            Subject::Group(_) | Subject::User(_) => None,
        })
    }
}

/// What of a membership allowed it.
enum ByMember {
    Role(Role),
    Grants,
}
