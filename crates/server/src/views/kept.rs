//! The views that people look at just now.
//!
//! A view holds positions and nothing else: what stands behind one is decided anew each time it is looked at.

use vitrine_model::ViewId;

use super::positions::Positions;
use crate::kept::{Kept, Limits};

/// The views of one account.
pub(crate) type Views = Kept<ViewId, Positions>;

/// None yet. A view lives for an hour after it was last looked at; all together hold 16 million positions of 8 bytes.
pub(crate) fn views() -> Views {
    Kept::within(Limits {
        lives: 3600,
        count: 4096,
        weight: 16 * 1024 * 1024,
        weigh: Positions::len,
    })
}
