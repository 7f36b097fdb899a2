//! The demonstration: a studio of ten people with a library of its own, made on the first start.
//!
//! `story` says who there is and who may do what, `media` makes the twenty files. [`found`] writes the people,
//! groups and folders as `vitrine init` writes its own, in the transaction that founds the account; [`fill`]
//! then signs in as those people, over the wire like everybody, and uploads what each of them brings.

mod fill;
mod found;
mod media;
mod progress;
mod story;
mod table;

pub(crate) use fill::{Site, fill, is_unfinished};
pub(crate) use found::found;
pub(crate) use progress::tell;
pub(crate) use table::sign_in_table;
