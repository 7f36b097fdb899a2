//! Nobody makes a change that would give themselves anything: of random worlds and changes, the ones that may be made
//! are made, and what their maker may do before and after is compared.

use proptest::prelude::*;
use vitrine_model::{Function, FunctionSet, Grant, Level, Lifecycle, Second, State, Status};
use vitrine_policy::change::{Change, Maker};
use vitrine_policy::{AssetFacts, Caller, Compiled, FolderKey, Home, Resource, UserKey, World};

use crate::random::{Setup, numbers, tries};
use crate::whatif::changes::change;

/// The kinds of changes that are made to groups, lists, folders and files.
const KINDS: &[usize] = &[5, 6, 6, 8, 14, 15, 16, 18, 22, 23];

/// Makes somebody who is neither owner nor admin able to make most changes.
fn empower(world: &mut World, maker: UserKey) {
    let user = &mut world.users[maker.index()];
    user.status = Status::Active;
    user.level = user.level.min(Level::Creator);
    for function in [
        Function::See,
        Function::GroupManage,
        Function::PrivilegeManage,
        Function::Access,
        Function::FolderCreate,
        Function::FolderEdit,
        Function::Move,
        Function::Upload,
    ] {
        user.grants.set(function, Grant::open(State::Allow));
    }
}

/// What they may do to everything that stands in both worlds, second by second.
fn held(world: &World, user: UserKey, file: Option<&AssetFacts>) -> Vec<FunctionSet> {
    let compiled = Compiled::build(world);
    let folders = (0..world.folders.len().min(9)).map(FolderKey::at);
    let assets: Vec<AssetFacts> = folders
        .clone()
        .flat_map(|folder| Lifecycle::ALL.iter().map(move |state| (folder, *state)))
        .map(|(folder, state)| AssetFacts {
            state,
            ..AssetFacts::at_home(Home::Folder(folder))
        })
        .chain(file.cloned())
        .collect();
    let things: Vec<Resource<'_>> = std::iter::once(Resource::Account)
        .chain(folders.map(Resource::Folder))
        .chain(assets.iter().map(Resource::Asset))
        .collect();
    let caller = Caller::session(user);
    let seconds = [99, 100, 101, 102, 1_000_000].map(Second);
    seconds
        .iter()
        .flat_map(|now| {
            things
                .iter()
                .map(|thing| compiled.actions(&caller, *thing, *now).may)
        })
        .collect()
}

/// The file before and after, where what changes of it is what gives its maker nothing: its home or its security.
fn files(change: &Change) -> [Option<&AssetFacts>; 2] {
    match change {
        Change::File(file) => {
            let (before, after) = (&file.before, &file.after);
            let by_rule = before.home != after.home || before.security != after.security;
            if by_rule && before.exposures.is_empty() {
                [Some(before), Some(after)]
            } else {
                [None, None]
            }
        }
        _ => [None, None],
    }
}

proptest! {
    #![proptest_config(tries(1500))]

    #[test]
    fn no_change_that_may_be_made_gives_its_maker_what_they_lacked(numbers in numbers()) {
        let Setup { mut world, assets, mut draw, .. } = Setup::of(numbers);
        let owner = world.users.iter().position(|user| user.level == Level::Owner);
        let maker = draw.below(world.users.len());
        if Some(maker) == owner {
            return Ok(());
        }
        let maker = UserKey::at(maker);
        empower(&mut world, maker);
        for _ in 0..8 {
            let kind = draw.pick(KINDS);
            let change = change(kind, &mut draw, &world, &assets);
            let by = Maker { world: &world, caller: Caller::session(maker), now: Second(99) };
            if by.may(&change, &[]).is_err() {
                continue;
            }
            let mut after = world.clone();
            change.apply(&mut after);
            // A folder that is new was nobody's before.
            after.folders.truncate(world.folders.len());
            let [file, changed] = files(&change);
            let (before, after) = (held(&world, maker, file), held(&after, maker, changed));
            for (before, after) in before.into_iter().zip(after) {
                prop_assert!(after.without(before).is_empty(), "{before:?} {after:?} by {change:?}");
            }
        }
    }
}
