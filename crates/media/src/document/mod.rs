//! Documents: what Poppler and LibreOffice are told, and what lies in plain text.

pub(crate) mod office;
pub(crate) mod page;
pub(crate) mod pdf;
mod text;
mod weight;

pub(crate) use text::{kept, read as read_text};
pub(crate) use weight::weigh;
