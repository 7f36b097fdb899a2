//! Assets: what stands in the library.

mod change;
mod describe;
mod list;
mod open;
mod row;

pub(crate) use change::{NewAsset, insert};
pub use change::{relocate, set_state};
pub use describe::{AssetEdit, Overwrites, TagEdits, edit, overwrites};
pub use list::{AssetKey, Depth, Direction, Listing, Sort, ids, list, window};
pub use open::{AssetDetail, RenditionRow, VersionRow, open};
pub use row::{AssetRow, Processing};
