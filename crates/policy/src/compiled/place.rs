//! The votes of G2 and G3 at one resource, for every function at once.

use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Shelf};

use super::person::Asker;
use super::{Compiled, PlaceIndex};
use crate::ask::{Caller, Resource};
use crate::facts::{AssetFacts, Exposure, Home};
use crate::grants::Votes;
use crate::key::{FolderKey, PlaylistKey, ProjectKey, UserKey};
use crate::reach::{OfProject, STATES};
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
    #[inline]
    pub(super) fn at(&self, asker: &Asker<'_>, resource: Resource<'_>) -> At {
        let mut at = At {
            function: asker.everywhere,
            place: level_votes(asker),
            state: Lifecycle::Live,
            thing: None,
        };
        match resource {
            Resource::Account => {}
            Resource::Folder(folder) => {
                at.thing = Some(Thing::Folder);
                self.at_folder(asker, folder, &mut at);
            }
            Resource::Project(project) => {
                self.at_members(asker, PlaceIndex::project(project), RoleAt::Project, &mut at);
            }
            Resource::Playlist(playlist) => {
                self.at_members(asker, PlaceIndex::playlist(playlist), RoleAt::Playlist, &mut at);
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
                        self.at_members(asker, PlaceIndex::project(project), RoleAt::Shelf(shelf), &mut at);
                    }
                }
                self.at_exposures(asker, facts, &mut at);
            }
        }
        at
    }

    #[inline]
    fn at_folder(&self, asker: &Asker<'_>, folder: FolderKey, at: &mut At) {
        let row = &self.folders[folder.index()];
        at.state = at.state.max(row.state);
        at.place = at.place.and(row.gist.everyone);
        if let Some(class) = row.class
            && row.gist.others.may_meet(asker.row.subjects)
        {
            at.place = at.place.and(self.votes_of_rules(class, asker.key, asker.now));
        }
    }

    fn at_members(&self, asker: &Asker<'_>, place: PlaceIndex, role_at: RoleAt, at: &mut At) {
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
            let memberships = self.memberships_at(asker, PlaceIndex::playlist(exposure.playlist));
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
    pub(crate) fn is_live(&self, facts: &AssetFacts, exposure: &Exposure, now: Second) -> bool {
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

    /// The functions that pass both folds in folders of that class.
    pub(crate) fn both_at(&self, asker: &Asker<'_>, class: Option<u32>) -> FunctionSet {
        let entries = class.map_or(Votes::NONE, |class| self.class_votes(class, asker.key, asker.now));
        let place = entries.and(level_votes(asker));
        asker.everywhere.passed().intersection(place.passed())
    }

    /// What the asker may do to a project itself, and to the assets on its shelves without rules of their own.
    pub(crate) fn in_project(&self, asker: &Asker<'_>, project: ProjectKey) -> OfProject<FunctionSet> {
        let at = self.at(asker, Resource::Project(project));
        let memberships = self.memberships_at(asker, PlaceIndex::project(project));
        let place = at.place.passed();
        let shelf = |shelf| {
            let there = memberships.votes(RoleAt::Shelf(shelf));
            let both = asker.everywhere.and(there).passed().intersection(place);
            STATES.map(|own| asker.of_thing(both, own, Thing::Asset))
        };
        OfProject {
            itself: asker.of_place(at.function.passed().intersection(place)),
            content: shelf(Shelf::Content),
            files: shelf(Shelf::Files),
        }
    }

    /// What the asker may do to a playlist itself.
    pub(crate) fn of_playlist(&self, asker: &Asker<'_>, playlist: PlaylistKey) -> FunctionSet {
        let at = self.at(asker, Resource::Playlist(playlist));
        asker.of_place(at.function.passed().intersection(at.place.passed()))
    }

    /// Is the folder the other one, or below it?
    pub(crate) fn is_within(&self, folder: FolderKey, above: FolderKey) -> bool {
        let (folder, above) = (self.folders[folder.index()], self.folders[above.index()]);
        above.enter <= folder.enter && folder.enter - above.enter < above.size
    }

    /// The votes of a file's security, for every function, at that second.
    pub(super) fn security_votes(&self, asker: &Asker<'_>, facts: &AssetFacts, now: Second) -> Votes {
        facts
            .security
            .entries
            .iter()
            .filter(|entry| self.is_about(entry.subject, asker.key, now))
            .fold(level_votes(asker), |votes, entry| votes.and(entry.at(now)))
    }
}

/// Level owner or admin counts as one `Allow`.
pub(super) fn level_votes(asker: &Asker<'_>) -> Votes {
    if source::is_over_places(asker.row.level) {
        Votes::ALLOW_ALL
    } else {
        Votes::NONE
    }
}
