//! Whoever may see an asset has not thereby its source.

use vitrine_access::asset;
use vitrine_store::{Permit, Tx, files};

async fn handler(tx: &mut Tx, permit: Permit<asset::See>) {
    let _ = files::source(tx, &permit, files::Which::Active).await;
}

fn main() {}
