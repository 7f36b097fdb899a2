//! A token as its maker sees it; the secret is never in it.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_model::{Instant, TokenId};
use vitrine_store::tokens::Token;

use crate::schema;

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Token)]
pub(super) struct TokenView {
    #[schema(value_type = Uuid)]
    id: TokenId,
    name: String,
    /// The functions that it may be used for.
    #[schema(value_type = Vec<schema::ActionFunction>)]
    scope: Vec<&'static str>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Instant,
    /// Exclusive end; null is open.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    until: Option<Instant>,
    /// It opens nothing any more, since its maker was deactivated.
    stopped: bool,
    /// When it was last used, to the minute; null is never.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    last_used_at: Option<Instant>,
}

impl From<Token> for TokenView {
    fn from(token: Token) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scope: token.scope.iter().map(vitrine_model::Function::word).collect(),
            created_at: token.created_at,
            until: token.until.map(|until| Instant::from_millis(until.0 * 1000)),
            stopped: token.stopped,
            last_used_at: token.last_used_at,
        }
    }
}
