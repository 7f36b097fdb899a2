//! Passwords: which may be chosen, and how they are kept and compared.

mod blocklist;
mod hash;
mod rules;

pub use hash::{Busy, Cost, Passwords};
pub use rules::{IllChosen, Password, PersonWords};
