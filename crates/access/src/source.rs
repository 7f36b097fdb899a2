//! Where facts come from.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;

use vitrine_model::{AssetId, Second};

use crate::{AssetFacts, CredentialFacts, Generation, Overrides, WorldFacts};

/// The hash of a session's or token's secret. The secret itself is nowhere kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// From the 32 bytes of the hash.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

/// A transaction that facts are read in.
///
/// The store's transaction is the one that counts: its functions take only proofs that bear its own type.
/// Anybody may write another source, and what is decided by it opens nothing in the store.
pub trait Source: Sized + Send + 'static {
    /// Why facts could not be read.
    type Failure: Error + Send + Sync + 'static;

    /// The generation of the world that this transaction sees.
    fn generation(&mut self) -> impl Future<Output = Result<Generation, Self::Failure>> + Send;

    /// The live session or token with that secret, together with the generation, in one query.
    fn credential(
        &mut self,
        secret: &SecretHash,
        now: Second,
    ) -> impl Future<Output = Result<(Option<CredentialFacts>, Generation), Self::Failure>> + Send;

    /// Everything that decides, with the generation that it is of.
    fn world(&mut self) -> impl Future<Output = Result<(WorldFacts, Generation), Self::Failure>> + Send;

    /// The assets with those ids; unknown ones are left out.
    fn assets(
        &mut self,
        ids: &[AssetId],
    ) -> impl Future<Output = Result<Vec<AssetFacts>, Self::Failure>> + Send;

    /// Where what super-admin mode overrides is noted, so that it gets into the journal.
    fn overrides(&self) -> Arc<Overrides>;
}
