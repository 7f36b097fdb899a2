//! A list is not made without a scope, nor with that of another action.

use vitrine_access::asset;
use vitrine_store::assets::{self, Listing};
use vitrine_store::{Scope, Tx};

async fn handler(tx: &mut Tx, listing: &Listing, downloads: Scope<asset::Download>) {
    let _ = assets::list(tx, &downloads, listing).await;
}

fn main() {}
