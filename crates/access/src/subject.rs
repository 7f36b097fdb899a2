//! Who asks.

use std::collections::{HashMap, HashSet};
use std::marker::PhantomData;
use std::sync::Arc;

use vitrine_model::{AssetId, FolderId, Function, GroupId, Level, Second, Status, UserId};
use vitrine_policy::{
    Ask, Caller, Credential, GroupKey, Principal, Reason, Resource as Asked, Supermode, UserKey, Verdict,
};

use crate::denial::NoPermit;
use crate::found::{Facts, Find as _, Found};
use crate::{
    Action, Actor, AssetFacts, Can, CanState, CredentialFacts, Denial, Permit, PermitSet, Refusal, Scope,
    Snapshot, Source, Via,
};

/// Somebody with a live session or token, at one instant, before one generation of the world.
#[derive(Clone, Debug)]
pub struct Subject<S: Source> {
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) caller: Caller,
    actor: Actor,
    now: Second,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> Subject<S> {
    /// `None` for who is not active: their sessions and tokens open nothing.
    pub(crate) fn standing(
        snapshot: Arc<Snapshot>,
        credential: CredentialFacts,
        now: Second,
    ) -> Option<Self> {
        let user = snapshot.user(credential.user)?;
        if snapshot.world.user(user).status != Status::Active {
            return None;
        }
        let (shown, supermode) = match credential.via {
            Via::Session {
                supermode_until: Some(until),
                ..
            } if now < until => (Credential::Session, Supermode::On),
            Via::Session { .. } => (Credential::Session, Supermode::Off),
            Via::Token { scope, .. } => (Credential::Token(scope), Supermode::Off),
        };
        let caller = Caller {
            user,
            credential: shown,
            supermode,
        };
        let actor = Actor {
            user: credential.user,
            via: credential.via,
        };
        Some(Self {
            snapshot,
            caller,
            actor,
            now,
            source: PhantomData,
        })
    }

    /// Who it is.
    pub const fn user(&self) -> UserId {
        self.actor.user
    }

    /// Who it is and what they showed.
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// When they ask.
    pub const fn now(&self) -> Second {
        self.now
    }

    /// Proof that they may do `A` to it.
    ///
    /// # Errors
    /// [`NoPermit::Denied`] where they may not; [`NoPermit::Failed`] where its facts could not be read.
    pub async fn permit<A: Action>(
        &self,
        source: &mut S,
        on: A::On,
    ) -> Result<Permit<A, S>, NoPermit<S::Failure>> {
        let found = on.find(source, &self.snapshot).await.map_err(NoPermit::Failed)?;
        let found = found.ok_or(NoPermit::Denied(Denial::Hidden))?;
        Ok(self.permit_found(on, &found)?)
    }

    /// A permit for each of them, or why there is none.
    ///
    /// # Errors
    /// Where facts could not be read.
    pub async fn permit_each<A: Action<On = AssetId>>(
        &self,
        source: &mut S,
        on: &[AssetId],
    ) -> Result<(PermitSet<A, S>, Vec<(AssetId, Denial)>), S::Failure> {
        let facts = source.assets(on).await?;
        let mut found: HashMap<AssetId, AssetFacts> =
            facts.into_iter().map(|facts| (facts.id, facts)).collect();
        let mut permits = Vec::with_capacity(on.len());
        let mut denied = Vec::new();
        for id in on {
            match found
                .remove(id)
                .ok_or(Denial::Hidden)
                .and_then(|facts| self.permit_asset(&facts))
            {
                Ok(permit) => permits.push(permit),
                Err(denial) => denied.push((*id, denial)),
            }
        }
        Ok((PermitSet::new(permits), denied))
    }

    /// Proof of which of many they may do `A` to.
    pub fn scope<A: Action>(&self) -> Scope<A, S> {
        let places = self.snapshot.compiled.scope(&self.caller, A::FUNCTION, self.now);
        Scope::new(Arc::clone(&self.snapshot), places)
    }

    /// What they may do with a folder.
    pub fn can_folder(&self, folder: FolderId, functions: &[Function]) -> Can {
        match self.snapshot.folder(folder) {
            Some((_, key)) => self.can(Asked::Folder(key), functions),
            None => Can(Vec::new()),
        }
    }

    /// What they may do with an asset.
    pub fn can_asset(&self, facts: &AssetFacts, functions: &[Function]) -> Can {
        match self.snapshot.asset(facts) {
            Some(asset) => self.can(Asked::Asset(&asset), functions),
            None => Can(Vec::new()),
        }
    }

    /// What they may do in the account.
    pub fn can_account(&self, functions: &[Function]) -> Can {
        self.can(Asked::Account, functions)
    }

    /// Whom they can see (access model, section 6).
    pub fn sees_person(&self, other: UserId) -> bool {
        self.snapshot.user(other).is_some_and(|other| self.sees(other))
    }

    /// Everybody whom they can see.
    pub fn people(&self) -> Vec<UserId> {
        let seen = self.snapshot.compiled.people(&self.caller, self.now);
        self.snapshot
            .user_ids()
            .filter(|(key, _)| seen.contains(key.index()))
            .map(|(_, id)| id)
            .collect()
    }

    /// The groups that they can see: those that a group they count by can see; owner, admins and super-admin
    /// mode see all.
    pub fn groups(&self) -> Vec<GroupId> {
        let world = &self.snapshot.world;
        let all = world.user(self.caller.user).level >= Level::Admin || self.is_supermode_on();
        let mut own: Vec<GroupKey> = world.own_groups(self.caller.user, self.now).collect();
        if own.is_empty() {
            own.push(world.all_users);
        }
        let seen = |key: GroupKey| all || own.iter().any(|own| world.group(*own).sees.contains(&key));
        self.snapshot
            .group_ids()
            .filter(|(key, _)| seen(*key))
            .map(|(_, id)| id)
            .collect()
    }

    /// How many of the people whom they can see are in each group now. All users has no number.
    pub fn people_in_groups(&self) -> HashMap<GroupId, i64> {
        let world = &self.snapshot.world;
        let seen = self.snapshot.compiled.people(&self.caller, self.now);
        let mut counts: HashMap<GroupKey, i64> = HashMap::new();
        for (key, _) in self
            .snapshot
            .user_ids()
            .filter(|(key, _)| seen.contains(key.index()))
        {
            let groups: HashSet<GroupKey> = world.own_groups(key, self.now).collect();
            for group in groups {
                *counts.entry(group).or_default() += 1;
            }
        }
        let count = |key| counts.get(&key).copied().unwrap_or(0);
        let groups = self
            .snapshot
            .group_ids()
            .filter(|(key, _)| *key != world.all_users);
        groups.map(|(key, id)| (id, count(key))).collect()
    }

    /// The mode counts only for who may still turn it on.
    fn is_supermode_on(&self) -> bool {
        self.caller.supermode == Supermode::On
            && self.decide(Function::Supermode, Asked::Account).effect.passes()
    }

    fn sees(&self, other: UserKey) -> bool {
        self.snapshot.compiled.sees(&self.caller, other, self.now)
    }

    pub(crate) fn permit_asset<A: Action<On = AssetId>>(
        &self,
        facts: &AssetFacts,
    ) -> Result<Permit<A, S>, Denial> {
        let asset = self.snapshot.asset(facts).ok_or(Denial::Hidden)?;
        self.permit_found(
            facts.id,
            &Found {
                row: facts.row,
                facts: Facts::Asset(asset),
            },
        )
    }

    fn permit_found<A: Action>(&self, on: A::On, found: &Found) -> Result<Permit<A, S>, Denial> {
        self.check(A::FUNCTION, found.asked())?;
        Ok(Permit::new(on, found.row, self.actor, self.snapshot.generation()))
    }

    /// Passes, or says why not: what they may not `see` is not there for them.
    pub(crate) fn check(&self, function: Function, on: Asked<'_>) -> Result<(), Denial> {
        let verdict = self.decide(function, on);
        if verdict.effect.passes() {
            return Ok(());
        }
        if function.is_place_bound() && !self.decide(Function::See, on).effect.passes() {
            return Err(Denial::Hidden);
        }
        // What would pass with a reason is refused where none can be given.
        let gate = verdict.gate.unwrap_or(vitrine_policy::Gate::File);
        let why = verdict.why.unwrap_or(vitrine_policy::Why::Colour);
        Err(Denial::Refused(Refusal { function, gate, why }))
    }

    pub(crate) fn decide(&self, function: Function, on: Asked<'_>) -> Verdict {
        self.snapshot.compiled.decide(&Ask {
            principal: Principal::User(self.caller),
            action: function,
            resource: on,
            now: self.now,
            reason: Reason::Missing,
        })
    }

    fn can(&self, on: Asked<'_>, functions: &[Function]) -> Can {
        let state = |function: &Function| {
            let verdict = self.decide(*function, on);
            (*function, CanState::of(verdict.effect, verdict.why))
        };
        Can(functions.iter().map(state).collect())
    }
}
