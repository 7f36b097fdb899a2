//! From a world to its compiled form.

use vitrine_model::{FunctionSet, Level, Lifecycle, Second};

use super::class::Classes;
use super::{Compiled, Ending, FolderRow, Membership, PlaceIndex, Span, UserRow};
use crate::grants::{Grants, Votes};
use crate::key::{FolderKey, GroupKey};
use crate::source;
use crate::world::{Maintenance, Member, User, World};

impl Compiled {
    /// Makes a world ready for deciding.
    pub fn build(world: &World) -> Self {
        let mut built = Self {
            maintenance: world.maintenance,
            all_users: world.all_users,
            users: Vec::with_capacity(world.users.len()),
            ending: Vec::new(),
            groups: vec![0; world.users.len() * world.groups.len().div_ceil(64)],
            words: world.groups.len().div_ceil(64),
            sees: vec![0; world.groups.len() * world.groups.len().div_ceil(64)],
            leaving: Vec::new(),
            memberships: Vec::new(),
            projects: world.projects.len() as u32,
            playlists: world.playlists.len() as u32,
            folders: Vec::new(),
            classes: Vec::new(),
            group_rules: Vec::new(),
            user_rules: Vec::new(),
            licences: world.licences.clone(),
            colours: world.colours.clone(),
        };
        built.add_users(world);
        built.add_memberships(world);
        built.add_folders(world);
        built
    }

    fn add_users(&mut self, world: &World) {
        for (at, group) in world.groups.iter().enumerate() {
            for seen in &group.sees {
                self.sees[at * self.words + seen.index() / 64] |= 1 << (seen.index() % 64);
            }
        }
        let groups: Vec<OfGrants> = world
            .groups
            .iter()
            .map(|group| OfGrants::of(&group.grants))
            .collect();
        for (at, user) in world.users.iter().enumerate() {
            let row = self.add_user(at, user, &groups);
            self.users.push(row);
        }
    }

    fn add_user(&mut self, at: usize, user: &User, groups: &[OfGrants]) -> UserRow {
        let (ending, leaving) = (self.ending.len(), self.leaving.len());
        let crosses = match user.level {
            Level::Owner => source::KEPT_BY_OWNER,
            Level::Admin | Level::Creator | Level::Member => FunctionSet::EMPTY,
        };
        let counted = |votes: Votes| {
            votes
                .never_allowing(source::GIVEN_BY_NO_GRANT)
                .never_denying(crosses)
        };
        let mut everywhere = Votes::allowing(source::of_level(user.level));
        let personal = OfGrants::of(&user.grants);
        let all_users = (self.all_users, None);
        let own = user
            .groups
            .iter()
            .map(|membership| (membership.group, membership.until));
        let sources = std::iter::once((None, None, &personal)).chain(
            std::iter::once(all_users)
                .chain(own)
                .map(|(group, until)| (Some(group), until, &groups[group.index()])),
        );
        for (group, until, grants) in sources {
            match until {
                None => everywhere = everywhere.and(counted(grants.open)),
                Some(until) if grants.open != Votes::NONE => self.ending.push(Ending {
                    until,
                    votes: counted(grants.open),
                }),
                Some(_) => {}
            }
            self.ending
                .extend(grants.ending.iter().map(|&(votes, end)| Ending {
                    until: until.map_or(end, |until| until.min(end)),
                    votes: counted(votes),
                }));
            match (group, until) {
                (Some(group), None) => self.put_in(at, group),
                (Some(group), Some(until)) => self.leaving.push((group, until)),
                (None, _) => {}
            }
        }
        UserRow {
            status: user.status,
            level: user.level,
            everywhere,
            ending: span(ending, self.ending.len()),
            leaving: span(leaving, self.leaving.len()),
            memberships: Span::default(),
        }
    }

    fn put_in(&mut self, user: usize, group: GroupKey) {
        self.groups[user * self.words + group.index() / 64] |= 1 << (group.index() % 64);
    }

    fn add_memberships(&mut self, world: &World) {
        let projects = world.projects.iter().map(|project| &project.members);
        let playlists = world.playlists.iter().map(|playlist| &playlist.members);
        let mut all: Vec<(u32, Membership)> = Vec::new();
        for (place, members) in projects.chain(playlists).enumerate() {
            for member in members {
                let place = PlaceIndex(place as u32);
                all.extend(of_member(place, member).map(|row| (member.user.0, row)));
            }
        }
        // Stable, so that the rows of one membership stay together, its role first.
        all.sort_by_key(|(user, row)| (*user, row.place));
        for (at, (user, row)) in all.into_iter().enumerate() {
            let memberships = &mut self.users[user as usize].memberships;
            if memberships.is_empty() {
                *memberships = span(at, at);
            }
            memberships.to += 1;
            self.memberships.push(row);
        }
    }

    fn add_folders(&mut self, world: &World) {
        let mut children: Vec<Vec<u32>> = vec![Vec::new(); world.folders.len()];
        let mut waiting = Vec::new();
        for (at, folder) in world.folders.iter().enumerate() {
            match folder.parent {
                Some(parent) => children[parent.index()].push(at as u32),
                None => waiting.push(Visit::Enter(at as u32, None, Lifecycle::Live)),
            }
        }
        let mut classes = Classes::default();
        self.folders = vec![
            FolderRow {
                class: None,
                state: Lifecycle::Live,
                enter: u32::MAX,
                leave: u32::MAX,
            };
            world.folders.len()
        ];
        let mut entered = 0;
        // Not recursive: a tree may be deeper than a thread's stack.
        while let Some(visit) = waiting.pop() {
            match visit {
                Visit::Enter(at, handed, above) => {
                    let folder = world.folder(FolderKey(at));
                    let here = folder.here.as_deref().map(|list| classes.of(list));
                    let below = folder.below.as_deref().map(|list| classes.of(list));
                    let state = above.max(folder.state);
                    let row = &mut self.folders[at as usize];
                    row.class = here.or(handed);
                    row.state = state;
                    row.enter = entered;
                    entered += 1;
                    waiting.push(Visit::Leave(at));
                    let handed = below.or(handed);
                    waiting.extend(
                        children[at as usize]
                            .iter()
                            .rev()
                            .map(|&child| Visit::Enter(child, handed, state)),
                    );
                }
                Visit::Leave(at) => self.folders[at as usize].leave = entered,
            }
        }
        (self.classes, self.group_rules, self.user_rules) = classes.into_parts();
    }

    /// Is the account in maintenance?
    pub(super) fn is_in_maintenance(&self) -> bool {
        self.maintenance == Maintenance::On
    }
}

/// A folder on the way down, with what it is handed and the state of what lies above; and on the way up.
enum Visit {
    Enter(u32, Option<u32>, Lifecycle),
    Leave(u32),
}

/// Grants, taken apart once for all who hold them.
struct OfGrants {
    open: Votes,
    ending: Vec<(Votes, Second)>,
}

impl OfGrants {
    fn of(grants: &Grants) -> Self {
        Self {
            open: grants.open(),
            ending: grants.ending().collect(),
        }
    }
}

fn of_member(place: PlaceIndex, member: &Member) -> impl Iterator<Item = Membership> + '_ {
    let counted = |votes: Votes| votes.never_allowing(source::GIVEN_BY_NO_GRANT);
    let itself = Membership {
        place,
        until: member.until,
        role: Some(member.role),
        own: counted(member.grants.open()),
    };
    let ending = member.grants.ending().map(move |(votes, end)| Membership {
        place,
        until: Some(member.until.map_or(end, |until| until.min(end))),
        role: None,
        own: counted(votes),
    });
    std::iter::once(itself).chain(ending)
}

const fn span(from: usize, to: usize) -> Span {
    Span {
        from: from as u32,
        to: to as u32,
    }
}
