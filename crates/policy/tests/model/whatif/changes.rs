//! Random changes of every kind.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Level, Lifecycle, Role, Second,
    ShareTerm, State, Status,
};
use vitrine_policy::change::{
    AccountChange, Change, FileChange, ListChange, ListSave, MemberChange, MembersOf, NewList, Subfolders,
};
use vitrine_policy::{
    AssetFacts, Colour, ColourKey, Entry, Folder, FolderKey, Grants, Group, GroupKey, Home, Licence,
    LicenceKey, List, Maintenance, Member, Membership, Playlist, PlaylistKey, Project, ProjectKey, Subject,
    User, UserKey, World,
};

use crate::random::Draw;

/// How many kinds of changes there are.
pub(crate) const KINDS: usize = 24;

/// A change of that kind, or of one that the world has something for.
pub(crate) fn change(kind: usize, draw: &mut Draw, world: &World, assets: &[AssetFacts]) -> Change {
    match kind {
        0..9 => Change::Account(account(kind, draw, world)),
        9 => Change::NewUser(user(draw, world)),
        10 | 11 => member(draw, world),
        12 => Change::NewProject(Project {
            members: members(draw, world),
        }),
        13 => Change::NewPlaylist(Playlist {
            members: members(draw, world),
        }),
        14 | 15 => list_save(draw, world),
        16 => moved(draw, world),
        17 => Change::FolderState {
            folder: folder(draw, world),
            to: draw.pick(Lifecycle::ALL),
        },
        18 => Change::NewFolder(Folder {
            parent: Some(folder(draw, world)),
            state: draw.pick(&[Lifecycle::Live, Lifecycle::Live, Lifecycle::Archived]),
            here: draw.chance(40).then(|| list(draw, world)),
            below: draw.chance(40).then(|| list(draw, world)),
        }),
        19 if !world.licences.is_empty() => {
            let key = LicenceKey::at(draw.below(world.licences.len()));
            Change::Licence(key, licence(draw))
        }
        19 => Change::NewLicence(licence(draw)),
        20 if !world.colours.is_empty() => {
            let key = ColourKey::at(draw.below(world.colours.len()));
            Change::Colour(key, colour(draw, world))
        }
        20 => Change::NewColour(colour(draw, world)),
        21 => Change::Maintenance(draw.pick(&[Maintenance::On, Maintenance::Off])),
        _ => file(draw, world, assets),
    }
}

fn account(kind: usize, draw: &mut Draw, world: &World) -> AccountChange {
    let user = UserKey::at(draw.below(world.users.len()));
    match kind {
        0 => AccountChange::Level(user, draw.pick(Level::ALL)),
        1 => AccountChange::Grants(user, grants(draw)),
        2 => AccountChange::Memberships(user, memberships(draw, world)),
        3 => AccountChange::Status(user, draw.pick(Status::ALL)),
        4 => AccountChange::Person(user),
        5 => AccountChange::NewGroup(Group {
            grants: grants(draw),
            sees: (0..world.groups.len()).map(GroupKey::at).collect(),
        }),
        6 => AccountChange::GroupGrants(group(draw, world), grants(draw)),
        7 => {
            let sees = (0..draw.below(3)).map(|_| group(draw, world)).collect();
            AccountChange::GroupSees(group(draw, world), sees)
        }
        _ => match group(draw, world) {
            all if all == world.all_users => AccountChange::GroupGrants(all, grants(draw)),
            other => AccountChange::RemoveGroup(other),
        },
    }
}

/// All users, a group that somebody is in or a list names, or any.
fn group(draw: &mut Draw, world: &World) -> GroupKey {
    let joined: Vec<GroupKey> = world
        .users
        .iter()
        .flat_map(|user| user.groups.iter().map(|membership| membership.group))
        .collect();
    match draw.below(4) {
        0 => world.all_users,
        1 | 2 if !joined.is_empty() => draw.pick(&joined),
        _ => GroupKey::at(draw.below(world.groups.len())),
    }
}

fn until(draw: &mut Draw) -> Option<Second> {
    draw.pick(&[None, None, None, Some(Second(100)), Some(Second(101))])
}

fn grants(draw: &mut Draw) -> Grants {
    let mut grants = match draw.below(3) {
        0 => Grants::none(),
        1 => Grants::allowing(FunctionSet::PLACE_BOUND),
        _ => Grants::allowing(FunctionSet::FULL),
    };
    for _ in 0..draw.below(4) {
        let function = if draw.chance(60) {
            draw.pick(&[
                Function::See,
                Function::Access,
                Function::Archive,
                Function::Delete,
                Function::ShareReview,
            ])
        } else {
            draw.function()
        };
        let state = draw.pick(&[State::Deny, State::Allow, State::Unset]);
        let until = until(draw);
        grants.set(function, Grant { state, until });
    }
    grants
}

fn place_bound(draw: &mut Draw) -> Grants {
    let all = grants(draw);
    all.iter()
        .filter(|(function, _)| function.is_place_bound())
        .collect()
}

fn memberships(draw: &mut Draw, world: &World) -> Vec<Membership> {
    (0..draw.below(4))
        .map(|_| Membership {
            group: group(draw, world),
            until: until(draw),
        })
        .filter(|membership| membership.group != world.all_users)
        .collect()
}

fn user(draw: &mut Draw, world: &World) -> User {
    User {
        status: draw.pick(&[Status::Active, Status::Active, Status::Invited]),
        level: draw.pick(&[Level::Member, Level::Member, Level::Creator, Level::Admin]),
        grants: grants(draw),
        groups: memberships(draw, world),
    }
}

fn a_member(draw: &mut Draw, user: UserKey) -> Member {
    Member {
        user,
        role: draw.pick(&[Role::Member, Role::Lead]),
        grants: place_bound(draw),
        until: until(draw),
    }
}

fn members(draw: &mut Draw, world: &World) -> Vec<Member> {
    let mut members = Vec::new();
    for user in 0..world.users.len() {
        if draw.chance(40) {
            members.push(a_member(draw, UserKey::at(user)));
        }
    }
    members
}

fn member(draw: &mut Draw, world: &World) -> Change {
    let (projects, playlists) = (world.projects.len(), world.playlists.len());
    if projects + playlists == 0 {
        return Change::NewProject(Project {
            members: members(draw, world),
        });
    }
    let place = match draw.below(projects + playlists) {
        at if at < projects => MembersOf::Project(ProjectKey::at(at)),
        at => MembersOf::Playlist(PlaylistKey::at(at - projects)),
    };
    let user = UserKey::at(draw.below(world.users.len()));
    let to = draw.chance(70).then(|| a_member(draw, user));
    Change::Member(MemberChange { place, user, to })
}

fn folder(draw: &mut Draw, world: &World) -> FolderKey {
    FolderKey::at(draw.below(world.folders.len()))
}

fn subject(draw: &mut Draw, world: &World) -> Subject {
    if draw.chance(25) {
        Subject::User(UserKey::at(draw.below(world.users.len())))
    } else {
        Subject::Group(group(draw, world))
    }
}

fn list(draw: &mut Draw, world: &World) -> List {
    (0..draw.below(4))
        .map(|_| Entry {
            subject: subject(draw, world),
            grants: place_bound(draw),
            until: until(draw),
        })
        .collect()
}

fn list_save(draw: &mut Draw, world: &World) -> Change {
    let folder = folder(draw, world);
    let own = |draw: &mut Draw, subfolders| NewList::Own(list(draw, world), subfolders);
    let is_root = world.folder(folder).parent.is_none();
    let list = match draw.below(4) {
        0 => own(draw, Subfolders::Keep),
        1 if !is_root => NewList::Inherited,
        _ => own(draw, Subfolders::Update),
    };
    let keeps = matches!(list, NewList::Own(_, Subfolders::Keep));
    let mut removed = if keeps { Vec::new() } else { world.below(folder) };
    removed.retain(|key| {
        let folder = world.folder(*key);
        (folder.here.is_some() || folder.below.is_some()) && draw.chance(70)
    });
    Change::List(ListSave {
        change: ListChange { folder, list },
        removed,
    })
}

fn moved(draw: &mut Draw, world: &World) -> Change {
    let (folder, to) = (folder(draw, world), folder(draw, world));
    let is_root = world.folder(folder).parent.is_none();
    if is_root || world.upward(to).any(|above| above == folder) {
        return list_save(draw, world);
    }
    Change::MoveFolder { folder, to }
}

fn licence(draw: &mut Draw) -> Licence {
    Licence {
        from: draw.pick(&[None, Some(Second(100)), Some(Second(101))]),
        until: until(draw),
        download: draw.pick(DownloadTerm::ALL),
        share: draw.pick(ShareTerm::ALL),
        lapsed: draw.pick(LapsedTerm::ALL),
    }
}

fn colour(draw: &mut Draw, world: &World) -> Colour {
    Colour {
        default: draw.pick(ColourMode::ALL),
        groups: (0..draw.below(3))
            .map(|_| (group(draw, world), draw.pick(ColourMode::ALL)))
            .collect(),
    }
}

/// A file that takes over one part of another's facts, or moves.
fn file(draw: &mut Draw, world: &World, assets: &[AssetFacts]) -> Change {
    let before = assets[draw.below(assets.len())].clone();
    let other = &assets[draw.below(assets.len())];
    let mut after = before.clone();
    match draw.below(6) {
        0 => after.home = Home::Folder(folder(draw, world)),
        1 => after.state = draw.pick(Lifecycle::ALL),
        2 => after.licences.clone_from(&other.licences),
        3 => after.colour = other.colour,
        4 => {
            after.security.restricted = FunctionSet::of(&[Function::Download, Function::Delete]);
            after.security.entries = list(draw, world);
        }
        _ => after.security = other.security.clone(),
    }
    Change::File(Box::new(FileChange { before, after }))
}
