//! What would change: who gains and who loses which action where, before a change is made.
//!
//! Two compiled worlds are held against each other, the one before the change and the one after it. Folders that stand
//! alike before and alike after are answered together, and so are people; assets are never walked. An asset without
//! rules of its own stands with its home; those with a security, licences, a mark or exposures of their own are given
//! by their facts, one for all that bear the same.
//!
//! It tells of everyone by a session, super-admin mode aside, at one second. Whom one sees is no action, and not told
//! of but by `people.see`.

mod alike;
mod class_votes;
mod collect;
mod crowd;
mod difference;
mod files;
mod folders;
mod links;
mod lock_out;
mod members;
mod side;
mod told;

use vitrine_model::{FunctionSet, Second};

use crate::change::{Change, FileChange};
use crate::compiled::{Bits, Compiled, Positions};
use crate::facts::{AssetFacts, LinkFacts};
use crate::key::UserKey;
use crate::reach::{OfFolder, OfProject};
use crate::world::World;

pub use difference::{Difference, FileShift, Shift};
pub use links::{LinkShift, Reach};
pub use told::{Others, PlaceRow, Told};

/// What a change would do. People and places are sets of positions; who and where nothing changes is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Account-wide functions.
    pub account: Vec<PeopleRow<Shift>>,
    /// Folders, and the assets directly in them without rules of their own.
    pub folders: Vec<Row<OfFolder<Shift>>>,
    /// Projects, and the assets on their shelves without rules of their own.
    pub projects: Vec<Row<OfProject<Shift>>>,
    /// Playlists themselves.
    pub playlists: Vec<Row<Shift>>,
    /// The files that were asked about, by their position in [`About::files`].
    pub files: Vec<Row<FileShift>>,
    /// The file that the change is about.
    pub file: Vec<PeopleRow<FileShift>>,
    /// The links that were asked about: what they open no more, and what they open now.
    pub links: Vec<LinkShift>,
    /// Whom it locks out: to be confirmed.
    pub locks_out: LockOuts,
}

/// What some people gain and lose at some places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<S> {
    /// Who, by position.
    pub people: Positions,
    /// Where, by position.
    pub places: Positions,
    /// What.
    pub shift: S,
}

/// What some people gain and lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleRow<S> {
    /// Who, by position.
    pub people: Positions,
    /// What.
    pub shift: S,
}

/// Where a change takes `access` away, the state of things left aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockOuts {
    /// From the person who makes it.
    pub maker: Places,
    /// From the last one who has it there.
    pub last: Places,
}

/// Places of every kind, by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Folders.
    pub folders: Bits,
    /// Projects.
    pub projects: Bits,
    /// Playlists.
    pub playlists: Bits,
}

/// What a what-if is asked about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Who would make the change.
    pub maker: UserKey,
    /// At which second its effect is looked at.
    pub now: Second,
    /// The files with rules of their own that are to be looked at, one for all whose facts are the same.
    pub files: &'a [AssetFacts],
    /// The links that are to be looked at.
    pub links: &'a [WatchedLink<'a>],
}

/// A link that a what-if looks at.
#[derive(Clone, Copy, Debug)]
pub struct WatchedLink<'a> {
    /// The link.
    pub facts: &'a LinkFacts,
    /// The files that it names by themselves, or by a stage, by their position in [`About::files`].
    pub named: &'a [usize],
}

/// A world with its compiled form.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The world.
    pub world: &'a World,
    /// What was built from it.
    pub compiled: &'a Compiled,
}

/// What would the change do?
///
/// Nothing is checked of whether it may be made: that is [`Maker::may`](crate::change::Maker::may). The answer tells of
/// everyone; [`WhatIf::told_to`] leaves of it what somebody may be told.
pub fn what_if(known: Known<'_>, change: &Change, about: &About<'_>) -> WhatIf {
    let mut world = known.world.clone();
    change.apply(&mut world);
    let mut after = known.compiled.clone();
    let classes_stay = after.take(change, &world).is_ok();
    if !classes_stay {
        after = Compiled::build(&world);
    }
    let compared = side::Compared::of(known.compiled, &after, about.now, classes_stay);
    let file = match change {
        Change::File(file) => Some(file.as_ref()),
        _ => None,
    };
    compared.what_if(about, file)
}

impl side::Compared<'_> {
    fn what_if(&self, about: &About<'_>, file: Option<&FileChange>) -> WhatIf {
        let mut result = WhatIf {
            account: self.account(),
            files: self.files(about.files),
            file: file.map(|file| self.file(file)).unwrap_or_default(),
            links: self.links(about),
            locks_out: LockOuts {
                maker: self.no_places(),
                last: self.no_places(),
            },
            ..WhatIf::default()
        };
        self.folders(about.maker, &mut result);
        self.members(about.maker, &mut result);
        result
    }

    fn account(&self) -> Vec<PeopleRow<Shift>> {
        let account_wide = FunctionSet::FULL.without(FunctionSet::PLACE_BOUND);
        let mut rows = collect::ByShift::with_room(self.people());
        for &user in &self.touched {
            let [before, after] = self
                .stances(user)
                .map(|stance| stance.functions.intersection(account_wide));
            rows.add(user.index(), Shift::between(before, after));
        }
        rows.into_rows()
    }

    fn no_places(&self) -> Places {
        Places {
            folders: Bits::with_room(self.after.folder_count()),
            projects: Bits::with_room(self.after.project_count()),
            playlists: Bits::with_room(self.after.playlist_count()),
        }
    }
}
