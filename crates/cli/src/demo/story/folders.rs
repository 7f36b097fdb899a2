//! The twelve folders, and the lists of those that do not inherit theirs.

use vitrine_model::Function::*;
use vitrine_model::{Function, FunctionSet, State};

/// Whom an entry speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Everyone.
    AllUsers,
    /// A group by its name.
    Group(&'static str),
    /// A person by their login.
    Person(&'static str),
}

/// What a list says of one subject: for every function named the same.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Whom it speaks of.
    pub(crate) subject: Subject,
    /// What it says.
    pub(crate) state: State,
    /// Of which functions.
    pub(crate) functions: FunctionSet,
}

impl Entry {
    const fn allow(subject: Subject, functions: FunctionSet) -> Self {
        Self {
            subject,
            state: State::Allow,
            functions,
        }
    }
}

/// A folder of the library.
#[derive(Debug)]
pub(crate) struct Folder {
    /// From the root, parts joined by `/`.
    pub(crate) path: &'static str,
    /// Its own list, for it and all below; none where it inherits.
    pub(crate) list: Option<&'static [Entry]>,
}

impl Folder {
    /// What it is called.
    pub(crate) fn name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The path of the folder that it is in; none for one right below the root.
    pub(crate) fn parent(&self) -> Option<&'static str> {
        self.path.rsplit_once('/').map(|(parent, _)| parent)
    }

    const fn inheriting(path: &'static str) -> Self {
        Self { path, list: None }
    }

    const fn admitting(path: &'static str, list: &'static [Entry]) -> Self {
        Self {
            path,
            list: Some(list),
        }
    }
}

const EVERYTHING: FunctionSet = FunctionSet::PLACE_BOUND;
const LOOK: FunctionSet = FunctionSet::of(&[See, Comment]);
const WORK: FunctionSet = FunctionSet::of(&[
    See,
    Download,
    Upload,
    Edit,
    Move,
    Archive,
    Delete,
    Comment,
    ShareReview,
    FolderCreate,
    FolderEdit,
]);

const PRODUCERS: Subject = Subject::Group("Producers");
const FILM_CREW: Subject = Subject::Group("Film crew");
const PHOTO_DESK: Subject = Subject::Group("Photo desk");
const PRESS_DESK: Subject = Subject::Group("Press desk");
const JONAS: Subject = Subject::Person("jonas");

/// The root's list. All users may do there whatever their functions let them; for the client nothing exists but
/// what a folder of his own admits him to.
pub(crate) const ROOT: &[Entry] = &[Entry::allow(Subject::AllUsers, EVERYTHING), NOT_THE_CLIENT];

const NOT_THE_CLIENT: Entry = Entry {
    subject: JONAS,
    state: State::Deny,
    functions: FunctionSet::of(&[Function::See]),
};

/// All twelve, a folder after the one that it is in.
pub(crate) const FOLDERS: &[Folder] = &[
    Folder::inheriting("Campaigns"),
    Folder::inheriting("Campaigns/Dusk lines"),
    Folder::inheriting("Campaigns/Paper season"),
    Folder::admitting(
        "Clients",
        &[
            Entry::allow(PRODUCERS, EVERYTHING),
            Entry::allow(PHOTO_DESK, WORK),
        ],
    ),
    Folder::admitting(
        "Clients/Aurelia Hotels",
        &[
            Entry::allow(PRODUCERS, EVERYTHING),
            Entry::allow(PHOTO_DESK, WORK),
            Entry::allow(JONAS, LOOK),
        ],
    ),
    Folder::inheriting("Clients/Tessel Interiors"),
    Folder::inheriting("Film"),
    Folder::inheriting("Film/Cuts"),
    Folder::admitting(
        "Film/Raw footage",
        &[Entry::allow(FILM_CREW, EVERYTHING), Entry::allow(PRODUCERS, LOOK)],
    ),
    Folder::admitting("Pitches", &[Entry::allow(PRODUCERS, EVERYTHING)]),
    Folder::admitting(
        "Press kit",
        &[
            Entry::allow(Subject::AllUsers, LOOK),
            NOT_THE_CLIENT,
            Entry::allow(PRESS_DESK, EVERYTHING),
            Entry::allow(PRODUCERS, EVERYTHING),
        ],
    ),
    Folder::inheriting("Sound"),
];
