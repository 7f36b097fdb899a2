//! Building the search index anew where no server runs.

use vitrine_access::Live;
use vitrine_search::Shelf;
use vitrine_store::Database;

use crate::problem::Problem;
use crate::search::Searcher;

/// Why the index could not be built.
#[derive(Debug, thiserror::Error)]
pub enum CannotReindex {
    /// It can't be opened: a server has it, where [`CannotReindex::is_in_use`] says so.
    #[error("the search index can't be opened")]
    Open(#[from] vitrine_search::Failure),
    /// It can't be fed.
    #[error("the search index can't be fed: {0:?}")]
    Feed(Problem),
}

impl CannotReindex {
    /// Is it because another program has it open?
    pub const fn is_in_use(&self) -> bool {
        matches!(self, Self::Open(vitrine_search::Failure::InUse { .. }))
    }
}

/// Builds the index on that shelf anew, and says now and then how far it is, in rows of the journal.
///
/// # Errors
/// Where another program has it open, or it can't be built.
pub async fn reindex(
    database: &Database,
    shelf: &Shelf,
    told: impl Fn(i64, i64) + Send,
) -> Result<(), CannotReindex> {
    let index = shelf.open()?;
    let searcher = Searcher::new(database.clone(), index);
    searcher
        .rebuild(&Live::new(), shelf, told)
        .await
        .map_err(CannotReindex::Feed)
}
