//! The world of one generation, made ready for deciding.

use vitrine_model::{FolderId, GroupId, GroupKind, Lifecycle, UserId};
use vitrine_policy::{
    AssetFacts as PolicyAsset, Compiled, Entry, Folder, FolderKey, Grants, Group, GroupKey, Home,
    Maintenance, Membership, Subject as EntrySubject, User, UserKey, World,
};

use crate::index::Index;
use crate::{AssetFacts, EntryFacts, Generation, ListKind, SubjectRow, WorldFacts};

/// The world of one generation: plain and compiled, with the ids that the keys stand for.
#[derive(Debug)]
pub struct Snapshot {
    generation: Generation,
    pub(crate) world: World,
    pub(crate) compiled: Compiled,
    users: Index<UserId>,
    groups: Index<GroupId>,
    folders: Index<FolderId>,
    /// By folder: its state, or that of a folder above it where that is further gone.
    states: Vec<Lifecycle>,
    /// By folder: what lies right below it.
    children: Vec<Vec<FolderKey>>,
    /// The folders with nothing above them: the root.
    top: Vec<FolderKey>,
}

impl Snapshot {
    /// Builds it. A row that names one that is not there is passed over: it grants nothing.
    pub(crate) fn build(facts: &WorldFacts, generation: Generation) -> Self {
        let users = Index::of(facts.users.iter().map(|user| (user.row, user.id)));
        let groups = Index::of(facts.groups.iter().map(|group| (group.row, group.id)));
        let folders = Index::of(facts.folders.iter().map(|folder| (folder.row, folder.id)));
        let builder = Builder {
            users: &users,
            groups: &groups,
            folders: &folders,
        };
        let world = builder.world(facts);
        let keys = || (0..world.folders.len()).map(FolderKey::at);
        let states = keys().map(|key| world.folder_state(key)).collect();
        let mut children = vec![Vec::new(); world.folders.len()];
        let mut top = Vec::new();
        for key in keys() {
            match world.folder(key).parent {
                Some(parent) => children[parent.index()].push(key),
                None => top.push(key),
            }
        }
        let compiled = Compiled::build(&world);
        Self {
            generation,
            world,
            compiled,
            users,
            groups,
            folders,
            states,
            children,
            top,
        }
    }

    /// Which world this is.
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    pub(crate) fn user(&self, id: UserId) -> Option<UserKey> {
        self.users.at_id(id).map(UserKey)
    }

    pub(crate) fn group(&self, id: GroupId) -> Option<GroupKey> {
        self.groups.at_id(id).map(GroupKey)
    }

    pub(crate) fn user_id(&self, key: UserKey) -> UserId {
        self.users.id(key.0)
    }

    pub(crate) fn group_id(&self, key: GroupKey) -> GroupId {
        self.groups.id(key.0)
    }

    pub(crate) fn group_ids(&self) -> impl Iterator<Item = (GroupKey, GroupId)> + '_ {
        (0..self.groups.len()).map(|at| (GroupKey(at), self.groups.id(at)))
    }

    pub(crate) fn user_ids(&self) -> impl Iterator<Item = (UserKey, UserId)> + '_ {
        (0..self.users.len()).map(|at| (UserKey(at), self.users.id(at)))
    }

    pub(crate) fn folder(&self, id: FolderId) -> Option<(i64, FolderKey)> {
        self.folders
            .at_id(id)
            .map(|at| (self.folders.row(at), FolderKey(at)))
    }

    pub(crate) fn folder_at_row(&self, row: i64) -> Option<FolderKey> {
        self.folders.at_row(row).map(FolderKey)
    }

    pub(crate) fn folder_row(&self, key: FolderKey) -> i64 {
        self.folders.row(key.0)
    }

    pub(crate) fn folder_id(&self, key: FolderKey) -> FolderId {
        self.folders.id(key.0)
    }

    pub(crate) fn folder_state(&self, key: FolderKey) -> Lifecycle {
        self.states[key.index()]
    }

    /// What lies right below a folder, or at the top.
    pub(crate) fn below(&self, key: Option<FolderKey>) -> &[FolderKey] {
        key.map_or(&self.top, |key| &self.children[key.index()])
    }

    /// A folder and everything below it.
    pub(crate) fn subtree(&self, key: FolderKey) -> Vec<FolderKey> {
        let mut found = vec![key];
        let mut at = 0;
        while let Some(key) = found.get(at).copied() {
            found.extend_from_slice(self.below(Some(key)));
            at += 1;
        }
        found
    }

    /// The facts of an asset as the policy asks for them; `None` where its home is none that is known.
    pub(crate) fn asset(&self, facts: &AssetFacts) -> Option<PolicyAsset> {
        let home = Home::Folder(self.folder_at_row(facts.home)?);
        Some(PolicyAsset {
            state: facts.state,
            ..PolicyAsset::at_home(home)
        })
    }
}

/// Puts rows in the place that their keys say.
struct Builder<'a> {
    users: &'a Index<UserId>,
    groups: &'a Index<GroupId>,
    folders: &'a Index<FolderId>,
}

impl Builder<'_> {
    fn world(&self, facts: &WorldFacts) -> World {
        let mut world = World::empty();
        world.maintenance = if facts.maintenance {
            Maintenance::On
        } else {
            Maintenance::Off
        };
        world.groups = facts.groups.iter().map(|_| Group::default()).collect();
        let all_users = facts
            .groups
            .iter()
            .position(|group| group.kind == GroupKind::AllUsers);
        world.all_users = all_users.map_or_else(
            || {
                world.groups.push(Group::default());
                GroupKey::at(facts.groups.len())
            },
            GroupKey::at,
        );
        for &(group, seen) in &facts.sees {
            if let (Some(group), Some(seen)) = (self.groups.at_row(group), self.groups.at_row(seen)) {
                world.groups[group as usize].sees.push(GroupKey(seen));
            }
        }
        world.users = facts
            .users
            .iter()
            .map(|user| User {
                status: user.status,
                level: user.level,
                grants: Grants::none(),
                groups: Vec::new(),
            })
            .collect();
        self.memberships(facts, &mut world);
        self.grants(facts, &mut world);
        self.tree(facts, &mut world);
        world
    }

    fn memberships(&self, facts: &WorldFacts, world: &mut World) {
        for membership in &facts.memberships {
            if let (Some(user), Some(group)) = (
                self.users.at_row(membership.user),
                self.groups.at_row(membership.group),
            ) {
                let membership = Membership {
                    group: GroupKey(group),
                    until: membership.until,
                };
                world.users[user as usize].groups.push(membership);
            }
        }
    }

    fn grants(&self, facts: &WorldFacts, world: &mut World) {
        for granted in &facts.grants {
            let grants = match granted.subject {
                SubjectRow::User(row) => self
                    .users
                    .at_row(row)
                    .map(|at| &mut world.users[at as usize].grants),
                SubjectRow::Group(row) => self
                    .groups
                    .at_row(row)
                    .map(|at| &mut world.groups[at as usize].grants),
            };
            if let Some(grants) = grants {
                grants.set(granted.function, granted.grant);
            }
        }
    }

    fn tree(&self, facts: &WorldFacts, world: &mut World) {
        world.folders = facts
            .folders
            .iter()
            .map(|folder| Folder {
                parent: folder
                    .parent
                    .and_then(|row| self.folders.at_row(row))
                    .map(FolderKey),
                state: folder.state,
                here: folder.here_set.then(Vec::new),
                below: folder.below_set.then(Vec::new),
            })
            .collect();
        for entry in &facts.entries {
            let Some(folder) = self.folders.at_row(entry.folder) else {
                continue;
            };
            let folder = &mut world.folders[folder as usize];
            let list = match entry.list {
                ListKind::Here => &mut folder.here,
                ListKind::Below => &mut folder.below,
            };
            if let (Some(list), Some(entry)) = (list, self.entry(entry)) {
                list.push(entry);
            }
        }
    }

    fn entry(&self, entry: &EntryFacts) -> Option<Entry> {
        let subject = match entry.subject {
            SubjectRow::User(row) => EntrySubject::User(UserKey(self.users.at_row(row)?)),
            SubjectRow::Group(row) => EntrySubject::Group(GroupKey(self.groups.at_row(row)?)),
        };
        Some(Entry {
            subject,
            grants: entry.grants.iter().copied().collect(),
            until: entry.until,
        })
    }
}
