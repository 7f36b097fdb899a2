//! The full-text index of assets. Queries take a scope; nothing in it says who may see what.
//!
//! What is kept of an asset is its words, what it is, the rows of its tags and of its home, and its own state. Whether
//! somebody sees it is asked of their [`Scope`](vitrine_access::Scope) when they search, and what a tag is called of
//! [`Tags`], so that a change of rights or of a tag costs the index nothing. The order of hits comes from the asset's own words and dates, never from how often a word stands
//! elsewhere; counts, completions and the words that are looked for in the stead of a mistyped one come from what is
//! seen: what one may not see does not move what one sees.
//!
//! The index is a view of the journal. It says up to which row it has come ([`Index::reached`]); whoever feeds
//! it goes on from there, and it may be thrown away at any time.

mod columns;
mod document;
mod failure;
mod find;
mod index;
mod query;
mod reading;
mod schema;
mod shelf;
mod tags;
mod traits;
mod vocabulary;
mod words;

pub use document::{Document, Taken, Texts};
pub use failure::Failure;
pub use find::{
    Adders, By, Chosen, Count, Direction, Facet, Facets, Found, Hit, Hits, Homes, Near, Order, Wanted,
};
pub use index::Index;
pub use query::{
    Field, NameForms, Named, Part, Phrase, Presence, Query, Reach, Sense, Sought, Span, Typed, quoted,
};
pub use shelf::{Progress, Shelf};
pub use tags::{Tag, Tags};
