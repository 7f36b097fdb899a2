//! The functions: what may be asked of a resource or of the account (access model, section 3).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A word that names no function.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a function")]
pub struct UnknownFunction(pub String);

macro_rules! functions {
    ($($variant:ident = $word:literal, $doc:literal;)*) => {
        /// One function. The first 26 are place-bound, the others account-wide.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Function { $(#[doc = $doc] $variant,)* }

        impl Function {
            /// Every function, in the order of the access model.
            pub const ALL: &'static [Function] = &[$(Function::$variant,)*];

            /// The word for it in SQL, JSON and world files.
            pub const fn word(self) -> &'static str {
                match self { $(Function::$variant => $word,)* }
            }
        }

        impl FromStr for Function {
            type Err = UnknownFunction;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Function::$variant),)*
                    other => Err(UnknownFunction(other.to_owned())),
                }
            }
        }
    };
}

functions! {
    See = "see", "Existence, title, tags, metadata, comments, and previews of at most 1280 pixels. Never the source.";
    Download = "download", "The source file and every larger rendition.";
    Upload = "upload", "Add files to the place.";
    Edit = "edit", "Metadata, tags applied, new version, restore a version.";
    Move = "move", "Take it out of its place.";
    Archive = "archive", "A file into the archive and back.";
    Delete = "delete", "A file to the trash and back, and purge.";
    Comment = "comment", "Write comments and drawings, change one's own.";
    CommentEdit = "comment.edit", "Edit or remove anybody's comments.";
    TaskCreate = "task.create", "Create tasks.";
    TaskEdit = "task.edit", "Edit tasks.";
    ApprovalCreate = "approval.create", "Ask for an approval.";
    ApprovalDecide = "approval.decide", "Decide an approval.";
    ApprovalDelete = "approval.delete", "Delete an approval.";
    ShareReview = "share.review", "Make links for watching and commenting.";
    ShareDownload = "share.download", "Make links for fetching.";
    ShareWeb = "share.web", "Make links for embedding or publishing.";
    FolderCreate = "folder.create", "Create folders.";
    FolderEdit = "folder.edit", "Rename and move folders.";
    FolderArchive = "folder.archive", "A folder into the archive and back.";
    FolderDelete = "folder.delete", "A folder to the trash and back.";
    ProjectEdit = "project.edit", "Edit a project or playlist itself.";
    ProjectDelete = "project.delete", "Delete a project or playlist itself.";
    Access = "access", "Change who may do what here.";
    Invite = "invite", "Add people to the project or playlist, set their role and grants there.";
    TagManage = "tag.manage", "Rename, merge, move and remove tags.";
    StageManage = "stage.manage", "Make and change stages.";
    UserManage = "user.manage", "Add, edit, activate and deactivate people.";
    PrivilegeManage = "privilege.manage", "Set levels and personal grants.";
    GroupManage = "group.manage", "Make groups and set their members.";
    PeopleSee = "people.see", "See every contact.";
    ProjectCreate = "project.create", "Create projects.";
    PlaylistCreate = "playlist.create", "Create playlists.";
    LicenceManage = "licence.manage", "Make and attach licences.";
    LicenceOverride = "licence.override", "Download although a licence locks.";
    ColourManage = "colour.manage", "Make and attach colour marks.";
    ConsentManage = "consent.manage", "People shown in media and their consent.";
    AuditRead = "audit.read", "Open the journal's page.";
    SettingsManage = "settings.manage", "Change the account's settings.";
    Supermode = "supermode", "May turn super-admin mode on.";
    BillingManage = "billing.manage", "Plan and billing; the owner only.";
}

impl Function {
    /// How many functions there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Its position in [`Function::ALL`], for tables and masks.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Asked of a folder, a project, a playlist or an asset, rather than of the account.
    pub const fn is_place_bound(self) -> bool {
        self.index() <= Function::Invite.index()
    }

    /// One of the nine that a file's security may name (gate G4).
    pub const fn is_file_security(self) -> bool {
        use Function::*;
        matches!(
            self,
            Download | Edit | Move | Archive | Delete | Comment | ShareReview | ShareDownload | ShareWeb
        )
    }

    /// Given only by who holds it (access model, section 7).
    pub const fn is_guarded(self) -> bool {
        use Function::*;
        matches!(
            self,
            Supermode
                | PrivilegeManage
                | UserManage
                | GroupManage
                | SettingsManage
                | AuditRead
                | LicenceOverride
        )
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for Function {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Function {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        word.parse().map_err(serde::de::Error::custom)
    }
}

/// A set of functions, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FunctionSet(u64);

impl FunctionSet {
    /// No function.
    pub const EMPTY: Self = Self(0);
    /// Every function.
    pub const FULL: Self = Self((1 << Function::COUNT) - 1);
    /// Every place-bound function.
    pub const PLACE_BOUND: Self = Self((1 << (Function::Invite.index() + 1)) - 1);

    /// The set of the functions named.
    pub const fn of(functions: &[Function]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < functions.len() {
            bits |= 1 << functions[at].index();
            at += 1;
        }
        Self(bits)
    }

    /// Is the function in it?
    pub const fn contains(self, function: Function) -> bool {
        self.0 & (1 << function.index()) != 0
    }

    /// The set with the function in it.
    #[must_use]
    pub const fn with(self, function: Function) -> Self {
        Self(self.0 | 1 << function.index())
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Is nothing in it?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The bits, lowest for the first function of [`Function::ALL`].
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The functions in it, in the order of the access model.
    pub fn iter(self) -> impl Iterator<Item = Function> {
        Function::ALL
            .iter()
            .copied()
            .filter(move |function| self.contains(*function))
    }
}

impl FromIterator<Function> for FunctionSet {
    fn from_iter<I: IntoIterator<Item = Function>>(functions: I) -> Self {
        functions.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// A name for several functions, used by the user editor (access model, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bundle {
    /// Administer assets and stages.
    AssetsAndStages,
    /// Administer tags.
    Tags,
    /// Administer users and privileges.
    UsersAndPrivileges,
}

impl Bundle {
    /// The functions that it names.
    pub const fn functions(self) -> FunctionSet {
        use Function::*;
        match self {
            Bundle::AssetsAndStages => FunctionSet::of(&[
                See,
                Download,
                Upload,
                Edit,
                Move,
                Archive,
                Delete,
                Comment,
                FolderCreate,
                FolderEdit,
                FolderArchive,
                FolderDelete,
                ShareReview,
                ShareDownload,
                ShareWeb,
                StageManage,
            ]),
            Bundle::Tags => FunctionSet::of(&[TagManage]),
            Bundle::UsersAndPrivileges => {
                FunctionSet::of(&[UserManage, PrivilegeManage, GroupManage, PeopleSee])
            }
        }
    }
}
