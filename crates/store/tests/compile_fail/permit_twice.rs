//! A write permit serves one change.

use vitrine_access::asset;
use vitrine_store::assets::{self, AssetEdit};
use vitrine_store::{Permit, Tx};

async fn handler(tx: &mut Tx, permit: Permit<asset::Edit>, first: AssetEdit, second: AssetEdit) {
    let _ = assets::edit(tx, permit, None, &first).await;
    let _ = assets::edit(tx, permit, None, &second).await;
}

fn main() {}
