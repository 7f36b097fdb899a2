//! Flips: each flips the decision, no part of one does, and where one change is enough, one is offered.

use proptest::prelude::*;
use vitrine_model::{Function, Level, Status};
use vitrine_policy::explain::{Beyond, Case, Change, Explanation, explain};
use vitrine_policy::{Ask, Principal, World};

use super::brute;
use crate::random::{Setup, numbers, tries};

fn flips(world: &World, ask: &Ask<'_>, explanation: &Explanation, changes: &[Change]) -> bool {
    let mut case = Case::of(world, ask);
    for change in changes {
        case.apply(change);
    }
    explanation.flips.to.holds(case.decide().effect)
}

/// What is wrong with one way, if anything is.
fn wrong(world: &World, ask: &Ask<'_>, explanation: &Explanation, way: &[Change]) -> Option<&'static str> {
    if !flips(world, ask, explanation, way) {
        return Some("does not flip");
    }
    for part in 1_usize..(1 << way.len()) - 1 {
        let chosen = way.iter().enumerate().filter(|(at, _)| part >> at & 1 == 1);
        let chosen: Vec<Change> = chosen.map(|(_, change)| *change).collect();
        if flips(world, ask, explanation, &chosen) {
            return Some("has a part that flips");
        }
    }
    let not_offered = |change: &Change| match *change {
        Change::Level(user, level) => level == Level::Owner || world.user(user).level == Level::Owner,
        Change::Status(user, Status::Deactivated) => world.user(user).level == Level::Owner,
        Change::Status(_, status) => status == Status::Invited,
        _ => false,
    };
    way.iter().any(not_offered).then_some("changes the owner")
}

/// How many of the ways are of the kind that is offered most often.
fn of_one_kind(ways: &[Vec<Change>]) -> usize {
    let kind = |way: &Vec<Change>| {
        let mut kind: Vec<&str> = way.iter().map(Change::code).collect();
        kind.sort_unstable();
        kind
    };
    let alike = |way| ways.iter().filter(|other| kind(other) == kind(way)).count();
    ways.iter().map(alike).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(tries(150))]

    #[test]
    fn a_flip_flips_the_decision_and_no_part_of_it_does(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..15 {
            setup.ask(|world, ask| {
                let explanation = explain(world, ask);
                let ways = &explanation.flips.ways;
                for way in ways {
                    let wrong = wrong(world, ask, &explanation, way);
                    prop_assert_eq!(wrong, None, "{:?} of {:?}", way, ask);
                    prop_assert!(ways.iter().filter(|other| *other == way).count() == 1, "{:?} twice", way);
                }
                prop_assert_eq!(ways.is_empty(), explanation.flips.beyond.is_some());
                prop_assert!(ways.len() <= 6, "{:?}", ways);
                // A choice, not the same again and again.
                prop_assert!(of_one_kind(ways) <= 2, "{:?}", ways);
                // A level gives far more than the one thing: it is never the first proposal where there is another.
                let raises = |way: &Vec<Change>| way.iter().any(|change| matches!(change, Change::Level(..)));
                prop_assert!(!ways.first().is_some_and(raises) || ways.iter().all(raises), "{:?}", ways);
                Ok(())
            })?;
        }
    }

}

proptest! {
    // Few, since every single change there is gets tried.
    #![proptest_config(tries(30))]

    #[test]
    fn where_one_change_is_enough_one_is_offered(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..15 {
            setup.ask(|world, ask| {
                let explanation = explain(world, ask);
                let single = explanation.flips.ways.iter().any(|way| way.len() == 1);
                // Every single change there is, where the explanation has none.
                if !single && world.groups.len() <= 5 && world.folders.len() <= 8 {
                    let missed = brute::changes(world, ask)
                        .into_iter()
                        .find(|change| flips(world, ask, &explanation, &[*change]));
                    prop_assert_eq!(missed, None, "{:?}", ask);
                }
                Ok(())
            })?;
        }
    }

}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn only_what_is_the_owners_or_not_asked_there_is_beyond_everyone(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..15 {
            setup.ask(|world, ask| {
                let explanation = explain(world, ask);
                let person = world.user(explanation.person);
                let kept = [Function::BillingManage, Function::Supermode].contains(&ask.action);
                let right = match explanation.flips.beyond {
                    None => true,
                    Some(Beyond::NotAsked) => !ask.resource.functions().contains(ask.action),
                    Some(Beyond::Link) => matches!(ask.principal, Principal::Link(_)),
                    Some(Beyond::Operator) => {
                        ask.action == Function::BillingManage || (kept && person.level == Level::Owner)
                    }
                };
                prop_assert!(right, "{:?} for {:?}", explanation.flips, ask);
                Ok(())
            })?;
        }
    }
}
