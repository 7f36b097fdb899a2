//! Plain values: typed ids, names, functions, grants, instants, the nouns of Vitrine.
//!
//! Nothing here does I/O, is async or reads a clock. Every word is the access model's own
//! (`docs/access-model.md`), and is the same in SQL, Rust, JSON and on the screen.

mod field;
mod function;
mod grant;
mod id;
mod instant;
mod media;
mod name;
mod people;
mod place;
mod rights;

pub use field::{FieldKind, FieldValue, IllFormedValue, Number};
pub use function::{Bundle, Function, FunctionSet, UnknownFunction};
pub use grant::{Grant, State, UnknownState, fold};
pub use id::{
    AssetId, BlobHash, BundleId, ChoiceId, FieldId, FolderId, GroupId, IdSource, IllFormedId, NodeId,
    NoticeId, PlaylistId, ProjectId, RandomIds, RequestId, SearchId, SessionId, TagId, TokenId, UploadId,
    UserId, VersionId, ViewId,
};
pub use instant::{Clock, Instant, Second, SystemClock};
pub use media::{FrameRate, MediaKind, Orientation};
pub use name::{
    Caption, Credit, Email, FieldText, FileName, IllFormedName, Login, Name, PersonName, Rights, SearchText,
    TagName, Title, VersionNote,
};
pub use people::{GroupKind, Level, Role, Status, UnknownWord};
pub use place::{Lifecycle, Shelf};
pub use rights::{ColourMode, DownloadTerm, LapsedTerm, LinkMode, ShareTerm};
