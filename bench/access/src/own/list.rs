//! Pages, lists and filters for one person.

use std::hint::black_box;

use vitrine_model::{Function, FunctionSet, Level, Lifecycle, Status};
use vitrine_policy::explain::explain;
use vitrine_policy::{Caller, Compiled, FolderKey, Resource, UserKey, plain};

use crate::dice::Dice;
use crate::library::{Library, NOW};
use crate::question::Question;
use crate::timing::nanos_of;

/// How many assets a page of a grid has.
pub(crate) const PAGE: usize = 200;

const MILLION: usize = 1_000_000;

/// What a tile of a grid asks of its asset.
const TILE: FunctionSet = FunctionSet::of(&[
    Function::See,
    Function::Download,
    Function::Edit,
    Function::Move,
    Function::Archive,
    Function::Delete,
]);

/// What a person is asked about at once, in nanoseconds.
pub(crate) struct Lists {
    /// A decision with its whole trace.
    pub(crate) traced: f64,
    /// A decision explained: its causes, and the smallest changes that would flip it.
    pub(crate) explained: f64,
    /// What a tile of a grid asks of its asset, for each asset of a page.
    pub(crate) page_of_tiles: f64,
    /// How many questions that is.
    pub(crate) page_questions: usize,
    /// All folders that the person sees.
    pub(crate) folders: f64,
    /// How many they are.
    pub(crate) folders_seen: usize,
    /// An asset of a million, in no order, by a scope that is there.
    pub(crate) filter: f64,
    /// An asset of a million in the order of their folders.
    pub(crate) filter_in_order: f64,
}

/// Somebody who is active, and neither owner nor admin.
pub(crate) fn somebody(library: &Library) -> usize {
    let users = library.world.users.iter();
    users
        .skip(10)
        .position(|user| user.status == Status::Active && user.level == Level::Member)
        .map_or(0, |at| at + 10)
}

pub(crate) fn lists(library: &Library, compiled: &Compiled, questions: &[Question]) -> Lists {
    let user = somebody(library);
    let caller = Caller::session(UserKey::at(user));
    let page = &library.assets[..PAGE];
    let few = &questions[..questions.len().min(64)];
    let scope = compiled.scope(&caller, Function::See, NOW);
    let mut million = million(library);
    let filtered = |assets: &[(FolderKey, Lifecycle)]| {
        let admitted = |(folder, state): &&(FolderKey, Lifecycle)| scope.admits(*folder, *state);
        assets.iter().filter(admitted).count()
    };
    let filter = nanos_of(|| filtered(&million)) / MILLION as f64;
    million.sort_unstable_by_key(|(folder, _)| *folder);
    Lists {
        traced: nanos_of(|| {
            for question in few {
                black_box(plain::decide(&library.world, &question.ask(library)));
            }
        }) / few.len() as f64,
        explained: nanos_of(|| {
            for question in few {
                black_box(explain(&library.world, &question.ask(library)));
            }
        }) / few.len() as f64,
        page_of_tiles: nanos_of(|| {
            let of = |facts| compiled.actions(&caller, Resource::Asset(facts), NOW).may;
            let may = page.iter().map(|facts| of(facts).intersection(TILE));
            may.fold(0, |sum, may| sum + may.bits())
        }),
        page_questions: PAGE * TILE.iter().count(),
        folders: nanos_of(|| compiled.scope(&caller, Function::See, NOW).folders().len()),
        folders_seen: scope.folders().len(),
        filter,
        filter_in_order: nanos_of(|| filtered(&million)) / MILLION as f64,
    }
}

/// A million assets by what a search keeps of each: its folder and its own state.
fn million(library: &Library) -> Vec<(FolderKey, Lifecycle)> {
    let mut dice = Dice::seeded(3);
    let folders = library.world.folders.len();
    let state = |dice: &mut Dice| match dice.below(100) {
        0 | 1 => Lifecycle::Archived,
        2 => Lifecycle::Trashed,
        _ => Lifecycle::Live,
    };
    (0..MILLION)
        .map(|_| (FolderKey::at(dice.below(folders)), state(&mut dice)))
        .collect()
}
