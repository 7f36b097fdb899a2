//! People: levels, statuses, roles and kinds of groups (access model, section 2).

use serde::{Deserialize, Serialize};

/// A word that is none of those a field takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not a {of}")]
pub struct UnknownWord {
    /// What the word should have been.
    pub of: &'static str,
    /// What was given.
    pub word: String,
}

/// An enum whose variants are words in SQL and JSON.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $of:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word for it in SQL and JSON.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::people::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok($name::$variant),)*
                    other => Err($crate::people::UnknownWord { of: $of, word: other.to_owned() }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How high a user stands in the account. Ordered: a member is lowest.
    Level, "level" {
        /// In what they are invited to.
        Member = "member",
        /// Creates projects and playlists.
        Creator = "creator",
        /// Everything but the owner's own.
        Admin = "admin",
        /// Exactly one.
        Owner = "owner",
    }
}

words! {
    /// Where a user stands. `invited` → `active` ⇄ `deactivated`; users are never deleted.
    Status, "status" {
        /// Invited, has not set a password yet.
        Invited = "invited",
        /// May sign in.
        Active = "active",
        /// Barred at every route.
        Deactivated = "deactivated",
    }
}

words! {
    /// What kind of group it is.
    GroupKind, "kind of group" {
        /// Everyone is in it; locked.
        AllUsers = "all_users",
        /// Preset, can be changed or removed like any other.
        Admins = "admins",
        /// Made by people.
        Custom = "custom",
    }
}

words! {
    /// A member's role in a project or playlist.
    Role, "role" {
        /// In it.
        Member = "member",
        /// Created it, or was promoted.
        Lead = "lead",
    }
}
