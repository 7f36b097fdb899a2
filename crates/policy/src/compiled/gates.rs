//! G2 and G3, asked all at once.
//!
//! Which gate refuses first hangs on the data, and a processor that guesses wrong waits longer than all of them take to
//! be asked. So each is asked, and what refuses is a bit, in the order of the gates: the lowest one is told.

use vitrine_model::{Function, FunctionSet, Lifecycle};

use super::Compiled;
use super::person::Asker;
use super::place::At;
use crate::ask::Resource;
use crate::grants::Votes;
use crate::source;
use crate::verdict::{Gate, Verdict, Why};

/// What each bit tells.
const TOLD: [(Gate, Why); 9] = [
    (Gate::Function, Why::FunctionDenied),
    (Gate::Function, Why::FunctionUnset),
    (Gate::Place, Why::PlaceDenied),
    (Gate::Place, Why::PlaceUnset),
    // What the state allows nobody.
    (Gate::Place, Why::StateArchived),
    (Gate::Place, Why::StateTrashed),
    // What exists only for who may take it back.
    (Gate::Place, Why::Scope),
    (Gate::Place, Why::StateArchived),
    (Gate::Place, Why::StateTrashed),
];

/// The bits of what the state allows nobody, of the scope, and of what exists for few.
const NOT_IN_STATE: u32 = 4;
const NOT_IN_SCOPE: u32 = 6;
const NOT_FOUND: u32 = 7;

impl Compiled {
    /// G2 and G3 for `see`, and after it for the action.
    #[inline]
    pub(super) fn refusal(
        &self,
        asker: &Asker<'_>,
        action: Function,
        resource: Resource<'_>,
        at: &At,
    ) -> Option<Verdict> {
        let gates = self.gates(asker, resource, at);
        let refused = gates.refuse(Function::See) | gates.refuse(action) << TOLD.len();
        (refused != 0).then(|| {
            let (gate, why) = TOLD[refused.trailing_zeros() as usize % TOLD.len()];
            Verdict::deny(gate, why)
        })
    }

    fn gates(&self, asker: &Asker<'_>, resource: Resource<'_>, at: &At) -> Gates {
        let mut gates = Gates {
            function: at.function,
            place: at.place,
            allowed: FunctionSet::FULL,
            hidden: 0,
            is_trashed: u32::from(at.state == Lifecycle::Trashed),
        };
        if asker.supermode {
            (gates.function, gates.place) = (Votes::ALLOW_ALL, Votes::ALLOW_ALL);
        }
        let of_state = |thing| Some((thing, source::right_to_find(at.state, thing)?));
        if let Some((thing, right)) = at.thing.and_then(of_state) {
            gates.allowed = source::allowed_in(at.state, thing);
            let scope = u32::from(!asker.credential.covers(right)) << NOT_IN_SCOPE;
            let passed = gates.function.passed().intersection(gates.place.passed());
            let finds = passed.contains(right)
                && resource
                    .asset()
                    .is_none_or(|facts| asker.supermode || self.security_admits(asker, right, facts));
            gates.hidden = scope | u32::from(!finds) << NOT_FOUND << gates.is_trashed;
        }
        gates
    }
}

/// What the gates go by at one resource, whatever the action.
struct Gates {
    function: Votes,
    place: Votes,
    /// What the state allows at all.
    allowed: FunctionSet,
    /// What refuses everything there, because of its state.
    hidden: u32,
    /// 1 where it is in the trash.
    is_trashed: u32,
}

impl Gates {
    /// What refuses one function, a bit each.
    #[inline]
    fn refuse(&self, function: Function) -> u32 {
        let denied_or_unset = |votes: Votes| {
            u32::from(votes.deny.contains(function)) | u32::from(!votes.allow.contains(function)) << 1
        };
        denied_or_unset(self.function)
            | denied_or_unset(self.place) << 2
            | u32::from(!self.allowed.contains(function)) << NOT_IN_STATE << self.is_trashed
            | self.hidden
    }
}
