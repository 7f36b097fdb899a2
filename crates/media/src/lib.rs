//! Reads files: what they are, what they say of themselves, and what can be shown of them.
//!
//! Every decoder runs in its own confined child process, which is the program itself started again
//! (`vitrine media …`, see [`child_main`]). The server's process never parses a file that a person
//! sent; it looks at the first bytes ([`sniff`]) and starts children ([`Workshop`]).
//!
//! # What this crate does not know
//!
//! Accounts, people, rights, the database, HTTP. It is given a path, and gives back values and files.

mod child;
mod confine;
mod document;
mod examination;
mod failure;
mod film;
mod format;
mod metadata;
mod picture;
mod rendition;
mod run;
mod sniff;
mod sound;
mod still;
mod workshop;

pub use child::{Attempt, Outcome, Trial, child_main};
pub use confine::{Confinement, Enforced};
pub use examination::{
    Camera, Captured, Examination, Exposure, FilmFacts, Metadata, Pace, Place, SoundFacts,
};
pub use failure::{Failure, Retry, Tool};
pub use format::{Format, OfficeFormat, RawFormat, Support};
pub use rendition::{
    DocumentFacts, Loudness, RenditionFile, RenditionName, Shown, Sprite, UnknownRendition, Wholeness,
};
use sniff::{END_LENGTH, Listed, listed, tag_length};
pub use sniff::{SNIFF_LENGTH, sniff};
pub use workshop::{Deadlines, Limits, ToolReport, Workshop, WorkshopConfig};
