//! A permit's fields are nobody's to fill in.

use std::marker::PhantomData;
use vitrine_access::{Actor, Generation, asset};
use vitrine_model::AssetId;
use vitrine_store::Permit;

fn handler(id: AssetId, actor: Actor) -> Permit<asset::Download> {
    Permit { on: id, row: 1, actor, generation: Generation(1), source: PhantomData }
}

fn main() {}
