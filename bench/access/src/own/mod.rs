//! What only Vitrine answers: explanations, pages with every action, lists, changes tried out and made.

mod change;
mod list;

pub(crate) use change::{Changes, Rebuilt, Trial, changes, rebuilt};
pub(crate) use list::{Lists, PAGE, lists, somebody};
