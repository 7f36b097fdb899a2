//! What may be done with a thing, as its view tells.

use std::collections::BTreeMap;

use serde::Serialize;
use vitrine_access::{Can, CanState};

/// Each function with its answer, from the same decision that guards it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(as = Can)]
pub(crate) struct CanView(BTreeMap<&'static str, Allowance>);

/// Whether one function is allowed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Allowance {
    /// Is it?
    allowed: bool,
    /// Why not, in a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

impl From<Can> for CanView {
    fn from(can: Can) -> Self {
        Self(
            can.0
                .into_iter()
                .map(|(function, state)| (function.word(), state.into()))
                .collect(),
        )
    }
}

impl From<CanState> for Allowance {
    fn from(state: CanState) -> Self {
        match state {
            CanState::Allowed => Self {
                allowed: true,
                why: None,
            },
            // No route takes a reason yet: until one does, what needs one is refused.
            CanState::NeedsReason => Self {
                allowed: false,
                why: Some(vitrine_policy::Why::Colour.word()),
            },
            CanState::Refused(why) => Self {
                allowed: false,
                why: Some(why.word()),
            },
        }
    }
}
