//! The compiled evaluator gives the answer of the plain one, gate and reason included.

use proptest::prelude::*;
use vitrine_policy::{Compiled, Effect, UserKey, plain};

use crate::random::{Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(2500))]

    #[test]
    fn the_compiled_evaluator_answers_as_the_plain_one(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..400 {
            let (plain, compiled, asked) = setup.ask(|world, ask| {
                (plain::decide(world, ask), compiled.decide(ask), format_args!("{ask:?}").to_string())
            });
            prop_assert_eq!(plain.verdict(), compiled, "{}", asked);
        }
    }
}

proptest! {
    #![proptest_config(tries(1000))]

    #[test]
    fn the_compiled_evaluator_shows_the_people_whom_the_plain_one_shows(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..20 {
            let caller = setup.caller();
            let now = setup.draw.second();
            let seen = compiled.people(&caller, now);
            for other in (0..setup.world.users.len()).map(UserKey::at) {
                let plain = plain::sees(&setup.world, &caller, other, now);
                let about = format!("{caller:?} {other:?} {now:?} {plain:?}");
                prop_assert_eq!(plain.is_ok(), seen.contains(other.index()), "{}", &about);
                prop_assert_eq!(plain.is_ok(), compiled.sees(&caller, other, now), "{}", &about);
            }
        }
    }
}

/// Worlds in which everything is refused, or everything allowed, would prove little.
#[test]
fn about_half_of_all_answers_are_allowed_and_every_effect_and_gate_occurs() {
    use proptest::strategy::ValueTree as _;
    use std::collections::BTreeMap;

    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut effects: BTreeMap<Effect, usize> = BTreeMap::new();
    let mut whys = BTreeMap::new();
    for _ in 0..400 {
        let numbers = numbers().new_tree(&mut runner).unwrap().current();
        let mut setup = Setup::of(numbers);
        for _ in 0..100 {
            let decision = setup.ask(plain::decide);
            *effects.entry(decision.effect).or_default() += 1;
            if let Some(why) = decision.why {
                *whys.entry(why).or_insert(0) += 1;
            }
        }
    }
    let all: usize = effects.values().sum();
    let passed = effects[&Effect::Allow] + effects[&Effect::Warn] + effects[&Effect::Reason];
    assert!((30..70).contains(&(100 * passed / all)), "{effects:?}");
    assert_eq!(effects.len(), Effect::ALL.len(), "{effects:?}");
    assert_eq!(whys.len(), vitrine_policy::Why::ALL.len(), "{whys:?}");
}
