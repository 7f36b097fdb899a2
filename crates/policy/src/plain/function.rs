//! G2 Function.

use vitrine_model::{Function, FunctionSet, Level, State};

use super::person::{Person, Playlists};
use super::trace::{Ballot, Finding, Outcome, Source, Step};
use crate::ask::Resource;
use crate::facts::{AssetFacts, Home};
use crate::key::{PlaylistKey, ProjectKey};
use crate::source::{self, RoleAt};
use crate::verdict::{Gate, Why};
use crate::world::{Member, World};

impl Person<'_> {
    /// The fold over the level's grants, the personal grants, those of every group, and, at a project or
    /// playlist and the assets in it, those of the role and the user's own there.
    pub(super) fn function(&self, action: Function, resource: Resource<'_>) -> Option<Step> {
        let mut findings = Vec::new();
        let result = self.function_fold(action, resource, &mut findings);
        let outcome = match result {
            State::Allow => Outcome::Passed,
            State::Unset => Outcome::Refused(Why::FunctionUnset),
            State::Deny => Outcome::Refused(Why::FunctionDenied),
        };
        // `billing.manage` stays the owner's.
        Some(if action == Function::BillingManage {
            self.firm_step(Gate::Function, action, outcome, findings)
        } else {
            self.step(Gate::Function, action, outcome, findings)
        })
    }

    /// The fold of G2, for the action or for one that the state rule or a licence asks for.
    pub(super) fn function_fold(
        &self,
        function: Function,
        resource: Resource<'_>,
        findings: &mut Vec<Finding>,
    ) -> State {
        let mut ballot = Ballot::on(function);
        hear_everywhere(self, function, &mut ballot);
        match resource {
            Resource::Account | Resource::Folder(_) => {}
            Resource::Project(project) => self.hear_project(project, RoleAt::Project, function, &mut ballot),
            Resource::Playlist(playlist) => self.hear_playlist(playlist, function, &mut ballot),
            Resource::Asset(facts) | Resource::Approval(facts) => {
                if let Resource::Approval(_) = resource {
                    ballot.hear(Source::AskedToApprove, said(source::OF_THE_ASKED, function));
                }
                if let Home::Project(project, shelf) = facts.home {
                    self.hear_project(project, RoleAt::Shelf(shelf), function, &mut ballot);
                }
                self.hear_exposures(facts, function, &mut ballot);
            }
        }
        ballot.close(findings)
    }

    fn members_here<'a>(&self, members: &'a [Member]) -> impl Iterator<Item = &'a Member> {
        World::standing_of(members, self.key, self.now)
    }

    fn hear_project(&self, project: ProjectKey, at: RoleAt, function: Function, ballot: &mut Ballot) {
        for member in self.members_here(self.world.project_members(project)) {
            let role = said(source::of_role(member.role, at), function);
            ballot.hear(Source::ProjectRole(project, member.role), role);
            let own = member.grants.at(self.now).of(function);
            ballot.hear_as(Source::ProjectGrants(project), own, as_a_grant(function, own));
        }
    }

    fn hear_playlist(&self, playlist: PlaylistKey, function: Function, ballot: &mut Ballot) {
        for member in self.members_here(self.world.playlist_members(playlist)) {
            let role = said(source::of_role(member.role, RoleAt::Playlist), function);
            ballot.hear(Source::PlaylistRole(playlist, member.role), role);
            let own = member.grants.at(self.now).of(function);
            ballot.hear_as(Source::PlaylistGrants(playlist), own, as_a_grant(function, own));
        }
    }

    /// For the assets that stand in a playlist, its roles and grants count for `see` and `comment` only: a
    /// `Deny` as long as the asset stands there, an `Allow` only while the exposure there is live.
    fn hear_exposures(&self, facts: &AssetFacts, function: Function, ballot: &mut Ballot) {
        if self.playlists == Playlists::LeftAside || !source::EXPOSED.contains(function) {
            return;
        }
        for exposure in &facts.exposures {
            let playlist = exposure.playlist;
            for member in self.members_here(self.world.playlist_members(playlist)) {
                let live = self.is_live(facts, exposure);
                let counts = |says| {
                    if says == State::Allow && !live {
                        State::Unset
                    } else {
                        says
                    }
                };
                let role = said(source::of_role(member.role, RoleAt::Exposure), function);
                ballot.hear_as(Source::PlaylistRole(playlist, member.role), role, counts(role));
                let own = member.grants.at(self.now).of(function);
                ballot.hear_as(Source::PlaylistGrants(playlist), own, counts(own));
            }
        }
    }
}

/// The sources that are the same everywhere: level, personal grants, groups.
pub(super) fn hear_everywhere(person: &Person<'_>, function: Function, ballot: &mut Ballot) {
    let user = person.user();
    let kept = user.level == Level::Owner && source::KEPT_BY_OWNER.contains(function);
    let counts = |says| {
        if says == State::Deny && kept {
            State::Unset
        } else {
            as_a_grant(function, says)
        }
    };
    ballot.hear(
        Source::Level(user.level),
        said(source::of_level(user.level), function),
    );
    let personal = user.grants.at(person.now).of(function);
    ballot.hear_as(Source::Personal, personal, counts(personal));
    let all_users = person.world.all_users;
    for group in std::iter::once(all_users).chain(person.world.own_groups(person.key, person.now)) {
        let says = person.world.group(group).grants.at(person.now).of(function);
        ballot.hear_as(Source::Group(group), says, counts(says));
    }
}

/// What counts of a grant: some functions come from levels and roles alone.
const fn as_a_grant(function: Function, says: State) -> State {
    match says {
        State::Allow if source::GIVEN_BY_NO_GRANT.contains(function) => State::Unset,
        says => says,
    }
}

const fn said(allowed: FunctionSet, function: Function) -> State {
    if allowed.contains(function) {
        State::Allow
    } else {
        State::Unset
    }
}
