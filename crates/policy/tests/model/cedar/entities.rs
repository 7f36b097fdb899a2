//! A world as Cedar's entities, as it stands at one second: what has ended is not there.
//!
//! Nothing here asks the code under test; it reads the world's own fields.

use std::collections::{BTreeMap, HashSet};

use cedar_policy::{Entities, Entity, EntityUid, RestrictedExpression as Value};
use vitrine_model::{Function, Lifecycle, Role, Second, State};
use vitrine_policy::{
    AssetFacts, Entry, FolderKey, Grants, GroupKey, LinkFacts, Member, Subject, UserKey, World,
};

use super::files::{mark, of_link};
use super::model::{Model, uid};

/// Does it still stand, or has it ended?
pub(super) fn stands(until: Option<Second>, now: Second) -> bool {
    until.is_none_or(|until| now.0 < until.0)
}

pub(super) fn of_user(user: UserKey) -> EntityUid {
    uid("User", user.0)
}

/// The group of one that a person is in.
pub(super) fn one(user: UserKey) -> EntityUid {
    uid("Group", format!("one: {}", user.0))
}

pub(super) fn group(key: GroupKey) -> EntityUid {
    uid("Group", key.0)
}

pub(super) fn set(of: impl IntoIterator<Item = EntityUid>) -> Value {
    Value::new_set(of.into_iter().map(Value::new_entity_uid))
}

pub(super) fn text(text: &str) -> Value {
    Value::new_string(text.to_owned())
}

/// Everything, at that second.
pub(super) fn entities(world: &World, assets: &[AssetFacts], links: &[LinkFacts], now: Second) -> Entities {
    let see = Scene { world, now };
    let mut all = see.account();
    all.extend((0..world.users.len()).map(|at| see.user(UserKey::at(at))));
    all.extend((0..world.folders.len()).flat_map(|at| see.folder(FolderKey::at(at))));
    for (kind, at, members) in places(world) {
        all.extend(see.place(kind, at, members));
    }
    all.extend(
        world
            .licences
            .iter()
            .enumerate()
            .map(|(at, licence)| see.licence(at, licence)),
    );
    all.extend(
        world
            .colours
            .iter()
            .enumerate()
            .map(|(at, colour)| mark(at, colour)),
    );
    all.extend(
        assets
            .iter()
            .enumerate()
            .flat_map(|(at, asset)| see.asset(at, asset)),
    );
    all.extend(links.iter().enumerate().map(|(at, link)| of_link(at, link)));
    Entities::from_entities(all, Some(&Model::get().schema)).unwrap()
}

/// Projects and playlists, with who is in them.
fn places(world: &World) -> impl Iterator<Item = (&'static str, usize, &[Member])> {
    let projects = world.projects.iter().map(|project| project.members.as_slice());
    let playlists = world.playlists.iter().map(|playlist| playlist.members.as_slice());
    let named = |kind| move |(at, members)| (kind, at, members);
    projects
        .enumerate()
        .map(named("Project"))
        .chain(playlists.enumerate().map(named("Playlist")))
}

pub(super) struct Scene<'w> {
    world: &'w World,
    pub(super) now: Second,
}

impl Scene<'_> {
    pub(super) fn stands(&self, until: Option<Second>) -> bool {
        stands(until, self.now)
    }

    /// Who says yes and who says no, a tag a function.
    fn list<'g>(&self, name: EntityUid, says: impl Iterator<Item = (EntityUid, &'g Grants)>) -> Entity {
        let mut votes: BTreeMap<Function, [Vec<EntityUid>; 2]> = BTreeMap::new();
        for (who, grants) in says {
            for (function, grant) in grants.iter().filter(|(_, grant)| self.stands(grant.until)) {
                let [allow, deny] = votes.entry(function).or_default();
                match grant.state {
                    State::Allow => allow.push(who.clone()),
                    State::Deny => deny.push(who.clone()),
                    State::Unset => {}
                }
            }
        }
        let tags = votes.into_iter().map(|(function, [allow, deny])| {
            let both = [("allow".to_owned(), set(allow)), ("deny".to_owned(), set(deny))];
            (function.word().to_owned(), Value::new_record(both).unwrap())
        });
        Entity::new_with_tags(name, [], [], tags).unwrap()
    }

    pub(super) fn entries(&self, name: EntityUid, entries: &[Entry]) -> Entity {
        let says = entries
            .iter()
            .filter(|entry| self.stands(entry.until))
            .map(|entry| {
                let who = match entry.subject {
                    Subject::User(user) => one(user),
                    Subject::Group(key) => group(key),
                };
                (who, &entry.grants)
            });
        self.list(name, says)
    }

    /// The account, and what people and groups hold everywhere.
    fn account(&self) -> Vec<Entity> {
        let world = self.world;
        let people = world
            .users
            .iter()
            .enumerate()
            .map(|(at, user)| (one(UserKey::at(at)), &user.grants));
        let groups = world
            .groups
            .iter()
            .enumerate()
            .map(|(at, of)| (group(GroupKey::at(at)), &of.grants));
        let list = uid("List", "functions");
        let maintenance = world.maintenance == vitrine_policy::Maintenance::On;
        let attributes = [
            ("maintenance".to_owned(), Value::new_bool(maintenance)),
            ("list".to_owned(), Value::new_entity_uid(list.clone())),
        ];
        vec![
            entity(uid("Account", "ours"), attributes, []),
            self.list(list, people.chain(groups)),
        ]
    }

    fn groups_of(&self, user: UserKey) -> HashSet<GroupKey> {
        let memberships = self.world.users[user.index()].groups.iter();
        memberships
            .filter(|membership| self.stands(membership.until))
            .map(|membership| membership.group)
            .collect()
    }

    fn user(&self, key: UserKey) -> Entity {
        let user = &self.world.users[key.index()];
        let mut circles = self.groups_of(key);
        circles.remove(&self.world.all_users);
        let mut parents: Vec<EntityUid> = circles.iter().map(|own| group(*own)).collect();
        parents.extend([one(key), group(self.world.all_users)]);
        if circles.is_empty() {
            circles.insert(self.world.all_users);
        }
        let sees = circles
            .iter()
            .flat_map(|own| &self.world.groups[own.index()].sees);
        let sees: Vec<EntityUid> = sees.map(|seen| uid("Circle", seen.0)).collect();
        parents.extend(circles.iter().map(|own| uid("Circle", own.0)));
        let in_places = |wanted: &str| {
            let mine = places(self.world).filter(|(kind, _, members)| {
                *kind == wanted
                    && members
                        .iter()
                        .any(|member| member.user == key && self.stands(member.until))
            });
            set(mine.map(|(kind, at, _)| uid(kind, at)))
        };
        let attributes = [
            ("status".to_owned(), text(user.status.word())),
            ("level".to_owned(), text(user.level.word())),
            ("sees".to_owned(), set(sees)),
            ("projects".to_owned(), in_places("Project")),
            ("playlists".to_owned(), in_places("Playlist")),
        ];
        entity(of_user(key), attributes, parents)
    }

    /// A folder, and its effective list, which it may share with nobody: a copy of its own.
    fn folder(&self, key: FolderKey) -> [Entity; 2] {
        let folder = &self.world.folders[key.index()];
        let list = uid("List", format!("folder {}", key.0));
        let parents = folder
            .parent
            .map(|parent| uid("Folder", parent.0))
            .into_iter()
            .chain(in_state(folder.state));
        let attributes = [("list".to_owned(), Value::new_entity_uid(list.clone()))];
        [
            entity(uid("Folder", key.0), attributes, parents),
            self.entries(list, effective(self.world, key)),
        ]
    }

    fn place(&self, kind: &str, at: usize, members: &[Member]) -> [Entity; 2] {
        let here: Vec<&Member> = members
            .iter()
            .filter(|member| self.stands(member.until))
            .collect();
        let of_role = |role| {
            set(here
                .iter()
                .filter(|member| member.role == role)
                .map(|member| one(member.user)))
        };
        let list = uid("List", format!("{kind} {at}"));
        let attributes = [
            ("leads".to_owned(), of_role(Role::Lead)),
            ("members".to_owned(), of_role(Role::Member)),
            ("list".to_owned(), Value::new_entity_uid(list.clone())),
        ];
        [
            entity(uid(kind, at), attributes, []),
            self.list(list, here.iter().map(|member| (one(member.user), &member.grants))),
        ]
    }
}

pub(super) fn entity(
    uid: EntityUid,
    attributes: impl IntoIterator<Item = (String, Value)>,
    parents: impl IntoIterator<Item = EntityUid>,
) -> Entity {
    Entity::new_with_tags(uid, attributes, parents, []).unwrap()
}

pub(super) fn in_state(state: Lifecycle) -> impl Iterator<Item = EntityUid> {
    (state != Lifecycle::Live)
        .then(|| uid("State", state))
        .into_iter()
}

/// The list for the folder itself where it is set, else what the nearest above hands down.
fn effective(world: &World, key: FolderKey) -> &[Entry] {
    let folder = &world.folders[key.index()];
    if let Some(here) = &folder.here {
        return here;
    }
    let mut above = folder.parent;
    while let Some(key) = above {
        let folder = &world.folders[key.index()];
        if let Some(below) = &folder.below {
            return below;
        }
        above = folder.parent;
    }
    &[]
}
