//! Incremental equals rebuilt, after any sequence of changes.

use proptest::prelude::*;
use vitrine_model::Second;
use vitrine_policy::{Caller, Compiled, Resource, UserKey};

use super::changes::{KINDS, change};
use crate::random::{Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn incremental_equals_rebuilt_after_any_sequence_of_changes(numbers in numbers()) {
        let Setup { mut world, assets, mut draw, .. } = Setup::of(numbers);
        let mut compiled = Compiled::build(&world);
        for _ in 0..12 {
            let kind = draw.below(KINDS);
            let change = change(kind, &mut draw, &world, &assets);
            change.apply(&mut world);
            compiled.apply(&change, &world);
            let rebuilt = Compiled::build(&world);
            prop_assert!(compiled == rebuilt, "{:?}\n{:#?}\n{:#?}", change, compiled, rebuilt);

            for user in (0..world.users.len()).map(UserKey::at) {
                let caller = Caller::session(user);
                for now in [99, 100, 101].map(Second) {
                    let can = [&compiled, &rebuilt].map(|one| one.what_can(&caller, now));
                    prop_assert_eq!(&can[0], &can[1], "{:?} {:?} {:?}", user, now, change);
                    let people = [&compiled, &rebuilt].map(|one| one.people(&caller, now));
                    prop_assert_eq!(&people[0], &people[1], "{:?} {:?} {:?}", user, now, change);
                    for asset in &assets {
                        let resource = Resource::Asset(asset);
                        let may = [&compiled, &rebuilt].map(|one| one.actions(&caller, resource, now));
                        prop_assert_eq!(may[0], may[1], "{:?} {:?} {:?}", user, asset, change);
                    }
                }
            }
        }
    }
}

/// What changes leave unused is packed away: the size of a compiled world stays that of its world.
#[test]
fn a_thousand_changes_leave_no_more_behind_than_one() {
    use vitrine_model::{FunctionSet, Level, Lifecycle, Status};
    use vitrine_policy::change::{AccountChange, Change, ListChange, ListSave, NewList, Subfolders};
    use vitrine_policy::{Entry, Folder, FolderKey, Grants, Membership, Subject, User, World};

    let mut world = World::empty();
    world.groups.resize(5, vitrine_policy::Group::default());
    world.users.push(User {
        status: Status::Active,
        level: Level::Owner,
        grants: Grants::none(),
        groups: Vec::new(),
    });
    world.folders.push(Folder {
        parent: None,
        state: Lifecycle::Live,
        here: Some(Vec::new()),
        below: Some(Vec::new()),
    });
    let mut compiled = Compiled::build(&world);
    for round in 0..4000_u32 {
        let group = vitrine_policy::GroupKey(1 + round % 4);
        let until = Some(Second(i64::from(round)));
        let change = if round % 2 == 0 {
            let groups = vec![Membership { group, until }; 1 + round as usize % 5];
            Change::Account(AccountChange::Memberships(UserKey(0), groups))
        } else {
            let entry = Entry {
                subject: Subject::Group(group),
                grants: Grants::allowing(FunctionSet::PLACE_BOUND),
                until,
            };
            Change::List(ListSave {
                change: ListChange {
                    folder: FolderKey(0),
                    list: NewList::Own(vec![entry], Subfolders::Update),
                },
                removed: Vec::new(),
            })
        };
        change.apply(&mut world);
        compiled.apply(&change, &world);
    }
    let rebuilt = Compiled::build(&world);
    assert!(compiled == rebuilt);
    assert!(compiled.size() < 200_000, "{} bytes", compiled.size());
    assert!(compiled.class_count() < 200, "{} classes", compiled.class_count());
}
