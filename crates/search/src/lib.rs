//! The full-text index of assets. Queries take a scope; nothing in it says who may see what.
//!
//! What is kept of an asset is its words, the row of its home and its own state. Whether somebody sees it is
//! asked of their [`Scope`](vitrine_access::Scope) when they search, so that a change of rights costs the index
//! nothing. The order of hits comes from the asset's own words and date, never from how often a word stands
//! elsewhere: what one may not see does not move what one sees.
//!
//! The index is a view of the journal. It says up to which row it has come ([`Index::reached`]); whoever feeds
//! it goes on from there, and it may be thrown away at any time.

mod document;
mod failure;
mod find;
mod index;
mod schema;
mod words;

pub use document::Document;
pub use failure::Failure;
pub use find::{Hit, Wanted};
pub use index::Index;
pub use words::Words;
