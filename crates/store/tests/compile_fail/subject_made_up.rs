//! Nobody is somebody without a live session or token.

use vitrine_access::Via;
use vitrine_model::{FunctionSet, TokenId, UserId};
use vitrine_store::Subject;

fn handler(user: UserId, id: TokenId) -> Subject {
    Subject { user, via: Via::Token { id, scope: FunctionSet::FULL } }
}

fn main() {}
