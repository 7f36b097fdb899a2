//! Both evaluators against the access model written down a third time, in Cedar: policies by hand (`*.cedar`), each a
//! sentence of the model.
//!
//! The fold is how Cedar combines policies: somebody has to permit, and whoever forbids wins. So a gate is a set of
//! policies and one question to Cedar. What Cedar has no words for is brought to it as data by `entities.rs`, straight
//! from the world and by nothing of the code under test: what stands at a second, which list is a folder's effective
//! one, what a licence says in and out of force. The order of the gates, and whose exposures are live, is
//! `procedure.rs`, where each single answer is Cedar's.

mod context;
mod entities;
mod files;
mod model;
mod procedure;

use cedar_policy::{ValidationMode, Validator};
use proptest::prelude::*;
use vitrine_policy::{Compiled, UserKey, plain};

use crate::random::{Setup, numbers, tries};
use model::Model;
use procedure::AtSecond;

#[test]
fn the_policies_fit_their_schema() {
    let model = Model::get();
    let validator = Validator::new(model.schema.clone());
    for (name, policies) in model.all() {
        let result = validator.validate(policies, ValidationMode::Strict);
        let errors: Vec<String> = result.validation_errors().map(ToString::to_string).collect();
        assert_eq!(errors, [""; 0], "{name}");
        let warnings: Vec<String> = result.validation_warnings().map(ToString::to_string).collect();
        assert_eq!(warnings, [""; 0], "{name}");
    }
}

proptest! {
    // 125 questions each: fifty thousand decisions.
    #![proptest_config(tries(400))]

    #[test]
    fn both_evaluators_decide_as_the_model_written_in_cedar(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        let mut cedar = AtSecond::every(&setup);
        for _ in 0..125 {
            let (plain, compiled, third, asked) = setup.ask(|world, ask| {
                let third = cedar.at(world, ask.now).decide(ask);
                (plain::decide(world, ask), compiled.decide(ask), third, format!("{ask:?}"))
            });
            prop_assert_eq!((plain.effect, plain.gate), third, "{}", &asked);
            prop_assert_eq!((compiled.effect, compiled.gate), third, "{}", &asked);
        }
    }
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn both_evaluators_show_the_people_whom_the_model_written_in_cedar_shows(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        let mut cedar = AtSecond::every(&setup);
        for _ in 0..10 {
            let caller = setup.caller();
            let now = setup.draw.second();
            let seen = compiled.people(&caller, now);
            for other in (0..setup.world.users.len()).map(UserKey::at) {
                let third = cedar.at(&setup.world, now).sees(&caller, other);
                let about = format!("{caller:?} {other:?} {now:?}");
                prop_assert_eq!(plain::sees(&setup.world, &caller, other, now).is_ok(), third, "{}", &about);
                prop_assert_eq!(seen.contains(other.index()), third, "{}", &about);
            }
        }
    }
}
