//! Links: what they open no more, and what they open now. A link opens what its issuer may hand on.

use vitrine_model::{Function, Lifecycle};

use super::About;
use super::side::Compared;
use super::{Places, WatchedLink};
use crate::ask::{Ask, Named, Password, Principal, Reason, Resource, Visit};
use crate::compiled::{Bits, Compiled};
use crate::facts::{AssetFacts, LinkFacts, Running, Target};
use crate::key::FolderKey;

/// What a change does to one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkShift {
    /// Its position in [`About::links`].
    pub link: usize,
    /// What it shows now and did not.
    pub gained: Reach,
    /// What it showed and does not any more.
    pub lost: Reach,
    /// Does it open anything after the change? One that opened something and opens nothing any more stops.
    pub opens: bool,
}

/// What a link shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reach {
    /// The folders of which it shows the live assets without rules of their own.
    pub folders: Bits,
    /// The projects of whose content shelf it does.
    pub projects: Bits,
    /// The files that were asked about and that it shows, by their position in [`About::files`].
    pub files: Bits,
}

impl Reach {
    /// Does it show nothing?
    pub fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.projects.is_empty() && self.files.is_empty()
    }

    fn without(&self, other: &Self) -> Self {
        Self {
            folders: self.folders.without(&other.folders),
            projects: self.projects.without(&other.projects),
            files: self.files.without(&other.files),
        }
    }
}

impl Compared<'_> {
    pub(super) fn links(&self, about: &About<'_>) -> Vec<LinkShift> {
        let mut shifts = Vec::new();
        for (link, watched) in about.links.iter().enumerate() {
            let [before, after] = self
                .both()
                .map(|compiled| self.reach(compiled, watched, about.files));
            if before != after {
                shifts.push(LinkShift {
                    link,
                    gained: after.without(&before),
                    lost: before.without(&after),
                    opens: !after.is_empty(),
                });
            }
        }
        shifts
    }

    /// What a link shows to who knows its password.
    fn reach(&self, compiled: &Compiled, watched: &WatchedLink<'_>, files: &[AssetFacts]) -> Reach {
        let Places {
            folders, projects, ..
        } = self.no_places();
        let mut reach = Reach {
            folders,
            projects,
            files: Bits::with_room(files.len()),
        };
        let link = watched.facts;
        let is_live =
            link.running == Running::Yes && self.now.is_before(link.until) && link.uses_left != Some(0);
        if !is_live || compiled.is_in_maintenance() {
            return reach;
        }
        self.reach_places(compiled, link, &mut reach);
        for (at, facts) in files.iter().enumerate() {
            let named = if watched.named.contains(&at) {
                Named::Yes
            } else {
                Named::No
            };
            let ask = Ask {
                principal: Principal::Link(Visit {
                    link,
                    password: Password::Given,
                    named,
                }),
                action: Function::See,
                resource: Resource::Asset(facts),
                now: self.now,
                reason: Reason::Missing,
            };
            if !compiled.decide(&ask).effect.is_deny() {
                reach.files.insert(at);
            }
        }
        reach
    }

    fn reach_places(&self, compiled: &Compiled, link: &LinkFacts, reach: &mut Reach) {
        let Some(issuer) = self.asker(compiled, link.issuer) else {
            return;
        };
        let hands_on =
            |may: vitrine_model::FunctionSet| may.contains(Function::See) && may.contains(link.mode.share());
        for target in &link.targets {
            match target {
                Target::Folder(above) => {
                    for folder in (0..compiled.folder_count()).map(FolderKey::at) {
                        let stand = compiled.stand_of(folder);
                        if stand.state == Lifecycle::Live
                            && compiled.is_within(folder, *above)
                            && hands_on(compiled.both_at(&issuer, stand.class))
                        {
                            reach.folders.insert(folder.index());
                        }
                    }
                }
                Target::Project(project) => {
                    let shelf = compiled.in_project(&issuer, *project).content;
                    if hands_on(shelf[Lifecycle::Live as usize]) {
                        reach.projects.insert(project.index());
                    }
                }
                // Covers what stands in it by a live exposure: files, which come with their facts.
                Target::Playlist(_) => {}
            }
        }
    }
}
