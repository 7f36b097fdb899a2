//! Every action at once: what somebody may do to one thing.

use vitrine_model::{ColourMode, Function, FunctionSet, Lifecycle, Second};

use super::Compiled;
use super::person::Asker;
use crate::ask::{Caller, Resource};
use crate::facts::AssetFacts;
use crate::grants::Votes;
use crate::source::{self, Thing};
use crate::verdict::Effect;

/// What somebody may do to one thing, for every function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Actions {
    /// What does not come out `Deny`.
    pub may: FunctionSet,
    /// What of it comes with a warning.
    pub warned: FunctionSet,
    /// What of it passes only with a written reason.
    pub with_reason: FunctionSet,
}

impl Actions {
    /// Nothing.
    pub const NONE: Self = Self::plainly(FunctionSet::EMPTY);

    /// Those, with nothing to say.
    pub const fn plainly(may: FunctionSet) -> Self {
        Self {
            may,
            warned: FunctionSet::EMPTY,
            with_reason: FunctionSet::EMPTY,
        }
    }

    /// What it comes to for one function.
    pub const fn effect(self, function: Function) -> Effect {
        if !self.may.contains(function) {
            Effect::Deny
        } else if self.with_reason.contains(function) {
            Effect::Reason
        } else if self.warned.contains(function) {
            Effect::Warn
        } else {
            Effect::Allow
        }
    }

    fn set(&mut self, function: Function, effect: Effect) {
        let this = FunctionSet::EMPTY.with(function);
        match effect {
            Effect::Allow => {}
            Effect::Warn => self.warned = self.warned.union(this),
            Effect::Reason => self.with_reason = self.with_reason.union(this),
            Effect::Deny => self.may = self.may.without(this),
        }
    }
}

/// What is asked of folders, and of assets alike.
pub(crate) const OF_THINGS: FunctionSet =
    FunctionSet::PLACE_BOUND.without(FunctionSet::of(&[Function::ProjectEdit, Function::ProjectDelete]));

impl Compiled {
    /// What the caller may do to the resource at that second, no reason being written: for every function what
    /// [`Compiled::decide`] says, at the price of about one.
    pub fn actions(&self, caller: &Caller, resource: Resource<'_>, now: Second) -> Actions {
        self.actions_of(&self.asker(caller, now), resource)
    }

    pub(crate) fn actions_of(&self, asker: &Asker<'_>, resource: Resource<'_>) -> Actions {
        if self.at_the_door(asker).is_some() {
            return Actions::NONE;
        }
        let asked = resource.functions().intersection(asker.credential.scope());
        if matches!(resource, Resource::Account) {
            return Actions::plainly(account_wide(asker, asked));
        }
        let at = self.at(asker, resource);
        let both = at.function.passed().intersection(at.place.passed());
        let may = match at.thing {
            Some(thing) => asker.of_thing(both, at.state, thing).intersection(asked),
            None => asker.of_place(both).intersection(asked),
        };
        match resource.asset() {
            Some(facts) if !asker.supermode && !may.is_empty() => self.of_file(asker, facts, may, at.state),
            _ => Actions::plainly(may),
        }
    }

    /// G4, and the file's part in the rule of state.
    fn of_file(&self, asker: &Asker<'_>, facts: &AssetFacts, may: FunctionSet, state: Lifecycle) -> Actions {
        let mut may = may;
        if !facts.security.is_empty() {
            let votes = self.security_votes(asker, facts, asker.now);
            let refused = refused_by_security(votes, facts.security.restricted);
            let right = source::right_to_find(state, Thing::Asset);
            if right.is_some_and(|right| refused.contains(right)) {
                return Actions::NONE;
            }
            may = may.without(refused);
        }
        let mut actions = Actions::plainly(may);
        if facts.licences.is_empty() && facts.colour.is_none() {
            return actions;
        }
        for function in FETCHING {
            if !may.contains(function) {
                continue;
            }
            let fetch = function == Function::Download;
            actions.set(function, self.licences(asker, fetch, facts));
            let Some(colour) = facts.colour else { continue };
            let effect = match self.colour_mode(asker, colour) {
                ColourMode::Free => Effect::Allow,
                ColourMode::Justify if fetch => Effect::Reason,
                ColourMode::Justify | ColourMode::Locked => Effect::Deny,
            };
            actions.set(function, effect);
        }
        actions.warned = actions
            .warned
            .intersection(actions.may)
            .without(actions.with_reason);
        actions.with_reason = actions.with_reason.intersection(actions.may);
        actions
    }
}

/// What licences and colour marks are about.
const FETCHING: [Function; 3] = [Function::Download, Function::ShareDownload, Function::ShareWeb];

/// What a file's security can be about.
const NINE: FunctionSet = {
    let (mut nine, mut at) = (FunctionSet::EMPTY, 0);
    while at < Function::COUNT {
        if Function::ALL[at].is_file_security() {
            nine = nine.with(Function::ALL[at]);
        }
        at += 1;
    }
    nine
};

const fn refused_by_security(votes: Votes, restricted: FunctionSet) -> FunctionSet {
    NINE.intersection(votes.deny.union(restricted.without(votes.allow)))
}

fn account_wide(asker: &Asker<'_>, asked: FunctionSet) -> FunctionSet {
    let passed = asker.everywhere.passed();
    if !asker.supermode {
        return passed.intersection(asked);
    }
    let never = FunctionSet::of(&[Function::BillingManage]).without(passed);
    asked.without(never)
}

impl Asker<'_> {
    /// What the asker may do to a folder or asset in that state, where those functions pass the folds of G2 and G3.
    pub(crate) fn of_thing(&self, both: FunctionSet, state: Lifecycle, thing: Thing) -> FunctionSet {
        let scope = self.credential.scope();
        if !scope.contains(Function::See) {
            return FunctionSet::EMPTY;
        }
        let allowed = source::allowed_in(state, thing)
            .intersection(OF_THINGS)
            .intersection(scope);
        if self.supermode {
            return allowed;
        }
        let covered = both.intersection(scope);
        if found(covered, state, thing) {
            covered.intersection(allowed)
        } else {
            FunctionSet::EMPTY
        }
    }

    /// What the asker may do to a project or playlist itself.
    pub(crate) fn of_place(&self, both: FunctionSet) -> FunctionSet {
        let scope = self.credential.scope();
        let passed = if self.supermode { FunctionSet::FULL } else { both };
        let may = passed.intersection(scope).intersection(FunctionSet::PLACE_BOUND);
        if may.contains(Function::See) {
            may
        } else {
            FunctionSet::EMPTY
        }
    }
}

/// Does a thing in that state exist for whom those functions pass?
const fn found(passed: FunctionSet, state: Lifecycle, thing: Thing) -> bool {
    passed.contains(Function::See)
        && match source::right_to_find(state, thing) {
            Some(right) => passed.contains(right),
            None => true,
        }
}

/// What somebody by a session, super-admin mode aside, may do to a folder or asset in that state, where those functions
/// pass the folds of G2 and G3.
pub(crate) const fn of_thing(both: FunctionSet, state: Lifecycle, thing: Thing) -> FunctionSet {
    if found(both, state, thing) {
        both.intersection(source::allowed_in(state, thing))
            .intersection(OF_THINGS)
    } else {
        FunctionSet::EMPTY
    }
}
