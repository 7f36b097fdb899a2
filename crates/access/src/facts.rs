//! What a source tells of its rows. The store fills these in; only this crate reads what decides.

use vitrine_model::{
    AssetId, FolderId, Function, FunctionSet, Grant, GroupId, GroupKind, Level, Lifecycle, Second, SessionId,
    Status, TokenId, UserId,
};

/// Everything that decides access and belongs to no single asset, row by row.
///
/// `row` is the dense integer that the database knows a thing by.
#[derive(Clone, Debug, Default)]
pub struct WorldFacts {
    /// Only the owner and admins pass while it is on.
    pub maintenance: bool,
    /// Everybody, whatever their status.
    pub users: Vec<UserFacts>,
    /// Every group.
    pub groups: Vec<GroupFacts>,
    /// Who is in which group. Nobody is listed in All users.
    pub memberships: Vec<MembershipFacts>,
    /// Function grants of users and groups.
    pub grants: Vec<GrantFacts>,
    /// Which group (first) can see which (second).
    pub sees: Vec<(i64, i64)>,
    /// The tree; parents need not come first.
    pub folders: Vec<FolderFacts>,
    /// The entries of the folders' lists.
    pub entries: Vec<EntryFacts>,
}

/// A user.
#[derive(Clone, Debug)]
pub struct UserFacts {
    /// The database's number for it.
    pub row: i64,
    /// Its id.
    pub id: UserId,
    /// Where they stand.
    pub status: Status,
    /// How high they stand.
    pub level: Level,
}

/// A group.
#[derive(Clone, Debug)]
pub struct GroupFacts {
    /// The database's number for it.
    pub row: i64,
    /// Its id.
    pub id: GroupId,
    /// What kind it is.
    pub kind: GroupKind,
}

/// A user's membership in a group.
#[derive(Clone, Debug)]
pub struct MembershipFacts {
    /// The user's row.
    pub user: i64,
    /// The group's row.
    pub group: i64,
    /// Exclusive end.
    pub until: Option<Second>,
}

/// A user or a group, by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectRow {
    /// The user with this row.
    User(i64),
    /// The group with this row.
    Group(i64),
}

/// One function grant on a user or a group.
#[derive(Clone, Debug)]
pub struct GrantFacts {
    /// Whose.
    pub subject: SubjectRow,
    /// For what.
    pub function: Function,
    /// What it says, and until when.
    pub grant: Grant,
}

/// A folder.
#[derive(Clone, Debug)]
pub struct FolderFacts {
    /// The database's number for it.
    pub row: i64,
    /// Its id.
    pub id: FolderId,
    /// The folder above; the root has none.
    pub parent: Option<i64>,
    /// Its own state.
    pub state: Lifecycle,
    /// Has a list for itself. A list that is set may be empty, and then admits nobody.
    pub here_set: bool,
    /// Has a list for its subfolders.
    pub below_set: bool,
}

/// Which of a folder's two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// For it and its files.
    Here,
    /// What subfolders are handed.
    Below,
}

/// One entry of a folder's list.
#[derive(Clone, Debug)]
pub struct EntryFacts {
    /// The folder's row.
    pub folder: i64,
    /// Which list it stands in.
    pub list: ListKind,
    /// Whom it speaks of.
    pub subject: SubjectRow,
    /// Exclusive end of the whole entry.
    pub until: Option<Second>,
    /// What it says.
    pub grants: Vec<(Function, Grant)>,
}

/// An asset, as far as its access goes.
#[derive(Clone, Debug)]
pub struct AssetFacts {
    /// The database's number for it.
    pub row: i64,
    /// Its id.
    pub id: AssetId,
    /// The row of the folder that is its home.
    pub home: i64,
    /// Its own state.
    pub state: Lifecycle,
}

/// How somebody shows who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A signed-in session.
    Session {
        /// Which.
        id: SessionId,
        /// Super-admin mode is on until then (exclusive).
        supermode_until: Option<Second>,
    },
    /// An API token.
    Token {
        /// Which.
        id: TokenId,
        /// What it may be used for.
        scope: FunctionSet,
    },
}

/// A session or token that is live, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct CredentialFacts {
    /// Whose.
    pub user: UserId,
    /// What was shown.
    pub via: Via,
}
