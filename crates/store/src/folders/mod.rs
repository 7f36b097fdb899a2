//! The library tree.

mod change;
pub(crate) mod lists;
mod read;

pub use change::{create, relocate, rename, set_state};
pub use lists::{FolderLists, SubjectName, lists, save_lists, subjects};
pub use read::{FolderRow, children, open, path};
