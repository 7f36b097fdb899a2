//! Whoever makes facts up makes them for a source of their own, and its permits open nothing here.

use std::sync::Arc;

use vitrine_access::{AssetFacts, CredentialFacts, Generation, Overrides, SecretHash, Source, Subject, WorldFacts, asset};
use vitrine_model::{AssetId, Second};
use vitrine_store::{Failure, Tx, files};

struct MadeUp;

impl Source for MadeUp {
    type Failure = Failure;

    async fn generation(&mut self) -> Result<Generation, Failure> {
        Ok(Generation(1))
    }

    async fn credential(
        &mut self,
        _: &SecretHash,
        _: Second,
    ) -> Result<(Option<CredentialFacts>, Generation), Failure> {
        Ok((None, Generation(1)))
    }

    async fn world(&mut self) -> Result<(WorldFacts, Generation), Failure> {
        Ok((WorldFacts::default(), Generation(1)))
    }

    async fn assets(&mut self, _: &[AssetId]) -> Result<Vec<AssetFacts>, Failure> {
        Ok(Vec::new())
    }

    fn overrides(&self) -> Arc<Overrides> {
        Arc::default()
    }
}

async fn handler(tx: &mut Tx, subject: Subject<MadeUp>, id: AssetId) {
    let permit = subject.permit::<asset::Download>(&mut MadeUp, id).await.unwrap();
    let _ = files::source(tx, &permit, files::Which::Active).await;
}

fn main() {}
