//! The promises that explanations keep, each by its number.

use proptest::prelude::*;
use vitrine_model::Function;
use vitrine_policy::explain::{Case, Cause, explain};
use vitrine_policy::plain::{self, Decision, OnBehalf};
use vitrine_policy::{Ask, Compiled, Effect, Gate, Why, World};

use crate::random::{Setup, numbers, tries};

/// Which gate refuses, asked for what and for whom, and for which reason.
type Refusal = (OnBehalf, Gate, Function, Why);

fn refusal(decision: &Decision) -> Option<Refusal> {
    let step = decision.trace.last()?;
    Some((step.on_behalf, step.gate, step.action, decision.why?))
}

fn after(world: &World, ask: &Ask<'_>, undone: &[&Cause]) -> Decision {
    let mut case = Case::of(world, ask);
    for cause in undone {
        for change in case.undo(cause) {
            case.apply(&change);
        }
    }
    case.decide()
}

/// What is wrong with the causes that an explanation names, if anything is.
fn wrong_causes(world: &World, ask: &Ask<'_>) -> Option<String> {
    let decision = plain::decide(world, ask);
    let explanation = explain(world, ask);
    let causes = &explanation.causes;
    let Some(before) = refusal(&decision) else {
        return (!causes.is_empty()).then(|| format!("causes of what is not refused: {causes:?}"));
    };
    if causes.is_empty() {
        return Some(format!("no cause of {before:?}"));
    }
    let case = Case::of(world, ask);
    if causes.iter().any(|cause| case.undo(cause).is_empty()) {
        let never = explanation.flips.beyond.is_some();
        return (!never).then(|| format!("{causes:?} can't be undone, and yet {:?}", explanation.flips));
    }
    let all: Vec<&Cause> = causes.iter().collect();
    if refusal(&after(world, ask, &all)) == Some(before) {
        return Some(format!("{before:?} stays with {causes:?} undone"));
    }
    // Each of them refuses by itself: with all the others undone, this one still does.
    for kept in causes {
        let others: Vec<&Cause> = causes.iter().filter(|cause| *cause != kept).collect();
        let still = refusal(&after(world, ask, &others));
        if still != Some(before) {
            return Some(format!(
                "{kept:?} alone does not refuse: {before:?} became {still:?}"
            ));
        }
    }
    None
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn promise_8_an_explanation_says_what_was_decided_and_its_causes_are_the_causes(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let compiled = Compiled::build(&setup.world);
        for _ in 0..20 {
            setup.ask(|world, ask| {
                let explanation = explain(world, ask);
                let decision = plain::decide(world, ask);
                prop_assert_eq!(explanation.verdict, compiled.decide(ask), "{:?}", ask);
                let steps: Vec<_> = explanation.steps.iter().map(|explained| &explained.step).collect();
                prop_assert_eq!(steps, decision.trace.iter().collect::<Vec<_>>(), "{:?}", ask);
                prop_assert_eq!(explanation.verdict.effect == Effect::Deny, !explanation.causes.is_empty());
                prop_assert_eq!(wrong_causes(world, ask), None, "{:?}", ask);
                Ok(())
            })?;
        }
    }
}
