//! Writes that are done once, however often they are asked for: `Idempotency-Key`.
//!
//! A client that lost an answer sends its request again with the same key, and gets the answer without a second
//! change. What the first one came to ([`Outcome`]) is kept in the transaction of the change; what is shown of it
//! is read anew, so that a repeated request tells nobody what they may no longer see. A handler begins with
//! [`Ctx::write_once`](crate::ctx::Ctx::write_once) and ends with [`Ctx::keep`](crate::ctx::Ctx::keep); it knows
//! nothing of keys.

mod key;
mod outcome;
mod under_way;
mod writing;

pub(crate) use key::{Once, PASSED_OVER};
pub(crate) use outcome::Outcome;
pub(crate) use under_way::{Turn, UnderWay};
pub(crate) use writing::Writing;
