//! What may be done with a thing, as a view of it says.

use vitrine_model::Function;
use vitrine_policy::{Effect, Why};

/// Whether one function is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanState {
    /// It is, perhaps with a warning.
    Allowed,
    /// With a written reason.
    NeedsReason,
    /// It is refused.
    Refused(Why),
}

impl CanState {
    pub(crate) const fn of(effect: Effect, why: Option<Why>) -> Self {
        match (effect, why) {
            (Effect::Allow | Effect::Warn, _) => Self::Allowed,
            (Effect::Reason, _) => Self::NeedsReason,
            (Effect::Deny, Some(why)) => Self::Refused(why),
            (Effect::Deny, None) => Self::Refused(Why::Standing),
        }
    }
}

/// What may be done with one thing, function by function. A telling, not a proof: it opens nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Can(pub Vec<(Function, CanState)>);
