//! Members of projects and playlists (access model, section 7).

use vitrine_model::{Function, Role, State};

use super::{Maker, Refusal};
use crate::ask::Resource;
use crate::key::{PlaylistKey, ProjectKey, UserKey};
use crate::world::{Member, World};

/// Whose members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MembersOf {
    /// Those of a project.
    Project(ProjectKey),
    /// Those of a playlist.
    Playlist(PlaylistKey),
}

/// A change of one membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberChange {
    /// Where.
    pub place: MembersOf,
    /// Whose.
    pub user: UserKey,
    /// What it becomes; `None` where they leave or are taken out.
    pub to: Option<Member>,
}

impl Maker<'_> {
    /// May the maker make that change?
    ///
    /// Anyone may leave, but the last lead. Everything else takes `invite`, and gives no role or grant above the
    /// maker's own; owner and admins count as leads.
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_change_member(&self, change: &MemberChange) -> Result<(), Refusal> {
        let resource = change.place.resource();
        let members = change.place.members(self.world);
        let own = change.user == self.caller.user;
        let leaves = own && change.to.is_none();
        if !leaves {
            self.need(Function::Invite, resource)?;
            if own {
                return Err(Refusal::Own);
            }
            self.is_within_own(change, members)?;
        }
        let leads = |member: &&Member| member.role == Role::Lead && self.now.is_before(member.until);
        let other_lead = members
            .iter()
            .filter(leads)
            .any(|member| member.user != change.user);
        let was_lead = members
            .iter()
            .filter(leads)
            .any(|member| member.user == change.user);
        // A lead whose membership has an end leaves when it comes.
        let stays = change
            .to
            .as_ref()
            .is_some_and(|to| to.role == Role::Lead && to.until.is_none());
        if was_lead && !stays && !other_lead {
            return Err(Refusal::LastLead);
        }
        Ok(())
    }

    fn is_within_own(&self, change: &MemberChange, members: &[Member]) -> Result<(), Refusal> {
        let before = members.iter().find(|member| member.user == change.user);
        let role = self.role_at(members);
        let above = |member: &Member| Some(member.role) > role;
        if before.is_some_and(above) || change.to.as_ref().is_some_and(above) {
            return Err(Refusal::AboveOwn);
        }
        // What is given: an `Allow` more, or a `Deny` less.
        for &function in Function::ALL.iter().filter(|function| function.is_place_bound()) {
            let of = |member: Option<&Member>| {
                let grants = member.map(|member| &member.grants);
                grants.and_then(|grants| grants.iter().find(|(named, _)| *named == function))
            };
            let (before, after) = (of(before), of(change.to.as_ref()));
            let denied_before = before.is_some_and(|(_, grant)| grant.state == State::Deny);
            let allowed = after.is_some_and(|(_, grant)| grant.state == State::Allow);
            let gives = before != after && (allowed || denied_before);
            if gives && !self.holds(function, change.place.resource()) {
                return Err(Refusal::AboveOwn);
            }
        }
        Ok(())
    }

    fn role_at(&self, members: &[Member]) -> Option<Role> {
        if self.is_over() {
            return Some(Role::Lead);
        }
        World::standing_of(members, self.caller.user, self.now)
            .map(|member| member.role)
            .max()
    }
}

impl MembersOf {
    const fn resource(self) -> Resource<'static> {
        match self {
            Self::Project(project) => Resource::Project(project),
            Self::Playlist(playlist) => Resource::Playlist(playlist),
        }
    }

    pub(crate) fn members(self, world: &World) -> &[Member] {
        match self {
            Self::Project(project) => world.project_members(project),
            Self::Playlist(playlist) => world.playlist_members(playlist),
        }
    }
}
