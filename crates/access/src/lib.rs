//! The live world, and the only place where proofs of a decision are made.
//!
//! A handler asks here whether somebody may do something; what it gets is a proof, and every function of
//! the rooms above that reads or writes a resource takes one:
//!
//! | proof | says | made by |
//! | --- | --- | --- |
//! | [`Subject`] | this is who asks, with a live session or token | [`Live::subject`] |
//! | [`Permit`] | they may do this action to this resource; reads borrow it, writes consume it | [`Subject::permit`] |
//! | [`PermitSet`] | they may do it to each of these | [`Subject::permit_each`] |
//! | [`Scope`] | which of many they may do it to; lists and searches filter with it | [`Subject::scope`] |
//! | [`Open`] | the route is open to everyone | [`Open::to_everyone`], in one file of the server |
//! | [`Caretaker`] | the program itself keeps its house: indexing, previews, clearing up | [`Live::caretaker`] |
//! | [`Operator`] | somebody sits at the server's command line and lays the whole world open | [`Operator::at_the_command_line`], in one file of the program |
//!
//! Each proof bears the type of the [`Source`] whose facts it was decided by. Facts come only through that
//! source, so what somebody makes up proves nothing to the store: the type differs.

mod action;
mod can;
mod caretaker;
mod change;
mod denial;
mod facts;
mod found;
mod index;
mod live;
mod operator;
mod overrides;
mod permit;
pub mod reach;
mod scope;
mod seen;
mod sight;
mod snapshot;
mod source;
mod subject;

pub use action::{Action, account, asset, folder};
pub use can::{Can, CanState};
pub use caretaker::{Caretaker, Open};
pub use change::{
    AssetMove, AssetStateChange, Confirmed, Consequences, FolderMove, FolderStateChange, ListChange,
    ListEntry, ListSubject, Moves, NoChange, Relocation, StateChange, Subfolders,
};
pub use denial::{Denial, NoPermit, Refusal};
pub use facts::{
    AssetFacts, CredentialFacts, EntryFacts, FolderFacts, GrantFacts, GroupFacts, ListKind, MembershipFacts,
    SubjectRow, UserFacts, Via, WorldFacts,
};
pub use found::Resource;
pub use live::{Generation, Live};
pub use operator::{Laid, Operator};
pub use overrides::{AskedOf, Overridden, Override, Overrides};
pub use permit::{Actor, Permit, PermitSet};
pub use scope::{Home, Scope};
pub use sight::Sight;
pub use snapshot::Snapshot;
pub use source::{SecretHash, Source};
pub use subject::Subject;
