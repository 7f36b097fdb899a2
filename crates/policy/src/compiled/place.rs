//! The votes of G2 and G3 at one resource, for every function at once.

use vitrine_model::{Function, FunctionSet, Lifecycle, Second};

use super::Compiled;
use super::person::Asker;
use crate::ask::{Caller, Resource};
use crate::facts::{AssetFacts, Exposure, Home};
use crate::grants::Votes;
use crate::key::{FolderKey, UserKey};
use crate::source::{self, RoleAt, Thing};

/// The folds of two gates at one resource, and the state rule's part.
#[derive(Clone, Copy)]
pub(super) struct At {
    /// G2.
    pub(super) function: Votes,
    /// G3 without state.
    pub(super) place: Votes,
    pub(super) state: Lifecycle,
    pub(super) thing: Option<Thing>,
}

impl Compiled {
    /// Both folds at a resource that has a place.
    pub(super) fn at(&self, asker: &Asker<'_>, resource: Resource<'_>) -> At {
        let mut at = At {
            function: asker.everywhere,
            place: Votes::NONE,
            state: Lifecycle::Live,
            thing: None,
        };
        if source::is_over_places(asker.row.level) {
            at.place = Votes::ALLOW_ALL;
        }
        match resource {
            Resource::Account => {}
            Resource::Folder(folder) => {
                at.thing = Some(Thing::Folder);
                self.at_folder(asker, folder, &mut at);
            }
            Resource::Project(project) => {
                self.at_members(asker, Self::project_place(project), RoleAt::Project, &mut at);
            }
            Resource::Playlist(playlist) => {
                self.at_members(asker, self.playlist_place(playlist), RoleAt::Playlist, &mut at);
            }
            Resource::Asset(facts) | Resource::Approval(facts) => {
                if let Resource::Approval(_) = resource {
                    at.function = at.function.and(Votes::allowing(source::OF_THE_ASKED));
                }
                at.thing = Some(Thing::Asset);
                at.state = facts.state;
                match facts.home {
                    Home::Folder(folder) => self.at_folder(asker, folder, &mut at),
                    Home::Project(project, shelf) => {
                        self.at_members(asker, Self::project_place(project), RoleAt::Shelf(shelf), &mut at);
                    }
                }
                self.at_exposures(asker, facts, &mut at);
            }
        }
        at
    }

    fn at_folder(&self, asker: &Asker<'_>, folder: FolderKey, at: &mut At) {
        let row = self.folders[folder.index()];
        at.state = at.state.max(row.state);
        if let Some(class) = row.class {
            at.place = at.place.and(self.class_votes(class, asker.key, asker.now));
        }
    }

    fn at_members(&self, asker: &Asker<'_>, place: super::PlaceIndex, role_at: RoleAt, at: &mut At) {
        let memberships = self.memberships_at(asker, place);
        if memberships.is_member() {
            at.place = Votes::ALLOW_ALL;
            at.function = at.function.and(memberships.votes(role_at));
        }
    }

    /// For the assets that stand in a playlist: a `Deny` as long as the asset stands there, an `Allow` only
    /// while the exposure is live; for `see` and `comment` only.
    fn at_exposures(&self, asker: &Asker<'_>, facts: &AssetFacts, at: &mut At) {
        if asker.by_home_alone {
            return;
        }
        for exposure in &facts.exposures {
            let memberships = self.memberships_at(asker, self.playlist_place(exposure.playlist));
            if !memberships.is_member() {
                continue;
            }
            let live = self.is_live(facts, exposure, asker.now);
            let votes = memberships.votes(RoleAt::Exposure).only(source::EXPOSED);
            at.function = at.function.and(if live {
                votes
            } else {
                votes.never_allowing(FunctionSet::FULL)
            });
            if live {
                at.place = at.place.and(Votes::allowing(source::EXPOSED));
            }
        }
    }

    /// May somebody who added the asset there `share.review` it right now, by its home alone?
    pub(super) fn is_live(&self, facts: &AssetFacts, exposure: &Exposure, now: Second) -> bool {
        let may_share = |adder: &UserKey| {
            let adder = Asker {
                by_home_alone: true,
                ..self.asker(&Caller::session(*adder), now)
            };
            let resource = Resource::Asset(facts);
            self.decide_person(&adder, Function::ShareReview, resource, crate::Reason::Missing)
                .effect
                .passes()
        };
        exposure.added_by.iter().any(may_share)
    }

    /// Is the folder the other one, or below it?
    pub(super) fn is_within(&self, folder: FolderKey, above: FolderKey) -> bool {
        let (folder, above) = (self.folders[folder.index()], self.folders[above.index()]);
        above.enter <= folder.enter && folder.enter < above.leave
    }

    /// The votes of a file's security, for every function, at that second.
    pub(super) fn security_votes(&self, asker: &Asker<'_>, facts: &AssetFacts, now: Second) -> Votes {
        let level = if source::is_over_places(asker.row.level) {
            Votes::ALLOW_ALL
        } else {
            Votes::NONE
        };
        facts
            .security
            .entries
            .iter()
            .filter(|entry| self.is_about(entry.subject, asker.key, now))
            .fold(level, |votes, entry| votes.and(entry.at(now)))
    }
}
