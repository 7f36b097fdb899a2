//! A permit is made by the room that decides, and by nobody else.

use vitrine_access::{Actor, Generation, asset};
use vitrine_model::AssetId;
use vitrine_store::Permit;

fn handler(id: AssetId, actor: Actor) -> Permit<asset::Download> {
    Permit::new(id, 1, actor, Generation(1))
}

fn main() {}
