//! The world as it stands now, and how it keeps up.

use std::sync::{Arc, RwLock};

use vitrine_model::Instant;

use crate::{Caretaker, SecretHash, Snapshot, Source, Subject};

/// Which state of the world: the number of the last journal row that changed who may do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Generation(pub i64);

/// The live world of one account.
///
/// It holds the newest snapshot that any request needed. A request whose transaction sees another
/// generation reads the world again within that very transaction: what was acknowledged before the request
/// began is in force for it, on every node, without a broker (access model, promise 7).
#[derive(Debug, Default)]
pub struct Live {
    newest: RwLock<Option<Arc<Snapshot>>>,
}

impl Live {
    /// A world that is read when it is first needed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Who holds that secret, or `None` where it opens no live session or token.
    ///
    /// # Errors
    /// Where the source could not be read.
    pub async fn subject<S: Source>(
        &self,
        source: &mut S,
        secret: &SecretHash,
        now: Instant,
    ) -> Result<Option<Subject<S>>, S::Failure> {
        let (credential, generation) = source.credential(secret, now.second()).await?;
        let Some(credential) = credential else {
            return Ok(None);
        };
        let snapshot = self.snapshot(source, generation).await?;
        Ok(Subject::standing(
            snapshot,
            credential,
            now.second(),
            source.overrides(),
        ))
    }

    /// The world of the generation that the transaction sees.
    ///
    /// # Errors
    /// Where the source could not be read.
    pub async fn snapshot<S: Source>(
        &self,
        source: &mut S,
        generation: Generation,
    ) -> Result<Arc<Snapshot>, S::Failure> {
        if let Some(snapshot) = self
            .newest()
            .filter(|snapshot| snapshot.generation() == generation)
        {
            return Ok(snapshot);
        }
        let (facts, generation) = source.world().await?;
        let snapshot = Arc::new(Snapshot::build(&facts, generation));
        self.keep(&snapshot);
        Ok(snapshot)
    }

    /// Proof that the program is at work for itself. Only the server's jobs may ask.
    pub const fn caretaker<S: Source>(&self) -> Caretaker<S> {
        Caretaker::new()
    }

    fn newest(&self) -> Option<Arc<Snapshot>> {
        self.newest
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// A slower request never puts an older world in place of a newer one.
    fn keep(&self, snapshot: &Arc<Snapshot>) {
        let mut newest = self
            .newest
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if newest
            .as_ref()
            .is_none_or(|newest| newest.generation() < snapshot.generation())
        {
            *newest = Some(Arc::clone(snapshot));
        }
    }
}
