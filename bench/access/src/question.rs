//! What is asked of everybody alike.

use vitrine_model::{Function, Lifecycle};
use vitrine_policy::{Ask, AssetFacts, Caller, FolderKey, Home, Principal, Reason, Resource, UserKey};

use crate::dice::Dice;
use crate::library::{Library, NOW};

/// One question, by positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    pub(crate) user: usize,
    pub(crate) action: Function,
    pub(crate) of: Of,
    pub(crate) reason: Reason,
}

/// What it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of {
    Folder(usize),
    Asset(usize),
}

/// As often as a grid, a viewer and a menu ask for them.
const ACTIONS: [Function; 14] = [
    Function::See,
    Function::See,
    Function::See,
    Function::See,
    Function::Download,
    Function::Download,
    Function::Download,
    Function::Comment,
    Function::Edit,
    Function::Move,
    Function::Archive,
    Function::Delete,
    Function::ShareDownload,
    Function::ShareWeb,
];

impl Question {
    pub(crate) fn ask(self, library: &Library) -> Ask<'_> {
        Ask {
            principal: Principal::User(Caller::session(UserKey::at(self.user))),
            action: self.action,
            resource: match self.of {
                Of::Folder(folder) => Resource::Folder(FolderKey::at(folder)),
                Of::Asset(asset) => Resource::Asset(&library.assets[asset]),
            },
            now: NOW,
            reason: self.reason,
        }
    }
}

/// Questions about anybody and any asset. No person comes twice among as many as there are people.
pub(crate) fn random(library: &Library, count: usize, seed: u64) -> Vec<Question> {
    let mut dice = Dice::seeded(seed);
    let mut people: Vec<usize> = (0..library.world.users.len()).collect();
    for at in (1..people.len()).rev() {
        people.swap(at, dice.below(at + 1));
    }
    let one = |at: usize| Question {
        user: people[at % people.len()],
        action: dice.pick(&ACTIONS),
        of: Of::Asset(dice.below(library.assets.len())),
        reason: dice.pick(&[Reason::Missing, Reason::Given]),
    };
    (0..count).map(one).collect()
}

/// Those of them that can be put to whoever knows functions and lists, and neither states nor a file's own rules.
pub(crate) fn of_the_common_part(questions: &[Question], library: &Library) -> Vec<Question> {
    let lives = |folder| library.world.folder_state(folder) == Lifecycle::Live;
    let is_bare = |question: &&Question| match question.of {
        Of::Folder(folder) => lives(FolderKey::at(folder)),
        Of::Asset(asset) => {
            let facts = &library.assets[asset];
            let bare = AssetFacts::at_home(facts.home);
            matches!(facts.home, Home::Folder(folder) if lives(folder)) && *facts == bare
        }
    };
    questions.iter().filter(is_bare).copied().collect()
}

/// Does somebody see each of the first assets, as a page of a grid asks?
pub(crate) fn page(user: usize, count: usize) -> Vec<Question> {
    let see = |asset| Question {
        user,
        action: Function::See,
        of: Of::Asset(asset),
        reason: Reason::Missing,
    };
    (0..count).map(see).collect()
}

/// Does somebody see each folder?
pub(crate) fn every_folder(user: usize, library: &Library) -> Vec<Question> {
    let see = |folder| Question {
        user,
        action: Function::See,
        of: Of::Folder(folder),
        reason: Reason::Missing,
    };
    (0..library.world.folders.len()).map(see).collect()
}
