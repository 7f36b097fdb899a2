//! The access model: the world, decide, explain; the plain evaluator and the compiled one.
//!
//! One question: may this principal do this action to this resource now, and why? `docs/access-model.md`
//! has the rules. Nothing here does I/O, is async or reads a clock.

mod ask;
pub mod change;
mod compiled;
pub mod explain;
mod facts;
pub mod file;
mod grants;
mod key;
pub mod plain;
pub mod reach;
pub mod source;
mod verdict;
pub mod whatif;
mod world;

pub use ask::{Ask, Caller, Credential, Named, Password, Principal, Reason, Resource, Supermode, Visit};
pub use compiled::{Actions, Bits, Compiled, PlaceScope, Positions};
pub use facts::{AssetFacts, Exposure, Home, LinkFacts, PasswordRule, Running, Security, Target};
pub use grants::{Grants, Votes};
pub use key::{ColourKey, FolderKey, GroupKey, LicenceKey, PlaylistKey, ProjectKey, UserKey};
pub use verdict::{Effect, Gate, Verdict, Why};
pub use world::{
    Colour, Entry, Folder, Group, Licence, List, Maintenance, Member, Membership, Playlist, Project, Subject,
    User, World,
};
