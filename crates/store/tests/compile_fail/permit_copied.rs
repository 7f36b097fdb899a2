//! A permit is not copied.

use vitrine_access::asset;
use vitrine_store::Permit;

fn handler(permit: &Permit<asset::Edit>) -> Permit<asset::Edit> {
    permit.clone()
}

fn main() {}
