//! Random worlds.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Level, Lifecycle, Role, Second,
    ShareTerm, State, Status,
};
use vitrine_policy::{
    Colour, Entry, Folder, FolderKey, Grants, Group, GroupKey, Licence, List, Maintenance, Member,
    Membership, Playlist, Project, Subject, User, UserKey, World,
};

use super::Draw;

/// How freely a world gives and denies, in percent.
#[derive(Clone, Copy)]
pub(super) struct Mood {
    pub(super) allow: usize,
    pub(super) deny: usize,
}

pub(super) fn world(draw: &mut Draw) -> World {
    let mood = Mood {
        allow: draw.pick(&[85, 60, 97, 97, 90, 30, 97, 0]),
        deny: draw.pick(&[0, 1, 3, 0, 10]),
    };
    // All users alone, and on both sides of where a word of bits is full.
    let groups = draw.pick(&[1, 2, 3, 5, 63, 64, 65, 66, 255, 256, 257, 258]);
    let all_users = GroupKey::at(draw.below(groups));
    let mut world = World {
        maintenance: if draw.chance(4) {
            Maintenance::On
        } else {
            Maintenance::Off
        },
        all_users,
        groups: vec![Group::default(); groups],
        ..World::empty()
    };
    for group in borders(groups) {
        world.groups[group].grants = if group == all_users.index() && draw.chance(85) {
            Grants::allowing(FunctionSet::FULL)
        } else {
            grants(draw, mood, Function::ALL)
        };
        world.groups[group].sees = (0..draw.below(3)).map(|_| group_of(draw, groups)).collect();
    }
    if draw.chance(3) {
        // Everything is denied to everyone.
        world.groups[all_users.index()].grants = denying_everything();
    }
    users(draw, mood, &mut world);
    folders(draw, mood, &mut world);
    for _ in 0..draw.below(3) {
        let members = members(draw, mood, &world);
        world.projects.push(Project { members });
    }
    for _ in 0..draw.below(3) {
        let members = members(draw, mood, &world);
        world.playlists.push(Playlist { members });
    }
    marks(draw, &mut world);
    world
}

fn denying_everything() -> Grants {
    let deny = |function: &Function| (*function, Grant::open(State::Deny));
    Function::ALL.iter().map(deny).collect()
}

fn users(draw: &mut Draw, mood: Mood, world: &mut World) {
    for at in 0..1 + draw.below(5) {
        let level = match at {
            0 => Level::Owner,
            _ => draw.pick(&[
                Level::Member,
                Level::Member,
                Level::Member,
                Level::Creator,
                Level::Admin,
            ]),
        };
        world.users.push(User {
            status: if draw.chance(5) {
                Status::Invited
            } else if draw.chance(5) {
                Status::Deactivated
            } else {
                Status::Active
            },
            level,
            grants: personal(draw, mood, Function::ALL),
            groups: memberships(draw, world),
        });
    }
}

fn marks(draw: &mut Draw, world: &mut World) {
    for _ in 0..draw.below(3) {
        world.licences.push(Licence {
            from: draw.pick(&[None, Some(Second(100)), Some(Second(101))]),
            until: draw.until(),
            download: draw.pick(DownloadTerm::ALL),
            share: draw.pick(ShareTerm::ALL),
            lapsed: draw.pick(LapsedTerm::ALL),
        });
    }
    for _ in 0..draw.below(3) {
        world.colours.push(Colour {
            default: draw.pick(ColourMode::ALL),
            groups: (0..draw.below(4))
                .map(|_| (group_of(draw, world.groups.len()), draw.pick(ColourMode::ALL)))
                .collect(),
        });
    }
}

/// The positions around which mistakes with words of bits live.
fn borders(groups: usize) -> impl Iterator<Item = usize> {
    (0..groups).filter(|group| matches!(group, 0..4 | 62..66 | 127..129 | 254..258))
}

fn group_of(draw: &mut Draw, groups: usize) -> GroupKey {
    let all: Vec<usize> = borders(groups).collect();
    GroupKey::at(draw.pick(&all))
}

/// Often none at all, sometimes all there are.
fn memberships(draw: &mut Draw, world: &World) -> Vec<Membership> {
    let groups: Vec<GroupKey> = if draw.chance(6) {
        (0..world.groups.len()).map(GroupKey::at).collect()
    } else {
        (0..draw.below(4))
            .map(|_| group_of(draw, world.groups.len()))
            .collect()
    };
    groups
        .into_iter()
        .map(|group| Membership {
            group,
            until: draw.until(),
        })
        .filter(|membership| membership.group != world.all_users)
        .collect()
}

pub(super) fn grants(draw: &mut Draw, mood: Mood, of: &[Function]) -> Grants {
    let mut grants = if draw.chance(mood.allow) {
        Grants::allowing(of.iter().copied().collect())
    } else {
        Grants::none()
    };
    for _ in 0..draw.below(4) {
        let function = if of.len() < Function::COUNT || draw.chance(60) {
            draw.pick(&[
                Function::See,
                Function::Download,
                Function::Comment,
                Function::Delete,
                Function::Archive,
                Function::ShareReview,
            ])
        } else {
            draw.pick(of)
        };
        let state = if draw.chance(mood.deny * 2) {
            State::Deny
        } else if draw.chance(70) {
            State::Allow
        } else {
            State::Unset
        };
        let until = draw.until();
        grants.set(function, Grant { state, until });
    }
    grants
}

pub(super) fn subject(draw: &mut Draw, world: &World) -> Subject {
    match draw.below(4) {
        0 => Subject::Group(world.all_users),
        1 => Subject::User(UserKey::at(draw.below(world.users.len()))),
        _ => Subject::Group(group_of(draw, world.groups.len())),
    }
}

pub(super) fn place_bound() -> &'static [Function] {
    &Function::ALL[..=Function::Invite.index()]
}

fn list(draw: &mut Draw, mood: Mood, world: &World) -> List {
    if draw.chance(10) {
        return Vec::new();
    }
    if draw.chance(2) {
        let subject = Subject::Group(world.all_users);
        let grants = denying_everything()
            .iter()
            .filter(|(function, _)| function.is_place_bound())
            .collect();
        return vec![Entry {
            subject,
            grants,
            until: None,
        }];
    }
    let mut list: List = (0..draw.below(4))
        .map(|_| Entry {
            subject: subject(draw, world),
            grants: grants(draw, mood, place_bound()),
            until: draw.until(),
        })
        .collect();
    if draw.chance(75) {
        list.push(Entry {
            subject: Subject::Group(world.all_users),
            grants: Grants::allowing(FunctionSet::PLACE_BOUND),
            until: None,
        });
    }
    list
}

fn folders(draw: &mut Draw, mood: Mood, world: &mut World) {
    let deep = draw.chance(10);
    let count = if deep {
        draw.pick(&[40, 64, 65, 130])
    } else {
        1 + draw.below(8)
    };
    for at in 0..count {
        let parent = match at {
            0 => None,
            at if deep => Some(FolderKey::at(at - 1)),
            at => Some(FolderKey::at(draw.below(at))),
        };
        let own = if deep { 5 } else { 35 };
        let set = |draw: &mut Draw| parent.is_none() || draw.chance(own);
        let here = set(draw).then(|| list(draw, mood, world));
        let below = set(draw).then(|| list(draw, mood, world));
        world.folders.push(Folder {
            parent,
            state: state(draw, if deep { 1 } else { 5 }),
            here,
            below,
        });
    }
    turn_around(draw, &mut world.folders);
}

/// A child may stand before its parent.
fn turn_around(draw: &mut Draw, folders: &mut [Folder]) {
    if draw.chance(30) {
        let last = folders.len() - 1;
        folders.reverse();
        for folder in folders {
            folder.parent = folder.parent.map(|parent| FolderKey::at(last - parent.index()));
        }
    }
}

pub(super) fn state(draw: &mut Draw, percent: usize) -> Lifecycle {
    if draw.chance(percent) {
        Lifecycle::Archived
    } else if draw.chance(percent) {
        Lifecycle::Trashed
    } else {
        Lifecycle::Live
    }
}

fn members(draw: &mut Draw, mood: Mood, world: &World) -> Vec<Member> {
    let mut members = Vec::new();
    for user in 0..world.users.len() {
        if draw.chance(50) {
            members.push(Member {
                user: UserKey::at(user),
                role: draw.pick(&[Role::Member, Role::Member, Role::Lead]),
                grants: personal(draw, mood, place_bound()),
                until: draw.until(),
            });
        }
    }
    members
}

/// Grants of one person: often none.
fn personal(draw: &mut Draw, mood: Mood, of: &[Function]) -> Grants {
    if draw.chance(40) {
        grants(draw, mood, of)
    } else {
        Grants::none()
    }
}
