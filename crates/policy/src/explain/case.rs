//! A question together with the world it is asked of, so that changes can be tried on both.

use std::borrow::Cow;

use vitrine_model::Lifecycle;

use crate::ask::{Ask, Principal, Resource, Visit};
use crate::change::MembersOf;
use crate::facts::{AssetFacts, Home, LinkFacts};
use crate::key::{FolderKey, UserKey};
use crate::plain::{self, Decision};
use crate::world::World;

/// A question and the world it is asked of. A [`Change`](super::Change) can be applied to it; what it was made from
/// stays as it is.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub(super) world: Cow<'a, World>,
    pub(super) asset: Option<Cow<'a, AssetFacts>>,
    pub(super) link: Option<Cow<'a, LinkFacts>>,
    /// The question; its facts of asset and link are those above.
    pub(super) asked: Ask<'a>,
}

impl<'a> Case<'a> {
    /// The question as it was asked.
    pub fn of(world: &'a World, ask: &Ask<'a>) -> Self {
        Self {
            world: Cow::Borrowed(world),
            asset: ask.resource.asset().map(Cow::Borrowed),
            link: match ask.principal {
                Principal::Link(visit) => Some(Cow::Borrowed(visit.link)),
                Principal::User(_) => None,
            },
            asked: *ask,
        }
    }

    /// The world, with what was applied.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The question, with what was applied.
    pub fn ask(&self) -> Ask<'_> {
        let resource = match (self.asked.resource, &self.asset) {
            (Resource::Asset(_), Some(facts)) => Resource::Asset(facts),
            (Resource::Approval(_), Some(facts)) => Resource::Approval(facts),
            (resource, _) => resource,
        };
        let principal = match (self.asked.principal, &self.link) {
            (Principal::Link(visit), Some(link)) => Principal::Link(Visit { link, ..visit }),
            (principal, _) => principal,
        };
        Ask {
            principal,
            resource,
            ..self.asked
        }
    }

    /// What is answered.
    pub fn decide(&self) -> Decision {
        plain::decide(&self.world, &self.ask())
    }

    /// Whose rights decide: the user who asks, or the issuer of the link.
    pub(super) fn person(&self) -> UserKey {
        match (&self.asked.principal, &self.link) {
            (Principal::User(caller), _) => caller.user,
            (Principal::Link(_), Some(link)) => link.issuer,
            (Principal::Link(visit), None) => visit.link.issuer,
        }
    }

    /// Who added the asset to playlists: whether its exposure there is live hangs on them.
    pub(super) fn adders(&self) -> Vec<UserKey> {
        let exposures = self.asset.iter().flat_map(|facts| &facts.exposures);
        let mut adders: Vec<_> = exposures
            .flat_map(|exposure| exposure.added_by.iter().copied())
            .filter(|adder| *adder != self.person())
            .collect();
        adders.sort_unstable();
        adders.dedup();
        adders
    }

    /// The folder whose list admits, where one does.
    pub(super) fn folder(&self) -> Option<FolderKey> {
        match (self.asked.resource, &self.asset) {
            (Resource::Folder(folder), _) => Some(folder),
            (_, Some(facts)) => match facts.home {
                Home::Folder(folder) => Some(folder),
                Home::Project(..) => None,
            },
            _ => None,
        }
    }

    /// What is not live of the thing and of what lies above it, nearest first; `None` is the thing itself, where it
    /// is an asset.
    pub(super) fn not_live(&self) -> Vec<(Option<FolderKey>, Lifecycle)> {
        let own = self.asset.iter().map(|facts| (None, facts.state));
        let above = self.folder().into_iter().flat_map(|folder| {
            let upward = self.world.upward(folder);
            upward.map(|key| (Some(key), self.world.folder(key).state))
        });
        own.chain(above)
            .filter(|(_, state)| *state != Lifecycle::Live)
            .collect()
    }
}

impl Case<'_> {
    /// The projects and playlists whose members the question is about, each once.
    pub(super) fn member_places(&self) -> Vec<MembersOf> {
        let mut places = Vec::new();
        match self.asked.resource {
            Resource::Project(key) => places.push(MembersOf::Project(key)),
            Resource::Playlist(key) => places.push(MembersOf::Playlist(key)),
            Resource::Account | Resource::Folder(_) | Resource::Asset(_) | Resource::Approval(_) => {}
        }
        if let Some(facts) = &self.asset {
            if let Home::Project(key, _) = facts.home {
                places.push(MembersOf::Project(key));
            }
            for exposure in &facts.exposures {
                if !places.contains(&MembersOf::Playlist(exposure.playlist)) {
                    places.push(MembersOf::Playlist(exposure.playlist));
                }
            }
        }
        places
    }
}
