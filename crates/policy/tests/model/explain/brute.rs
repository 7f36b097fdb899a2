//! Every single change of a small world, whether it could matter or not.

use vitrine_model::{Function, Level, Lifecycle, LinkMode, Role, State, Status};
use vitrine_policy::change::MembersOf;
use vitrine_policy::explain::{Change, LinkChange, Row};
use vitrine_policy::plain::WhichList;
use vitrine_policy::{
    Ask, FolderKey, GroupKey, Maintenance, PlaylistKey, ProjectKey, Reason, Subject, Supermode, UserKey,
    World,
};

const STATES: [State; 3] = [State::Unset, State::Allow, State::Deny];

/// Every single change that may be offered to somebody. The owner stays the owner and active, and nobody is stopped by
/// maintenance or by throwing things away.
pub(super) fn changes(world: &World, ask: &Ask<'_>) -> Vec<Change> {
    let mut all = vec![
        Change::Maintenance(Maintenance::Off),
        Change::Supermode(Supermode::On),
        Change::Supermode(Supermode::Off),
        Change::Reason(Reason::Given),
        Change::AssetState(Lifecycle::Live),
    ];
    let links = [
        LinkChange::Start,
        LinkChange::Stop,
        LinkChange::Unlimit,
        LinkChange::Uncount,
        LinkChange::Password,
        LinkChange::Target,
    ];
    all.extend(links.map(Change::Link));
    all.extend(
        LinkMode::ALL
            .iter()
            .map(|mode| Change::Link(LinkChange::Mode(*mode))),
    );
    let folders = || (0..world.folders.len()).map(FolderKey::at);
    all.extend(folders().map(|folder| Change::FolderState(folder, Lifecycle::Live)));
    for user in users(world) {
        of_person(world, user, &mut all);
    }
    for &function in Function::ALL {
        all.extend([Change::Widen(function), Change::Narrow(function)]);
        of_function(world, function, &mut all);
    }
    if let Some(facts) = ask.resource.asset() {
        all.extend(facts.licences.iter().copied().map(Change::Detach));
        all.extend(facts.colour.map(Change::Unmark));
        all.extend(
            facts
                .exposures
                .iter()
                .map(|exposure| Change::TakeOut(exposure.playlist)),
        );
    }
    all
}

fn users(world: &World) -> impl Iterator<Item = UserKey> {
    (0..world.users.len()).map(UserKey::at)
}

fn groups(world: &World) -> impl Iterator<Item = GroupKey> {
    (0..world.groups.len()).map(GroupKey::at)
}

fn places(world: &World) -> impl Iterator<Item = MembersOf> {
    let projects = (0..world.projects.len()).map(|at| MembersOf::Project(ProjectKey::at(at)));
    projects.chain((0..world.playlists.len()).map(|at| MembersOf::Playlist(PlaylistKey::at(at))))
}

fn of_person(world: &World, user: UserKey, all: &mut Vec<Change>) {
    all.push(Change::Status(user, Status::Active));
    if world.user(user).level != Level::Owner {
        all.push(Change::Status(user, Status::Deactivated));
        let levels = [Level::Member, Level::Creator, Level::Admin];
        all.extend(levels.map(|level| Change::Level(user, level)));
    }
    for group in groups(world) {
        all.extend([Change::Join(user, group), Change::Leave(user, group)]);
    }
    for of in places(world) {
        let roles = [None, Some(Role::Member), Some(Role::Lead)];
        all.extend(roles.map(|role| Change::Member(of, user, role)));
    }
}

fn of_function(world: &World, function: Function, all: &mut Vec<Change>) {
    let subjects: Vec<Subject> = users(world)
        .map(Subject::User)
        .chain(groups(world).map(Subject::Group))
        .collect();
    for to in STATES {
        all.extend(users(world).map(|user| Change::Personal(user, function, to)));
        all.extend(groups(world).map(|group| Change::GroupGrant(group, function, to)));
        if !function.is_place_bound() {
            continue;
        }
        for of in places(world) {
            all.extend(users(world).map(|user| Change::MemberGrant(of, user, function, to)));
        }
        for folder in (0..world.folders.len()).map(FolderKey::at) {
            for list in [WhichList::Here, WhichList::Below] {
                let row = |subject| Row {
                    folder,
                    list,
                    subject,
                };
                all.extend(
                    subjects
                        .iter()
                        .map(|subject| Change::Entry(row(*subject), function, to)),
                );
            }
        }
        if function.is_file_security() {
            all.extend(
                subjects
                    .iter()
                    .map(|subject| Change::Security(*subject, function, to)),
            );
        }
    }
    if function.is_file_security() {
        all.extend([Change::Restrict(function), Change::Unrestrict(function)]);
    }
}
