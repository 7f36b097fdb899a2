//! The bundles that people are about to fetch.

use std::sync::Arc;

use vitrine_model::{AssetId, BundleId};

use crate::kept::{Kept, Limits};

/// The bundles of one account.
pub(crate) type Bundles = Kept<BundleId, Arc<[AssetId]>>;

/// None yet. A bundle waits for ten minutes to be fetched, and again after that; there are a thousand at most.
pub(crate) fn bundles() -> Bundles {
    Kept::within(Limits {
        lives: 600,
        count: 1000,
        weight: usize::MAX,
        weigh: |_assets| 0,
    })
}
