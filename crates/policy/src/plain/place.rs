//! G3 Place: does this place admit this person, and does the thing's state allow it?

use vitrine_model::{Function, Lifecycle, State};

use super::person::{Person, Playlists};
use super::trace::{Ballot, Finding, Outcome, Source, Step, WhichList};
use crate::ask::Resource;
use crate::facts::{AssetFacts, Home};
use crate::key::FolderKey;
use crate::source::{self, Thing};
use crate::verdict::{Gate, Why};
use crate::world::{Entry, Member, World};

impl Person<'_> {
    /// The fold of the place, then the state. Account-wide actions have no place gate.
    pub(super) fn place(&self, action: Function, resource: Resource<'_>) -> Option<Step> {
        if matches!(resource, Resource::Account) {
            return None;
        }
        let mut findings = Vec::new();
        let fold = self.place_fold(action, resource, &mut findings);
        let (state, by) = self.state_of(resource);
        if state != Lifecycle::Live {
            findings.extend(by.into_iter().map(|by| Finding::State { state, by }));
        }
        if let Some(why) = not_allowed_in(state, action, resource) {
            // What state allows is the one part of this gate that super-admin mode leaves standing. A place
            // that refuses by itself is named first.
            let why = if self.supermode {
                why
            } else {
                place_refusal(fold).unwrap_or(why)
            };
            return Some(self.firm_step(Gate::Place, action, Outcome::Refused(why), findings));
        }
        let outcome = match place_refusal(fold) {
            Some(why) => Outcome::Refused(why),
            None => self.right_to_find(state, resource, &mut findings),
        };
        Some(self.step(Gate::Place, action, outcome, findings))
    }

    /// What is archived or in the trash exists only for those who also pass G2, the fold of G3 and the file's
    /// security for `archive` or `delete`.
    fn right_to_find(
        &self,
        state: Lifecycle,
        resource: Resource<'_>,
        findings: &mut Vec<Finding>,
    ) -> Outcome {
        let Some(right) = thing(resource).and_then(|thing| source::right_to_find(state, thing)) else {
            return Outcome::Passed;
        };
        if !self.credential.covers(right) {
            findings.push(Finding::OutOfScope(right));
            return Outcome::Refused(Why::Scope);
        }
        let function = self.function_fold(right, resource, findings);
        let place = self.place_fold(right, resource, findings);
        let file = resource
            .asset()
            .is_none_or(|facts| self.security_admits(right, facts, findings));
        if function == State::Allow && place == State::Allow && file {
            Outcome::Passed
        } else {
            Outcome::Refused(refused_by(state))
        }
    }

    /// The fold of the place, without state.
    fn place_fold(&self, function: Function, resource: Resource<'_>, findings: &mut Vec<Finding>) -> State {
        let mut ballot = Ballot::on(function);
        match resource {
            Resource::Account => {}
            Resource::Folder(folder) => self.hear_folder(folder, function, &mut ballot, findings),
            Resource::Project(project) => {
                self.hear_members(
                    self.world.project_members(project),
                    Source::ProjectMember(project),
                    &mut ballot,
                );
            }
            Resource::Playlist(playlist) => {
                self.hear_members(
                    self.world.playlist_members(playlist),
                    Source::PlaylistMember(playlist),
                    &mut ballot,
                );
            }
            Resource::Asset(facts) | Resource::Approval(facts) => {
                match facts.home {
                    Home::Folder(folder) => self.hear_folder(folder, function, &mut ballot, findings),
                    Home::Project(project, _) => self.hear_members(
                        self.world.project_members(project),
                        Source::ProjectMember(project),
                        &mut ballot,
                    ),
                }
                self.hear_live_exposures(facts, function, &mut ballot);
            }
        }
        ballot.close(findings)
    }

    /// The fold over the entries of the effective list; level owner or admin counts as one `Allow`.
    fn hear_folder(
        &self,
        folder: FolderKey,
        function: Function,
        ballot: &mut Ballot,
        findings: &mut Vec<Finding>,
    ) {
        self.hear_level(ballot);
        let Some((list, by, which)) = self.world.effective(folder) else {
            return;
        };
        findings.push(Finding::Handed {
            by,
            list: which,
            path: self
                .world
                .upward(folder)
                .take_while(|&above| above != by)
                .chain([by])
                .collect(),
        });
        for (position, entry) in list.iter().enumerate() {
            if self.world.is_about(entry.subject, self.key, self.now) {
                ballot.hear(
                    Source::Entry(entry.subject, position),
                    entry.at(self.now).of(function),
                );
            }
        }
    }

    /// Membership, or level owner or admin, is `Allow`.
    fn hear_members(&self, members: &[Member], source: Source, ballot: &mut Ballot) {
        self.hear_level(ballot);
        if World::standing_of(members, self.key, self.now).next().is_some() {
            ballot.hear(source, State::Allow);
        }
    }

    fn hear_level(&self, ballot: &mut Ballot) {
        let level = self.user().level;
        if source::is_over_places(level) {
            ballot.hear(Source::Level(level), State::Allow);
        }
    }

    /// For `see` and `comment` one `Allow` joins for each playlist that the user is a member of and in which the
    /// asset stands by a live exposure.
    fn hear_live_exposures(&self, facts: &AssetFacts, function: Function, ballot: &mut Ballot) {
        if self.playlists == Playlists::LeftAside || !source::EXPOSED.contains(function) {
            return;
        }
        for exposure in &facts.exposures {
            let members = self.world.playlist_members(exposure.playlist);
            let is_member = World::standing_of(members, self.key, self.now).next().is_some();
            if is_member && self.is_live(facts, exposure) {
                ballot.hear(Source::Exposure(exposure.playlist), State::Allow);
            }
        }
    }

    /// The state of a thing, and all that it is so by: itself (`None`), then each folder above it that is as far gone.
    pub(super) fn state_of(&self, resource: Resource<'_>) -> (Lifecycle, Vec<Option<FolderKey>>) {
        let (own, home) = match resource {
            Resource::Account | Resource::Project(_) | Resource::Playlist(_) => {
                return (Lifecycle::Live, Vec::new());
            }
            Resource::Folder(folder) => (self.world.folder(folder).state, self.world.folder(folder).parent),
            Resource::Asset(facts) | Resource::Approval(facts) => match facts.home {
                Home::Folder(folder) => (facts.state, Some(folder)),
                Home::Project(..) => (facts.state, None),
            },
        };
        let above = home.into_iter().flat_map(|home| self.world.upward(home));
        let above = above.map(|folder| (self.world.folder(folder).state, Some(folder)));
        let each: Vec<_> = std::iter::once((own, None)).chain(above).collect();
        let worst = each.iter().map(|(state, _)| *state).max().unwrap_or(own);
        let by = each.into_iter().filter(|(state, _)| *state == worst);
        (worst, by.map(|(_, by)| by).collect())
    }
}

impl World {
    /// The effective list of a folder, the folder whose list it is, and which of the two.
    ///
    /// `None` where no path leads to a root with both lists; such a folder admits nobody.
    pub fn effective(&self, folder: FolderKey) -> Option<(&[Entry], FolderKey, WhichList)> {
        let own = self.folder(folder);
        if let Some(here) = &own.here {
            return Some((here, folder, WhichList::Here));
        }
        self.handed(own.parent?)
    }

    /// The list that a folder's subfolders are handed.
    pub fn handed(&self, folder: FolderKey) -> Option<(&[Entry], FolderKey, WhichList)> {
        self.upward(folder).find_map(|above| {
            let below = self.folder(above).below.as_deref()?;
            Some((below, above, WhichList::Below))
        })
    }
}

const fn place_refusal(fold: State) -> Option<Why> {
    match fold {
        State::Allow => None,
        State::Unset => Some(Why::PlaceUnset),
        State::Deny => Some(Why::PlaceDenied),
    }
}

const fn thing(resource: Resource<'_>) -> Option<Thing> {
    match resource {
        Resource::Folder(_) => Some(Thing::Folder),
        Resource::Asset(_) | Resource::Approval(_) => Some(Thing::Asset),
        Resource::Account | Resource::Project(_) | Resource::Playlist(_) => None,
    }
}

fn not_allowed_in(state: Lifecycle, action: Function, resource: Resource<'_>) -> Option<Why> {
    let allowed = source::allowed_in(state, thing(resource)?);
    (!allowed.contains(action)).then_some(refused_by(state))
}

const fn refused_by(state: Lifecycle) -> Why {
    match state {
        Lifecycle::Trashed => Why::StateTrashed,
        Lifecycle::Live | Lifecycle::Archived => Why::StateArchived,
    }
}
