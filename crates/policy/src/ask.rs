//! The question: may this principal do this action to this resource now?

use vitrine_model::{Function, FunctionSet, Second};

use crate::facts::{AssetFacts, LinkFacts};
use crate::key::{FolderKey, PlaylistKey, ProjectKey, UserKey};

/// One question to the model.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Who asks.
    pub principal: Principal<'a>,
    /// What they would do.
    pub action: Function,
    /// To what.
    pub resource: Resource<'a>,
    /// When.
    pub now: Second,
    /// Did they write a reason?
    pub reason: Reason,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Principal<'a> {
    /// A user, by a live session or a live token.
    User(Caller),
    /// Somebody without a login, by a share link.
    Link(Visit<'a>),
}

/// A user at the door.
///
/// A session or token that has ended makes no caller: who holds one is nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Caller {
    /// Who it is.
    pub user: UserKey,
    /// What they show.
    pub credential: Credential,
    /// Is super-admin mode on in their session? It counts only where they may `supermode`, and never for
    /// a token.
    pub supermode: Supermode,
}

impl Caller {
    /// By a session, super-admin mode off.
    pub const fn session(user: UserKey) -> Self {
        Self {
            user,
            credential: Credential::Session,
            supermode: Supermode::Off,
        }
    }

    /// By a session with super-admin mode on.
    pub const fn supermode(user: UserKey) -> Self {
        Self {
            user,
            credential: Credential::Session,
            supermode: Supermode::On,
        }
    }

    /// By a token for those actions.
    pub const fn token(user: UserKey, scope: FunctionSet) -> Self {
        Self {
            user,
            credential: Credential::Token(scope),
            supermode: Supermode::Off,
        }
    }
}

/// What a user shows for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// A session: they signed in.
    Session,
    /// An API token with its scope.
    Token(FunctionSet),
}

impl Credential {
    /// Is the action in its scope?
    pub const fn covers(self, action: Function) -> bool {
        self.scope().contains(action)
    }

    /// What it is good for.
    pub const fn scope(self) -> FunctionSet {
        match self {
            Credential::Session => FunctionSet::FULL,
            Credential::Token(scope) => scope,
        }
    }
}

/// Whether super-admin mode is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Supermode {
    /// As always.
    #[default]
    Off,
    /// Turned on for this session.
    On,
}

/// Somebody before a share link.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The link that they hold.
    pub link: &'a LinkFacts,
    /// Did they give its password?
    pub password: Password,
    /// Is the asset asked about a target of the link by itself, or an item of a stage that is one?
    pub named: Named,
}

/// Whether the visitor of a link gave its password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Password {
    /// Not, or a wrong one.
    Missing,
    /// The right one.
    Given,
}

/// Whether a link names an asset by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// It does, or a stage among its targets does.
    Yes,
    /// Only a folder, project or playlist among its targets may cover it.
    No,
}

/// What the question is about.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// The account, for the account-wide functions.
    Account,
    /// A folder.
    Folder(FolderKey),
    /// An asset, with its facts.
    Asset(&'a AssetFacts),
    /// An approval of that asset which asks the principal to decide it: decided as the asset is, with an
    /// `Allow` more for `approval.decide` among the sources of G2.
    Approval(&'a AssetFacts),
    /// A project itself.
    Project(ProjectKey),
    /// A playlist itself.
    Playlist(PlaylistKey),
}

impl<'a> Resource<'a> {
    /// The facts of the asset that it is about, where it is about one.
    pub const fn asset(self) -> Option<&'a AssetFacts> {
        match self {
            Resource::Asset(facts) | Resource::Approval(facts) => Some(facts),
            Resource::Account | Resource::Folder(_) | Resource::Project(_) | Resource::Playlist(_) => None,
        }
    }

    /// The functions that are asked of such a resource; every other is refused at gate G2, since
    /// nothing grants it there.
    pub const fn functions(self) -> FunctionSet {
        use Function::{ProjectDelete, ProjectEdit};
        let own = FunctionSet::of(&[ProjectEdit, ProjectDelete]);
        match self {
            Resource::Account => FunctionSet::FULL.without(FunctionSet::PLACE_BOUND),
            Resource::Folder(_) | Resource::Asset(_) | Resource::Approval(_) => {
                FunctionSet::PLACE_BOUND.without(own)
            }
            Resource::Project(_) | Resource::Playlist(_) => FunctionSet::PLACE_BOUND,
        }
    }
}

/// Whether a reason was written, for colour marks that want one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reason {
    /// None, or a blank one.
    #[default]
    Missing,
    /// One that is not blank.
    Given,
}

impl Reason {
    /// Of what was written.
    pub fn of(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Missing
        } else {
            Self::Given
        }
    }
}
