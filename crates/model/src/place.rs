//! Where things live and in what state (access model, sections 2 and 4).

use crate::people::words;
use serde::{Deserialize, Serialize};

words! {
    /// The state of an asset or a folder of its own; what lies above it may take it further.
    Lifecycle, "state" {
        /// As it should be.
        Live = "live",
        /// Put away; exists for those who may `archive` it.
        Archived = "archived",
        /// Thrown away; exists for those who may `delete` it.
        Trashed = "trashed",
    }
}

words! {
    /// One of a project's two shelves.
    Shelf, "shelf" {
        /// What is reviewed.
        Content = "content",
        /// What goes with it.
        Files = "files",
    }
}
