//! The library tree.

mod change;
pub(crate) mod entries;
mod lists;
pub(crate) mod names;
mod read;

pub use change::{create, relocate, rename, set_state};
pub use lists::{FolderLists, lists, save_lists};
pub use names::{SubjectName, subjects};
pub use read::{FolderRow, PathStep, children, open, path};
