//! What stands at the positions of a view: in order as far as somebody looked, and all of it when somebody looks
//! further.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use vitrine_search::Hits;
use vitrine_store::assets::AssetKey;

use crate::problem::Problem;
use crate::search::apart;

/// How many of what was found are put in order at once.
pub(super) const AT_ONCE: usize = 500;

/// The positions of a view. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Positions(Arc<Inner>);

struct Inner {
    len: usize,
    first: Vec<AssetKey>,
    /// What is not in order yet; nothing where `first` is all there is.
    hits: Option<Hits>,
    all: OnceLock<Vec<AssetKey>>,
}

impl Positions {
    /// All of them, in order.
    pub(super) fn in_order(keys: Vec<AssetKey>) -> Self {
        Self(Arc::new(Inner {
            len: keys.len(),
            first: keys,
            hits: None,
            all: OnceLock::new(),
        }))
    }

    /// What was found, the first of it in order.
    pub(super) async fn found(hits: Hits) -> Result<Self, Problem> {
        apart(move || {
            let first: Vec<AssetKey> = hits
                .first(AT_ONCE)?
                .into_iter()
                .map(|hit| AssetKey(hit.0))
                .collect();
            Ok(Self(Arc::new(Inner {
                len: hits.len(),
                hits: (first.len() < hits.len()).then_some(hits),
                first,
                all: OnceLock::new(),
            })))
        })
        .await
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len
    }

    /// What stands at those that there are of these.
    pub(super) async fn at(&self, range: Range<usize>) -> Result<Vec<AssetKey>, Problem> {
        let range = range.start.min(self.len())..range.end.min(self.len());
        let inner = Arc::clone(&self.0);
        if let Some(keys) = inner.first.get(range.clone()) {
            return Ok(keys.to_vec());
        }
        apart(move || Ok(inner.all()?.get(range).unwrap_or_default().to_vec())).await
    }

    /// What stands at all of them for which it holds.
    pub(super) async fn which(
        &self,
        chosen: impl Fn(usize) -> bool + Send + 'static,
    ) -> Result<Vec<AssetKey>, Problem> {
        let inner = Arc::clone(&self.0);
        apart(move || {
            let keys = inner.all()?.iter().enumerate();
            Ok(keys.filter(|(at, _)| chosen(*at)).map(|(_, key)| *key).collect())
        })
        .await
    }
}

impl Inner {
    fn all(&self) -> Result<&[AssetKey], vitrine_search::Failure> {
        let Some(hits) = &self.hits else {
            return Ok(&self.first);
        };
        if let Some(all) = self.all.get() {
            return Ok(all);
        }
        // Two that come at once both do it: that costs them time and nothing else.
        let all = hits.all()?.into_iter().map(|hit| AssetKey(hit.0)).collect();
        Ok(self.all.get_or_init(|| all))
    }
}

impl std::fmt::Debug for Positions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Positions")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
