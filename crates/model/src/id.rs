//! Typed ids. Outside they are UUIDs of version 7; a counter would tell how many hidden things there are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Instant;

/// A text that is no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} id")]
pub struct IllFormedId {
    /// What the id should have named.
    pub kind: &'static str,
    /// What was given.
    pub text: String,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// What it names, in a word.
            pub const KIND: &'static str = $kind;

            /// A new one.
            pub fn new(ids: &dyn IdSource, now: Instant) -> Self {
                Self(ids.uuid(now))
            }

            /// The one with these sixteen bytes, as the database keeps it.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// The UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IllFormedId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text)
                    .map(Self)
                    .map_err(|_| IllFormedId { kind: $kind, text: text.to_owned() })
            }
        }
    )*};
}

ids! {
    /// A user.
    UserId, "user";
    /// A group.
    GroupId, "group";
    /// A folder.
    FolderId, "folder";
    /// An asset.
    AssetId, "asset";
    /// A version of an asset.
    VersionId, "version";
    /// A tag.
    TagId, "tag";
    /// A field of the account's own.
    FieldId, "field";
    /// One of the choices of such a field.
    ChoiceId, "choice";
    /// A project.
    ProjectId, "project";
    /// A playlist.
    PlaylistId, "playlist";
    /// A signed-in session.
    SessionId, "session";
    /// An API token.
    TokenId, "token";
    /// An upload in progress.
    UploadId, "upload";
    /// A search that somebody keeps.
    SearchId, "search";
    /// A view of a long list.
    ViewId, "view";
    /// Files that are fetched together.
    BundleId, "bundle";
    /// Something that somebody has to be told of.
    NoticeId, "notice";
    /// A program of several that work on one account.
    NodeId, "node";
    /// One request, as it stands in the logs and the journal.
    RequestId, "request";
}

/// The BLAKE3 hash of a file's bytes, and so its address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobHash([u8; 32]);

impl BlobHash {
    /// From the 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlobHash({self})")
    }
}

impl FromStr for BlobHash {
    type Err = IllFormedId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let ill_formed = || IllFormedId {
            kind: "blob",
            text: text.to_owned(),
        };
        if text.len() != 64 || !text.is_ascii() {
            return Err(ill_formed());
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| ill_formed())?;
        }
        Ok(Self(bytes))
    }
}

/// Where new ids and secrets come from. The program passes [`RandomIds`]; tests pass one that repeats itself.
pub trait IdSource: Send + Sync + 'static {
    /// A UUID of version 7 for that instant.
    fn uuid(&self, now: Instant) -> Uuid;

    /// Fills the buffer with bytes that nobody can guess.
    fn secret(&self, buffer: &mut [u8]);
}

/// Ids and secrets from the operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn uuid(&self, now: Instant) -> Uuid {
        let mut random = [0; 10];
        self.secret(&mut random);
        uuid::Builder::from_unix_timestamp_millis(now.millis().unsigned_abs(), &random).into_uuid()
    }

    #[expect(
        clippy::expect_used,
        reason = "without the system's randomness no secret can be made: stop"
    )]
    fn secret(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the operating system gives random bytes");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_hash_is_read_back_from_its_text() {
        let hash = BlobHash::from_bytes(std::array::from_fn(|at| at as u8));
        assert_eq!(hash.to_string().parse::<BlobHash>().unwrap(), hash);
        assert!("é".repeat(32).parse::<BlobHash>().is_err());
    }

    #[test]
    fn ids_made_later_sort_later() {
        let earlier = AssetId::new(&RandomIds, Instant::from_millis(1_760_000_000_000));
        let later = AssetId::new(&RandomIds, Instant::from_millis(1_760_000_000_001));
        assert!(earlier < later);
    }
}
