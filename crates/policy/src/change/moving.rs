//! Moves (access model, section 5): a move gives its maker nothing, and says so where it gives others something.

use std::collections::{BTreeSet, HashSet};

use vitrine_model::{Function, Lifecycle, Second};

use super::gain::Moments;
use super::{Maker, Refusal};
use crate::ask::{Ask, Caller, Principal, Reason, Resource};
use crate::compiled::Compiled;
use crate::facts::{AssetFacts, Home};
use crate::key::{FolderKey, UserKey};
use crate::world::{Folder, Member};

/// A file on its way to another home.
#[derive(Clone, Copy, Debug)]
pub struct MoveAsset<'a> {
    /// The file as it is.
    pub asset: &'a AssetFacts,
    /// Its home to be.
    pub to: Home,
}

/// A folder on its way to another parent.
#[derive(Clone, Copy, Debug)]
pub struct MoveFolder<'a> {
    /// Which.
    pub folder: FolderKey,
    /// Its parent to be.
    pub to: FolderKey,
    /// The assets in it and below it that stand in playlists: what those show may change with it.
    pub exposed: &'a [AssetFacts],
}

/// What a move that may be made gives to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveEffect {
    /// Nothing.
    Silent,
    /// Something: to be said first.
    GivesOthers,
}

impl Maker<'_> {
    /// May the maker move that file, and does it give others something?
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_move_asset(&self, moving: MoveAsset<'_>) -> Result<MoveEffect, Refusal> {
        self.may_move_asset_in(&Compiled::build(self.world), moving)
    }

    /// The same, with the maker's world compiled already: for many files, one after another.
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_move_asset_in(
        &self,
        compiled: &Compiled,
        moving: MoveAsset<'_>,
    ) -> Result<MoveEffect, Refusal> {
        let MoveAsset { asset, to } = moving;
        self.need(Function::Move, Resource::Asset(asset))?;
        self.need(
            Function::Upload,
            match to {
                Home::Folder(folder) => Resource::Folder(folder),
                Home::Project(project, _) => Resource::Project(project),
            },
        )?;
        let moved = AssetFacts {
            home: to,
            ..asset.clone()
        };
        let pair = [
            (compiled, Resource::Asset(asset)),
            (compiled, Resource::Asset(&moved)),
        ];
        let mut moments = Moments::from(self.now);
        for home in [asset.home, to] {
            if let Home::Folder(folder) = home {
                moments.add_list(self.world.effective(folder).map_or(&[], |(list, ..)| list));
            }
        }
        self.judge(&[pair], &moments, Resource::Asset(asset))
    }

    /// May the maker move that folder, and does it give others something?
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_move_folder(&self, moving: MoveFolder<'_>) -> Result<MoveEffect, Refusal> {
        let MoveFolder { folder, to, exposed } = moving;
        self.need(Function::FolderEdit, Resource::Folder(folder))?;
        self.need(Function::FolderCreate, Resource::Folder(to))?;
        if self.world.folder(folder).parent.is_none() {
            return Err(Refusal::Root);
        }
        if self.world.upward(to).any(|above| above == folder) {
            return Err(Refusal::IntoItself);
        }
        // A subfolder that may be made in it one day counts as if it were there: whether there is one that the mover
        // doesn't see is not for them to know.
        let mut now = self.world.clone();
        let to_come = FolderKey::at(now.folders.len());
        now.folders.push(Folder {
            parent: Some(folder),
            state: Lifecycle::Live,
            here: None,
            below: None,
        });
        let mut after = now.clone();
        after.folders[folder.index()].parent = Some(to);
        let moved: Vec<FolderKey> = [folder, to_come]
            .into_iter()
            .chain(self.world.below(folder))
            .collect();
        let (before, later) = (Compiled::build(&now), Compiled::build(&after));

        let mut moments = Moments::from(self.now);
        let mut kinds = HashSet::new();
        let mut things = Vec::new();
        for &key in &moved {
            // Folders whose list and state change alike stand for one another.
            if !kinds.insert((before.stand_of(key), later.stand_of(key))) {
                continue;
            }
            for world in [&now, &after] {
                moments.add_list(world.effective(key).map_or(&[], |(list, ..)| list));
            }
            things.extend(Lifecycle::ALL.iter().map(|state| AssetFacts {
                state: *state,
                ..AssetFacts::at_home(Home::Folder(key))
            }));
        }
        let folders = moved.iter().map(|key| Resource::Folder(*key));
        let assets = things.iter().chain(exposed).map(Resource::Asset);
        let pairs: Vec<_> = folders
            .chain(assets)
            .map(|resource| [(&before, resource), (&later, resource)])
            .collect();
        self.judge(&pairs, &moments, Resource::Folder(folder))
    }

    /// Who gains by going from the first of each pair to the second?
    fn judge(
        &self,
        pairs: &[[(&Compiled, Resource<'_>); 2]],
        moments: &Moments,
        source: Resource<'_>,
    ) -> Result<MoveEffect, Refusal> {
        let places = self.members_of(pairs);
        let gained = |caller: Caller| {
            // What ends of theirs alone is looked at for them alone.
            let mut own = moments.clone();
            own.add_user(self.world, caller.user);
            for members in &places {
                own.add_member(members, caller.user);
            }
            let own: Vec<Second> = own.iter().collect();
            pairs
                .iter()
                .find_map(|[before, after]| own.iter().find_map(|now| gained(caller, *before, *after, *now)))
        };
        if let Some(function) = gained(Caller::session(self.caller.user)) {
            return Err(Refusal::GivesMaker(function));
        }
        let others = (0..self.world.users.len())
            .map(UserKey::at)
            .filter(|user| *user != self.caller.user);
        if others.map(Caller::session).all(|other| gained(other).is_none()) {
            return Ok(MoveEffect::Silent);
        }
        let verdict = self.verdict(Function::Access, source);
        if verdict.effect.passes() {
            Ok(MoveEffect::GivesOthers)
        } else {
            Err(Refusal::GivesOthers(verdict))
        }
    }
}

impl Maker<'_> {
    /// The members of every project and playlist that says something of those things.
    fn members_of(&self, pairs: &[[(&Compiled, Resource<'_>); 2]]) -> Vec<&[Member]> {
        let mut places = BTreeSet::new();
        for facts in pairs
            .iter()
            .flatten()
            .filter_map(|(_, resource)| resource.asset())
        {
            if let Home::Project(project, _) = facts.home {
                places.insert((0, project.index()));
            }
            places.extend(
                facts
                    .exposures
                    .iter()
                    .map(|exposure| (1, exposure.playlist.index())),
            );
        }
        let members = |(kind, at): (u8, usize)| match kind {
            0 => self.world.projects[at].members.as_slice(),
            _ => self.world.playlists[at].members.as_slice(),
        };
        places.into_iter().map(members).collect()
    }
}

/// The first action that was refused before and is not after.
fn gained(
    caller: Caller,
    before: (&Compiled, Resource<'_>),
    after: (&Compiled, Resource<'_>),
    now: Second,
) -> Option<Function> {
    let refused = |(compiled, resource): (&Compiled, _), action| {
        let ask = Ask {
            principal: Principal::User(caller),
            action,
            resource,
            now,
            reason: Reason::Given,
        };
        compiled.decide(&ask).effect.is_deny()
    };
    // Who does not see it there can do nothing with it there.
    if refused(after, Function::See) {
        return None;
    }
    before
        .1
        .functions()
        .iter()
        .find(|action| refused(before, *action) && !refused(after, *action))
}
