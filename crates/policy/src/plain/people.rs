//! Whom a user can see (access model, section 6).

use vitrine_model::{Function, Second, State, Status};

use super::function::hear_everywhere;
use super::person::Person;
use super::trace::Ballot;
use crate::ask::{Caller, Credential, Reason};
use crate::key::{GroupKey, PlaylistKey, ProjectKey, UserKey};
use crate::source;
use crate::world::{Maintenance, Member, World};

/// Why a user can see another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// It is themselves.
    Being,
    /// Both are members of a project.
    Project(ProjectKey),
    /// Both are members of a playlist.
    Playlist(PlaylistKey),
    /// Super-admin mode.
    Supermode,
    /// They may `people.see`, and are owner or admin.
    Level,
    /// They may `people.see`, and a group that they count by can see one that the other counts by.
    Groups(GroupKey, GroupKey),
}

/// Why a user can't see another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenBy {
    /// Who looks is not active.
    Standing,
    /// The account is in maintenance.
    Maintenance,
    /// The token's scope lacks `people.see`.
    Scope,
    /// Who looks may not `people.see`.
    Function,
    /// No group that one counts by can see any group that the other counts by.
    Groups,
}

/// Can the caller see that user, and why?
///
/// # Errors
/// Why not.
pub fn sees(world: &World, caller: &Caller, other: UserKey, now: Second) -> Result<SeenBy, HiddenBy> {
    let viewer = Person::asking(world, caller, now, Reason::Missing);
    let user = viewer.user();
    if user.status != Status::Active {
        return Err(HiddenBy::Standing);
    }
    let over = source::is_over_places(user.level);
    if world.maintenance == Maintenance::On && !(over && caller.credential == Credential::Session) {
        return Err(HiddenBy::Maintenance);
    }
    if caller.user == other {
        return Ok(SeenBy::Being);
    }
    if let Some(shared) = shared(world, caller.user, other, now) {
        return Ok(shared);
    }
    if viewer.supermode {
        return Ok(SeenBy::Supermode);
    }
    if !caller.credential.covers(Function::PeopleSee) {
        return Err(HiddenBy::Scope);
    }
    let mut ballot = Ballot::on(Function::PeopleSee);
    hear_everywhere(&viewer, Function::PeopleSee, &mut ballot);
    if ballot.close(&mut Vec::new()) != State::Allow {
        return Err(HiddenBy::Function);
    }
    if over {
        return Ok(SeenBy::Level);
    }
    let theirs = world.counts_by(other, now);
    world
        .counts_by(caller.user, now)
        .into_iter()
        .find_map(|own| {
            let seen = theirs
                .iter()
                .find(|group| world.group(own).sees.contains(group))?;
            Some(SeenBy::Groups(own, *seen))
        })
        .ok_or(HiddenBy::Groups)
}

/// A project or playlist that both are members of at that second.
fn shared(world: &World, one: UserKey, other: UserKey, now: Second) -> Option<SeenBy> {
    let both = |members: &[Member]| {
        [one, other]
            .into_iter()
            .all(|user| World::standing_of(members, user, now).next().is_some())
    };
    let project = world.projects.iter().position(|project| both(&project.members));
    let playlist = || {
        world
            .playlists
            .iter()
            .position(|playlist| both(&playlist.members))
    };
    project
        .map(|at| SeenBy::Project(ProjectKey::at(at)))
        .or_else(|| playlist().map(|at| SeenBy::Playlist(PlaylistKey::at(at))))
}

impl World {
    /// The groups that a person counts by for group visibility: their own, or All users where they have no other.
    pub fn counts_by(&self, user: UserKey, now: Second) -> Vec<GroupKey> {
        let own: Vec<_> = self
            .own_groups(user, now)
            .filter(|group| *group != self.all_users)
            .collect();
        if own.is_empty() { vec![self.all_users] } else { own }
    }
}
