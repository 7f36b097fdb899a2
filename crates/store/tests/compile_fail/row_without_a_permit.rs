//! A row is not opened by its id.

use vitrine_model::AssetId;
use vitrine_store::{Scope, Tx, assets};

async fn handler(tx: &mut Tx, id: AssetId, scope: Scope<vitrine_access::asset::See>) {
    let _ = assets::open(tx, &id, &scope).await;
}

fn main() {}
