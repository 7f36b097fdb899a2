//! What super-admin mode overrides in a request gets into the journal before the request is answered (access model,
//! section 4): with a change in the change's own transaction, otherwise here.

use std::sync::{Arc, OnceLock};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use vitrine_access::Overrides;
use vitrine_model::RequestId;

use crate::accounts::Account;
use crate::problem::Problem;

/// One request while it is served: what was overridden, and of which account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Served {
    overrides: Arc<Overrides>,
    account: Arc<OnceLock<Arc<Account>>>,
}

impl Served {
    /// Where the request's transactions note what is overridden, now that its account is known.
    pub(crate) fn overrides_of(&self, account: &Arc<Account>) -> Arc<Overrides> {
        self.account.get_or_init(|| Arc::clone(account));
        Arc::clone(&self.overrides)
    }

    /// The transaction has nothing to do but to journal as it commits.
    async fn journal(&self, request: Option<RequestId>) -> Result<(), Problem> {
        let Some(account) = self.account.get().filter(|_| self.overrides.any()) else {
            return Ok(());
        };
        let mut tx = account.database.write(request).await?;
        tx.collect_overrides(Arc::clone(&self.overrides));
        Ok(tx.commit().await?)
    }
}

/// No answer leaves before it is journaled how the mode changed it.
pub(crate) async fn journal(mut request: Request, next: Next) -> Response {
    let served = Served::default();
    let id = request.extensions().get::<RequestId>().copied();
    request.extensions_mut().insert(served.clone());
    let response = next.run(request).await;
    match served.journal(id).await {
        Ok(()) => response,
        Err(problem) => problem.into_response(),
    }
}
