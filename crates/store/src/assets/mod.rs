//! Assets: what stands in the library.

mod activity;
mod change;
mod describe;
mod duplicates;
mod list;
mod open;
mod row;
mod summary;
mod undo;
mod version;

pub use activity::{Described, Happening, Part, Told, What, Words, activity};
pub(crate) use change::{NewAsset, insert};
pub use change::{relocate, set_state};
pub use describe::{AssetEdit, Overwrites, TagEdits, Weighed, edit, weigh};
pub use duplicates::duplicates;
pub use list::{AssetKey, Depth, Direction, Listing, Sort, ids, list, titles, window};
pub use open::{AssetDetail, RenditionRow, TagRow, VersionRow, open};
pub use row::{AssetRow, Processing};
pub use summary::{Summary, summary};
pub use undo::{NotUndone, undo, undoable};
pub(crate) use version::add_version;
pub use version::{Activation, NoVersion, VersionEdit, edit_version};
