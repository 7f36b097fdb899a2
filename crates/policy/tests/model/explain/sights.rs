//! Whom and what the refused and the asking may be told the name of (sections 6 and 7).

use vitrine_model::{Function, FunctionSet, Second, Status};
use vitrine_policy::explain::{Language, Notice, Sight, told_plainly};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{Caller, Credential, Gate, Grants, GroupKey, Supermode, UserKey, Why, World};

use crate::questions::STUDIO;

const BO: UserKey = UserKey(1);
const CY: UserKey = UserKey(2);
const DI: UserKey = UserKey(3);
const OLGA: UserKey = UserKey(4);
const PRESS: GroupKey = GroupKey(1);
const SPRING: GroupKey = GroupKey(2);

fn studio() -> World {
    WorldFile::read("studio.json", STUDIO).unwrap().world().clone()
}

#[test]
fn a_group_is_named_to_who_counts_by_one_that_sees_it_and_to_who_stands_over_all() {
    let mut world = studio();
    world.users[DI.index()].grants = Grants::allowing(FunctionSet::of(&[Function::Supermode]));
    let token = |user, functions: &[Function]| Caller::token(user, FunctionSet::of(functions));
    let by_token_in_supermode = Caller {
        credential: Credential::Token(FunctionSet::FULL),
        ..Caller::supermode(DI)
    };
    let rows = [
        (Caller::session(BO), PRESS, true),
        (Caller::session(BO), SPRING, false),
        (token(BO, &[Function::PeopleSee]), PRESS, true),
        (token(BO, &[Function::See]), PRESS, false),
        (Caller::session(OLGA), SPRING, true),
        (token(OLGA, &[Function::PeopleSee]), SPRING, true),
        (token(OLGA, &[Function::See]), SPRING, false),
        (Caller::session(DI), PRESS, false),
        (Caller::supermode(DI), PRESS, true),
        (Caller::supermode(BO), SPRING, false),
        (by_token_in_supermode, PRESS, false),
        (Caller::session(CY), PRESS, false),
        (
            Caller {
                supermode: Supermode::On,
                ..Caller::session(CY)
            },
            PRESS,
            false,
        ),
    ];
    for (caller, group, expected) in rows {
        let sight = Sight::of_caller(&world, caller, Second(100));
        assert_eq!(sight.sees(group), expected, "{caller:?} {group:?}");
    }
    world.users[CY.index()].status = Status::Active;
    assert!(Sight::of_caller(&world, Caller::session(CY), Second(100)).sees(SPRING));
}

#[test]
fn a_refusal_of_which_only_the_reason_is_known_names_nothing() {
    let notice = Notice::of_refusal(Function::Download, Gate::Place, Why::PlaceDenied);
    assert_eq!(notice.named(), []);
    let english = told_plainly(&notice, Language::English);
    let german = told_plainly(&notice, Language::German);
    assert!(
        english.contains(Language::English.function(Function::Download)),
        "{english}"
    );
    assert!(
        german.contains(Language::German.function(Function::Download)),
        "{german}"
    );
    assert_ne!(english, german);
}
