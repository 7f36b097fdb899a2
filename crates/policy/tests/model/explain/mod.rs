//! Explanations: that they say what was decided, that their causes are the causes, that their flips flip, and that what
//! a refused person is told names nothing that they may not see.

mod brute;
mod crosses;
mod flips;
mod notices;
mod promises;
mod refusals;
mod sights;
mod texts;
mod ways;

use std::borrow::Cow;

use vitrine_policy::explain::{Names, Thing};

/// Gives everything a name that occurs nowhere else, in no other name either.
pub(super) struct Told;

impl Names for Told {
    fn name(&self, thing: Thing) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(unique(thing)))
    }
}

pub(super) const fn key_of(thing: Thing) -> u32 {
    match thing {
        Thing::User(key) => key.0,
        Thing::Group(key) => key.0,
        Thing::Folder(key) => key.0,
        Thing::Project(key) => key.0,
        Thing::Playlist(key) => key.0,
        Thing::Licence(key) => key.0,
        Thing::Colour(key) => key.0,
    }
}

pub(super) fn unique(thing: Thing) -> String {
    let key = key_of(thing);
    // A number that looks like no other, ended by a sign that occurs in no text.
    let noise = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ thing.kind().len() as u64;
    format!("{}{noise:016x}§{key}§", thing.kind())
}
