//! Who asks.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use vitrine_model::{AssetId, FolderId, Function, Second, Status, UserId};
use vitrine_policy::{
    Ask, Caller, Credential, PlaceScope, Principal, Reason, Resource as Asked, Supermode, Verdict,
};

use crate::denial::NoPermit;
use crate::found::{Facts, Find as _, Found};
use crate::{
    Action, Actor, AskedOf, AssetFacts, Can, CanState, CredentialFacts, Denial, Generation, Override,
    Overrides, Permit, PermitSet, Refusal, Scope, Snapshot, Source, Via,
};

/// Somebody with a live session or token, at one instant, before one generation of the world.
#[derive(Clone, Debug)]
pub struct Subject<S: Source> {
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) caller: Caller,
    actor: Actor,
    pub(crate) now: Second,
    overrides: Arc<Overrides>,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> Subject<S> {
    /// `None` for who is not active: their sessions and tokens open nothing.
    pub(crate) fn standing(
        snapshot: Arc<Snapshot>,
        credential: CredentialFacts,
        now: Second,
        overrides: Arc<Overrides>,
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
            overrides,
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

    /// The world by which they are decided.
    pub fn generation(&self) -> Generation {
        self.snapshot.generation()
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

    /// Proof that they may do `A` to it, where they may: for what is left out of an answer instead of refused.
    ///
    /// # Errors
    /// Where its facts could not be read.
    pub async fn may<A: Action>(
        &self,
        source: &mut S,
        on: A::On,
    ) -> Result<Option<Permit<A, S>>, S::Failure> {
        match self.permit(source, on).await {
            Ok(permit) => Ok(Some(permit)),
            Err(NoPermit::Denied(_)) => Ok(None),
            Err(NoPermit::Failed(failure)) => Err(failure),
        }
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
        let places = self.places(A::FUNCTION);
        Scope::new(Arc::clone(&self.snapshot), places)
    }

    pub(crate) fn places(&self, function: Function) -> PlaceScope {
        let places = |caller: &Caller| self.snapshot.compiled.scope(caller, function, self.now);
        let found = places(&self.caller);
        if self
            .without_supermode()
            .is_some_and(|caller| places(&caller) != found)
        {
            self.note(function, AskedOf::Many, None);
        }
        found
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
        self.check(A::FUNCTION, found.asked(), on.asked_of())?;
        Ok(Permit::new(on, found.row, self.actor, self.snapshot.generation()))
    }

    /// Passes, or says why not: what they may not `see` is not there for them.
    pub(crate) fn check(&self, function: Function, on: Asked<'_>, named: AskedOf) -> Result<(), Denial> {
        let verdict = self.decide(function, on);
        if let Some(caller) = self.without_supermode() {
            let without = self.decide_for(caller, function, on);
            if without != verdict {
                self.note(function, named, Some(without));
            }
        }
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
        self.decide_for(self.caller, function, on)
    }

    /// Who they are when the mode is off; `None` where it is.
    pub(crate) fn without_supermode(&self) -> Option<Caller> {
        (self.caller.supermode == Supermode::On).then_some(Caller {
            supermode: Supermode::Off,
            ..self.caller
        })
    }

    pub(crate) fn note(&self, action: Function, on: AskedOf, without: Option<Verdict>) {
        self.overrides.note(self.actor, Override { action, on, without });
    }

    fn decide_for(&self, caller: Caller, function: Function, on: Asked<'_>) -> Verdict {
        self.snapshot.compiled.decide(&Ask {
            principal: Principal::User(caller),
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
