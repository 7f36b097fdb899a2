//! A question, with of the world only what the answer to it looks at: so trying changes costs nothing that grows with
//! people, folders, projects or playlists.

use std::borrow::Cow;

use vitrine_model::{Level, Lifecycle, Status};

use super::case::Case;
use super::change::{Change, Row};
use crate::ask::{Ask, Principal, Resource};
use crate::change::MembersOf;
use crate::facts::{AssetFacts, Home, LinkFacts, Target};
use crate::grants::Grants;
use crate::key::{FolderKey, PlaylistKey, ProjectKey, UserKey};
use crate::world::{Entry, Folder, Group, List, Member, Playlist, Project, Subject, User, World};

/// What of a world one question is about, all of it ascending. Its keys in the excerpt are the positions here; behind
/// them there is one of each kind that stands for all the others.
pub(super) struct Excerpt {
    users: Vec<UserKey>,
    folders: Vec<FolderKey>,
    projects: Vec<ProjectKey>,
    playlists: Vec<PlaylistKey>,
}

impl Excerpt {
    /// The same question in the excerpt, and what its keys stand for.
    pub(super) fn of<'a>(world: &World, ask: &Ask<'a>) -> (Case<'a>, Self) {
        let whole = Case::of(world, ask);
        let mut excerpt = Self {
            users: whole.adders(),
            folders: whole
                .folder()
                .map_or_else(Vec::new, |folder| world.upward(folder).collect()),
            projects: Vec::new(),
            playlists: Vec::new(),
        };
        excerpt.users.push(whole.person());
        for place in whole.member_places() {
            match place {
                MembersOf::Project(key) => excerpt.projects.push(key),
                MembersOf::Playlist(key) => excerpt.playlists.push(key),
            }
        }
        ascend(&mut excerpt.users);
        ascend(&mut excerpt.folders);
        ascend(&mut excerpt.projects);
        ascend(&mut excerpt.playlists);
        let case = Case {
            world: Cow::Owned(excerpt.world(world)),
            asset: ask.resource.asset().map(|facts| Cow::Owned(excerpt.asset(facts))),
            link: whole.link.as_deref().map(|link| Cow::Owned(excerpt.link(link))),
            asked: excerpt.asked(ask),
        };
        (case, excerpt)
    }

    /// What a change in the excerpt is in the world.
    pub(super) fn outside(&self, change: Change) -> Option<Change> {
        let user = |key: UserKey| self.users.get(key.index()).copied();
        let folder = |key: FolderKey| self.folders.get(key.index()).copied();
        let playlist = |key: PlaylistKey| self.playlists.get(key.index()).copied();
        let members = |of| {
            Some(match of {
                MembersOf::Project(key) => MembersOf::Project(*self.projects.get(key.index())?),
                MembersOf::Playlist(key) => MembersOf::Playlist(playlist(key)?),
            })
        };
        let subject = |subject| match subject {
            Subject::User(key) => user(key).map(Subject::User),
            group @ Subject::Group(_) => Some(group),
        };
        Some(match change {
            Change::Status(key, status) => Change::Status(user(key)?, status),
            Change::Level(key, level) => Change::Level(user(key)?, level),
            Change::Personal(key, function, to) => Change::Personal(user(key)?, function, to),
            Change::Join(key, group) => Change::Join(user(key)?, group),
            Change::Leave(key, group) => Change::Leave(user(key)?, group),
            Change::Entry(row, function, to) => {
                let row = Row {
                    folder: folder(row.folder)?,
                    subject: subject(row.subject)?,
                    ..row
                };
                Change::Entry(row, function, to)
            }
            Change::Member(of, key, role) => Change::Member(members(of)?, user(key)?, role),
            Change::MemberGrant(of, key, function, to) => {
                Change::MemberGrant(members(of)?, user(key)?, function, to)
            }
            Change::FolderState(key, state) => Change::FolderState(folder(key)?, state),
            Change::Security(about, function, to) => Change::Security(subject(about)?, function, to),
            Change::TakeOut(key) => Change::TakeOut(playlist(key)?),
            Change::Maintenance(_)
            | Change::GroupGrant(..)
            | Change::AssetState(_)
            | Change::Restrict(_)
            | Change::Unrestrict(_)
            | Change::Detach(_)
            | Change::Unmark(_)
            | Change::Widen(_)
            | Change::Narrow(_)
            | Change::Supermode(_)
            | Change::Reason(_)
            | Change::Link(_) => change,
        })
    }

    fn user(&self, key: UserKey) -> UserKey {
        UserKey::at(position(&self.users, key))
    }

    fn folder(&self, key: FolderKey) -> FolderKey {
        FolderKey::at(position(&self.folders, key))
    }

    fn project(&self, key: ProjectKey) -> ProjectKey {
        ProjectKey::at(position(&self.projects, key))
    }

    fn playlist(&self, key: PlaylistKey) -> PlaylistKey {
        PlaylistKey::at(position(&self.playlists, key))
    }

    fn world(&self, world: &World) -> World {
        let users = self.users.iter().map(|key| world.user(*key).clone());
        let folders = self.folders.iter().map(|key| self.folder_of(world.folder(*key)));
        let projects = self.projects.iter().map(|key| Project {
            members: self.members(world.project_members(*key)),
        });
        let playlists = self.playlists.iter().map(|key| Playlist {
            members: self.members(world.playlist_members(*key)),
        });
        let groups = world.groups.iter().map(|group| Group {
            grants: group.grants.clone(),
            sees: Vec::new(),
        });
        World {
            maintenance: world.maintenance,
            all_users: world.all_users,
            users: users.chain([nobody()]).collect(),
            groups: groups.collect(),
            folders: folders.chain([nowhere()]).collect(),
            projects: projects.chain([Project::default()]).collect(),
            playlists: playlists.chain([Playlist::default()]).collect(),
            licences: world.licences.clone(),
            colours: world.colours.clone(),
        }
    }

    fn folder_of(&self, folder: &Folder) -> Folder {
        Folder {
            parent: folder.parent.map(|parent| self.folder(parent)),
            state: folder.state,
            here: folder.here.as_deref().map(|list| self.list(list)),
            below: folder.below.as_deref().map(|list| self.list(list)),
        }
    }

    fn list(&self, list: &[Entry]) -> List {
        let own = |entry: &Entry| Entry {
            subject: match entry.subject {
                Subject::User(user) => Subject::User(self.user(user)),
                group @ Subject::Group(_) => group,
            },
            ..entry.clone()
        };
        list.iter().map(own).collect()
    }

    fn members(&self, members: &[Member]) -> Vec<Member> {
        let is_known = |member: &&Member| self.users.binary_search(&member.user).is_ok();
        let own = |member: &Member| Member {
            user: self.user(member.user),
            ..member.clone()
        };
        members.iter().filter(is_known).map(own).collect()
    }

    fn asset(&self, facts: &AssetFacts) -> AssetFacts {
        let mut facts = facts.clone();
        facts.home = match facts.home {
            Home::Folder(folder) => Home::Folder(self.folder(folder)),
            Home::Project(project, shelf) => Home::Project(self.project(project), shelf),
        };
        facts.security.entries = self.list(&facts.security.entries);
        for exposure in &mut facts.exposures {
            exposure.playlist = self.playlist(exposure.playlist);
            for adder in &mut exposure.added_by {
                *adder = self.user(*adder);
            }
        }
        facts
    }

    fn link(&self, link: &LinkFacts) -> LinkFacts {
        let mut link = link.clone();
        link.issuer = self.user(link.issuer);
        for target in &mut link.targets {
            *target = match *target {
                Target::Folder(folder) => Target::Folder(self.folder(folder)),
                Target::Project(project) => Target::Project(self.project(project)),
                Target::Playlist(playlist) => Target::Playlist(self.playlist(playlist)),
            };
        }
        link
    }

    /// The question; the facts of its asset and its link come from the case.
    fn asked<'a>(&self, ask: &Ask<'a>) -> Ask<'a> {
        let mut asked = *ask;
        if let Principal::User(caller) = &mut asked.principal {
            caller.user = self.user(caller.user);
        }
        asked.resource = match asked.resource {
            Resource::Folder(folder) => Resource::Folder(self.folder(folder)),
            Resource::Project(project) => Resource::Project(self.project(project)),
            Resource::Playlist(playlist) => Resource::Playlist(self.playlist(playlist)),
            other @ (Resource::Account | Resource::Asset(_) | Resource::Approval(_)) => other,
        };
        asked
    }
}

fn ascend<K: Ord>(keys: &mut Vec<K>) {
    keys.sort_unstable();
    keys.dedup();
}

/// Where a key stands; behind them all where it is another one.
fn position<K: Ord>(known: &[K], key: K) -> usize {
    known.binary_search(&key).unwrap_or(known.len())
}

const fn nobody() -> User {
    User {
        status: Status::Deactivated,
        level: Level::Member,
        grants: Grants::none(),
        groups: Vec::new(),
    }
}

const fn nowhere() -> Folder {
    Folder {
        parent: None,
        state: Lifecycle::Live,
        here: None,
        below: None,
    }
}
