//! `decide` for a user: the gates in their order.

use vitrine_model::{Function, Second, State};

use super::trace::{Ballot, Finding, OnBehalf, Outcome, Step};
use super::{Decision, function};
use crate::ask::{Caller, Credential, Reason, Resource, Supermode};
use crate::key::UserKey;
use crate::verdict::{Effect, Gate, Verdict, Why};
use crate::world::{User, World};

/// A user asking, and how they are to be heard.
#[derive(Clone, Copy)]
pub(super) struct Person<'a> {
    pub(super) world: &'a World,
    pub(super) key: UserKey,
    pub(super) credential: Credential,
    /// Super-admin mode is on, and counts.
    pub(super) supermode: bool,
    pub(super) playlists: Playlists,
    pub(super) on_behalf: OnBehalf,
    pub(super) now: Second,
    pub(super) reason: Reason,
}

/// Whether what playlists give or deny is heard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Playlists {
    /// As always.
    Heard,
    /// For the question whether an exposure is live.
    LeftAside,
}

impl<'a> Person<'a> {
    /// The caller of a question.
    pub(super) fn asking(world: &'a World, caller: &Caller, now: Second, reason: Reason) -> Self {
        let mut person = Self {
            credential: caller.credential,
            reason,
            ..Self::plainly(world, caller.user, now)
        };
        person.supermode = caller.supermode == Supermode::On && person.may_supermode();
        person
    }

    /// A user by themselves: no token, no super-admin mode, no written reason.
    pub(super) const fn plainly(world: &'a World, key: UserKey, now: Second) -> Self {
        Self {
            world,
            key,
            credential: Credential::Session,
            supermode: false,
            playlists: Playlists::Heard,
            on_behalf: OnBehalf::Principal,
            now,
            reason: Reason::Missing,
        }
    }

    pub(super) fn user(&self) -> &'a User {
        self.world.user(self.key)
    }

    /// Super-admin mode counts for who may `supermode` by G2 and shows no token.
    fn may_supermode(&self) -> bool {
        let mut ballot = Ballot::on(Function::Supermode);
        function::hear_everywhere(self, Function::Supermode, &mut ballot);
        self.credential == Credential::Session && ballot.close(&mut Vec::new()) == State::Allow
    }

    /// The procedure of section 4.
    pub(super) fn decide(&self, action: Function, resource: Resource<'_>) -> Decision {
        let mut trace = Vec::new();

        // 1. G1 for the action itself.
        let standing = self.standing(action);
        let refused = refusal(&standing);
        trace.push(standing);
        if let Some(verdict) = refused {
            return Decision::of(verdict, trace);
        }

        // What is not asked of such a resource nothing grants there.
        if !resource.functions().contains(action) {
            let why = Why::FunctionUnset;
            trace.push(self.firm_step(Gate::Function, action, Outcome::Refused(why), Vec::new()));
            return Decision::of(Verdict::deny(Gate::Function, why), trace);
        }

        // 2. Who may not see a thing may do nothing to it.
        if action.is_place_bound() && action != Function::See {
            let see = self.decide(Function::See, resource);
            trace.extend(see.trace.iter().cloned());
            if see.effect == Effect::Deny {
                return Decision::of(see.verdict(), trace);
            }
        }

        // 3. G2, G3, G4 for the action.
        let mut effect = Effect::Allow;
        for gate in [Self::function, Self::place, Self::file] {
            let Some(step) = gate(self, action, resource) else {
                continue;
            };
            let refused = refusal(&step);
            effect = effect.max(effect_of(&step));
            trace.push(step);
            if let Some(verdict) = refused {
                return Decision::of(verdict, trace);
            }
        }
        Decision::of(Verdict::passing(effect), trace)
    }

    /// A step that super-admin mode, where it is on, passes.
    pub(super) fn step(
        &self,
        gate: Gate,
        action: Function,
        outcome: Outcome,
        findings: Vec<Finding>,
    ) -> Step {
        let outcome = match outcome {
            Outcome::Refused(why) if self.supermode => Outcome::Overridden {
                instead_of: Effect::Deny,
                why: Some(why),
            },
            Outcome::Warned if self.supermode => overridden(Effect::Warn),
            Outcome::NeedsReason if self.supermode => overridden(Effect::Reason),
            outcome => outcome,
        };
        self.firm_step(gate, action, outcome, findings)
    }

    /// A step that super-admin mode has no say in.
    pub(super) const fn firm_step(
        &self,
        gate: Gate,
        action: Function,
        outcome: Outcome,
        findings: Vec<Finding>,
    ) -> Step {
        Step {
            on_behalf: self.on_behalf,
            gate,
            action,
            outcome,
            findings,
        }
    }
}

const fn overridden(instead_of: Effect) -> Outcome {
    Outcome::Overridden {
        instead_of,
        why: None,
    }
}

fn refusal(step: &Step) -> Option<Verdict> {
    match step.outcome {
        Outcome::Refused(why) => Some(Verdict::deny(step.gate, why)),
        _ => None,
    }
}

fn effect_of(step: &Step) -> Effect {
    match step.outcome {
        Outcome::Passed | Outcome::Overridden { .. } => Effect::Allow,
        Outcome::Warned => Effect::Warn,
        Outcome::NeedsReason => Effect::Reason,
        Outcome::Refused(_) => Effect::Deny,
    }
}
