//! Assets: what stands in the library.

mod change;
mod list;
mod open;
mod row;

pub use change::{AssetEdit, edit, relocate, set_state};
pub(crate) use change::{NewAsset, insert, write_keywords};
pub use list::{AssetKey, Depth, Direction, Listing, Sort, ids, list, window};
pub use open::{AssetDetail, RenditionRow, VersionRow, open};
pub use row::{AssetRow, Processing};
