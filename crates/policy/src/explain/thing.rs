//! What an explanation may name.

use crate::change::MembersOf;
use crate::key::{ColourKey, FolderKey, GroupKey, LicenceKey, PlaylistKey, ProjectKey, UserKey};
use crate::world::Subject;

macro_rules! things {
    ($($variant:ident($key:ident) = $word:literal, $doc:literal;)*) => {
        /// Something with a name, by its key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Thing { $(#[doc = $doc] $variant($key),)* }

        impl Thing {
            /// The word for its kind in JSON.
            pub const fn kind(self) -> &'static str {
                match self { $(Thing::$variant(_) => $word,)* }
            }
        }

        $(impl From<$key> for Thing {
            fn from(key: $key) -> Self {
                Thing::$variant(key)
            }
        })*
    };
}

things! {
    User(UserKey) = "user", "A person.";
    Group(GroupKey) = "group", "A group.";
    Folder(FolderKey) = "folder", "A folder.";
    Project(ProjectKey) = "project", "A project.";
    Playlist(PlaylistKey) = "playlist", "A playlist.";
    Licence(LicenceKey) = "licence", "A licence.";
    Colour(ColourKey) = "colour", "A colour mark.";
}

impl From<Subject> for Thing {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::User(key) => Self::User(key),
            Subject::Group(key) => Self::Group(key),
        }
    }
}

impl From<MembersOf> for Thing {
    fn from(of: MembersOf) -> Self {
        match of {
            MembersOf::Project(key) => Self::Project(key),
            MembersOf::Playlist(key) => Self::Playlist(key),
        }
    }
}
