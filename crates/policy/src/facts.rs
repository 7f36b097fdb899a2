//! What a question brings along: the facts of one asset, and those of one share link.

use vitrine_model::{FunctionSet, Lifecycle, LinkMode, Second, Shelf};

use crate::key::{ColourKey, FolderKey, LicenceKey, PlaylistKey, ProjectKey, UserKey};
use crate::world::Entry;

/// Everything about one asset that decides access to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetFacts {
    /// Its one home.
    pub home: Home,
    /// Its own state; folders above it may take it further.
    pub state: Lifecycle,
    /// Its security (gate G4).
    pub security: Security,
    /// The licences attached to it.
    pub licences: Vec<LicenceKey>,
    /// Its colour mark.
    pub colour: Option<ColourKey>,
    /// The playlists that it stands in.
    pub exposures: Vec<Exposure>,
}

impl AssetFacts {
    /// A live asset with nothing but a home.
    pub const fn at_home(home: Home) -> Self {
        Self {
            home,
            state: Lifecycle::Live,
            security: Security::none(),
            licences: Vec::new(),
            colour: None,
            exposures: Vec::new(),
        }
    }

    /// Has the file no rules of its own, so that gate G4 has nothing to ask?
    pub(crate) fn is_free(&self) -> bool {
        self.security.is_empty() & self.licences.is_empty() & self.colour.is_none()
    }
}

/// Where an asset lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// In a folder of the library.
    Folder(FolderKey),
    /// On a shelf of a project.
    Project(ProjectKey, Shelf),
}

/// A file's own rules of who may do what to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Security {
    /// The actions for which only its entries admit anybody; of the nine that security names.
    pub restricted: FunctionSet,
    /// Its entries.
    pub entries: Vec<Entry>,
}

impl Security {
    /// No entry, nothing restricted.
    pub const fn none() -> Self {
        Self {
            restricted: FunctionSet::EMPTY,
            entries: Vec::new(),
        }
    }

    /// Can it refuse anything?
    pub fn is_empty(&self) -> bool {
        self.restricted.is_empty() & self.entries.is_empty()
    }
}

/// That an asset stands in a playlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// Where.
    pub playlist: PlaylistKey,
    /// Who added it there; several people may have.
    pub added_by: Vec<UserKey>,
}

/// Everything about one share link that decides what its visitors may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// Who made it, or took it over.
    pub issuer: UserKey,
    /// What it is for.
    pub mode: LinkMode,
    /// What it covers besides single assets, which [`Visit::named`] tells of.
    pub targets: Vec<Target>,
    /// Exclusive end; open where `None`.
    pub until: Option<Second>,
    /// Does it run?
    pub running: Running,
    /// How many visits it has left; without limit where `None`.
    pub uses_left: Option<u64>,
    /// Does it ask for a password?
    pub password: PasswordRule,
}

/// A target of a link that covers many assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The assets in the folder and below it.
    Folder(FolderKey),
    /// The content shelf of the project.
    Project(ProjectKey),
    /// The items of the playlist whose exposure is live.
    Playlist(PlaylistKey),
}

/// Whether a link was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Running {
    /// It runs.
    Yes,
    /// It was revoked, or stopped with its issuer and not started again.
    Stopped,
}

/// Whether a link asks for a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasswordRule {
    /// It asks for none.
    None,
    /// It opens only to who gave it.
    Asked,
}
