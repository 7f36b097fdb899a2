//! Cedar, in two encodings: everything as entities in one store, and attributes in a slice cut out for each question.
//!
//! Both ask once a question, with `see` and the action in the same policies; a warning is an answer that passes, and a
//! reason that is missing one that does not.

mod attributes;
mod entities;
mod parts;

pub(crate) use attributes::Slices;
pub(crate) use entities::Store;
