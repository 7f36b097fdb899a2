//! Reading requests: each part that makes no sense becomes the problem that says so. And answers with versions.

mod if_match;
mod json;
mod path;
mod query;
mod versioned;

pub(crate) use if_match::IfMatch;
pub(crate) use json::Json;
pub(crate) use path::Path;
pub(crate) use query::Query;
pub(crate) use versioned::{Changed, Version, Versioned};
