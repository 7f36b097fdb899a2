//! Building the index anew while the one in use goes on answering.

use std::sync::{Arc, PoisonError};

use vitrine_access::Live;
use vitrine_search::{Index, Shelf};

use super::{Searcher, apart, take};
use crate::jobs;
use crate::problem::Problem;

impl Searcher {
    /// Builds another index from the journal's first row on, and puts it into use. Searches that are under way end with
    /// the one that they began with.
    pub(crate) async fn rebuild(
        &self,
        live: &Live,
        shelf: &Shelf,
        told: impl Fn(i64, i64) + Send,
    ) -> Result<(), Problem> {
        let begun = shelf.clone();
        let next: Arc<Index> = apart(move || begun.begin().map(Arc::new)).await?;
        let mut number = self.last_number().await?;
        while next.reached() < number {
            told(next.reached(), number);
            let changed = jobs::changed(&self.database, live, next.reached()).await?;
            take(&next, changed.documents, changed.number).await?;
            number = self.last_number().await?;
        }
        // What was acknowledged meanwhile: nobody feeds the one in use until the other is.
        let _turn = self.feeding.lock().await;
        self.feed(&next, live, self.last_number().await?).await?;
        let put = shelf.clone();
        apart(move || put.put_into_use()).await?;
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }
}
