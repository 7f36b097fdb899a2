//! The compiled evaluator gives the answer of the plain one, gate and reason included.

use proptest::prelude::*;
use vitrine_policy::{Compiled, UserKey, plain};

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
