//! A transaction that changes something, and what it came to.

use std::ops::{Deref, DerefMut};

use vitrine_store::{Subject, Tx, repeats};

use super::{Once, Outcome, Turn};
use crate::problem::Problem;

/// A transaction that can be kept only together with what it came to: so no write forgets its key.
pub(crate) struct Writing {
    tx: Tx,
    once: Option<(Once, Turn)>,
}

impl Writing {
    pub(crate) const fn new(tx: Tx, once: Option<(Once, Turn)>) -> Self {
        Self { tx, once }
    }

    /// Keeps the change. The request is under way until what is returned is dropped.
    pub(crate) async fn commit(mut self, who: &Subject, outcome: &Outcome) -> Result<Option<Turn>, Problem> {
        let mut under_way = None;
        if let Some((once, turn)) = self.once {
            if outcome.changed_something() {
                repeats::keep(&mut self.tx, who, &once.asked(), &outcome.written()?).await?;
            }
            under_way = Some(turn);
        }
        self.tx.commit().await?;
        Ok(under_way)
    }
}

impl Deref for Writing {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
