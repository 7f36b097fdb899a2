//! What may be done with a thing, as its view tells.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};
use vitrine_access::{Can, CanState};

use crate::schema;

/// Each function that was asked, with its answer, from the same decision that guards it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct CanView(BTreeMap<&'static str, Allowance>);

/// Whether one function is allowed.
#[derive(Debug, Serialize)]
struct Allowance {
    /// Is it?
    allowed: bool,
    /// Why not, in a stable word; always there where it is not allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

impl PartialSchema for CanView {
    fn schema() -> RefOr<Schema> {
        schema::by_function::<Allowance>(schema::all_functions())
            .description(Some(
                "Each function that was asked, with its answer, from the same decision that guards it.",
            ))
            .into()
    }
}

impl ToSchema for CanView {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Can")
    }

    fn schemas(named: &mut Vec<(String, RefOr<Schema>)>) {
        schema::name::<Allowance>(named);
    }
}

impl PartialSchema for Allowance {
    fn schema() -> RefOr<Schema> {
        let allowed = |is: bool| {
            ObjectBuilder::new()
                .property(
                    "allowed",
                    ObjectBuilder::new()
                        .schema_type(Type::Boolean)
                        .enum_values(Some([is])),
                )
                .required("allowed")
        };
        let why = Ref::from_schema_name(schema::Why::name());
        OneOfBuilder::new()
            .item(allowed(true))
            .item(allowed(false).property("why", why).required("why"))
            .description(Some("Whether one function is allowed, and if not, why not."))
            .into()
    }
}

impl ToSchema for Allowance {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Permission")
    }

    fn schemas(named: &mut Vec<(String, RefOr<Schema>)>) {
        schema::name::<schema::Why>(named);
    }
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
