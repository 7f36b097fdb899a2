//! The account's own fields: what it wants to say of its assets beyond what every asset has.
//!
//! Who may `settings.manage` defines them; who may `edit` an asset fills them in. A field or a choice that is retired
//! is no longer offered, and what stands in it stays: nothing that somebody wrote is lost by a change of definition.

mod change;
mod list;
mod values;

pub use change::{FieldEdit, NewField, NoFieldChange, create, edit};
pub use list::{Choice, Field, list};
pub use values::{NoValue, Value};
pub(crate) use values::{of_assets, read_back, words_of, write};
