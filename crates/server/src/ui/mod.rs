//! The application's own pages: built by `web/`, carried in the program.
//!
//! `/static/*` are files whose names hold a hash of what is in them: kept by browsers for a year. Every other
//! path without an extension is the page itself, which finds out for itself what the path means.

mod embedded;
mod encoding;
mod files;
mod page;

pub(crate) use files::serve_file;
pub(crate) use page::serve_page;
