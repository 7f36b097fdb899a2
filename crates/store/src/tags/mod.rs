//! Tags: the account's own words for its assets, as a tree, each with synonyms.
//!
//! Who may `edit` an asset applies tags to it, and makes those that are not there yet; who may `tag.manage` makes,
//! renames, moves, merges and removes them. No two tags share a name or synonym, so that a word always means one tag.
//!
//! A tag that somebody made by applying it is shown to whoever sees an asset that bears it, and to nobody else: its name
//! could tell of what is hidden. One that a manager of tags made or changed is the account's, and offered to everyone.
//!
//! Indexes know tags by their rows, which are never used again: whatever is done to a tag, no asset is indexed anew.

mod apply;
mod change;
mod keywords;
mod list;
mod vocabulary;

pub(crate) use apply::{Borne, apply, known, named, of_assets};
pub use change::{NoTagChange, TagEdit, create, edit, merge, remove};
pub(crate) use keywords::adopt;
pub use list::{Tag, Tags, list};
pub use vocabulary::Vocabulary;
