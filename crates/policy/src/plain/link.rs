//! `decide` for a share link (access model, section 8): a subset of what its issuer can do.

use vitrine_model::{Function, Lifecycle, Second};

use super::Decision;
use super::person::Person;
use super::trace::{Finding, LinkRefusal, OnBehalf, Outcome, Step};
use crate::ask::{Ask, Named, Password, Resource, Visit};
use crate::facts::{AssetFacts, Home, LinkFacts, PasswordRule, Running, Target};
use crate::verdict::{Effect, Gate, Verdict, Why};
use crate::world::{Maintenance, World};

/// The link is live and its mode and targets cover the asset, the asset is live, and its issuer may both
/// `share.<mode>` and the action, super-admin mode aside. Links are asked about assets only.
pub(super) fn decide(world: &World, visit: &Visit<'_>, ask: &Ask<'_>) -> Decision {
    let issuer = Person {
        on_behalf: OnBehalf::Issuer,
        ..Person::plainly(world, visit.link.issuer, ask.now)
    };
    let step = |gate, outcome, findings| Step {
        on_behalf: OnBehalf::Principal,
        gate,
        action: ask.action,
        outcome,
        findings,
    };
    let refuse = |gate, why, findings| {
        let steps = vec![step(gate, Outcome::Refused(why), findings)];
        Decision::of(Verdict::deny(gate, why), steps)
    };

    let Some(facts) = ask.resource.asset() else {
        let findings = vec![Finding::Link(LinkRefusal::Targets)];
        return refuse(Gate::Standing, Why::Standing, findings);
    };
    if world.maintenance == Maintenance::On {
        return refuse(Gate::Standing, Why::Maintenance, vec![Finding::Maintenance]);
    }
    if let Some(refusal) = link_refusal(&issuer, visit, ask.action, facts) {
        return refuse(Gate::Standing, Why::Standing, vec![Finding::Link(refusal)]);
    }
    let (state, by) = issuer.state_of(Resource::Asset(facts));
    if state != Lifecycle::Live {
        let why = match state {
            Lifecycle::Trashed => Why::StateTrashed,
            Lifecycle::Live | Lifecycle::Archived => Why::StateArchived,
        };
        let findings = by.into_iter().map(|by| Finding::State { state, by });
        return refuse(Gate::Place, why, findings.collect());
    }

    let mut trace = vec![step(Gate::Standing, Outcome::Passed, Vec::new())];
    let mut effect = Effect::Allow;
    let asked = match ask.action {
        Function::ApprovalDecide => Function::ApprovalCreate,
        action => action,
    };
    for action in [visit.link.mode.share(), asked] {
        let decision = issuer.decide(action, Resource::Asset(facts));
        trace.extend(decision.trace.iter().cloned());
        match decision.effect {
            Effect::Allow | Effect::Warn => effect = effect.max(decision.effect),
            // The issuer's written reason is no visitor's: what wants one stays closed to links.
            Effect::Reason => return Decision::of(Verdict::deny(Gate::File, Why::Colour), trace),
            Effect::Deny => return Decision::of(decision.verdict(), trace),
        }
    }
    Decision::of(Verdict::passing(effect), trace)
}

fn link_refusal(
    issuer: &Person<'_>,
    visit: &Visit<'_>,
    action: Function,
    facts: &AssetFacts,
) -> Option<LinkRefusal> {
    let link = visit.link;
    if let Some(refusal) = not_live(link, issuer.now) {
        Some(refusal)
    } else if link.password == PasswordRule::Asked && visit.password == Password::Missing {
        Some(LinkRefusal::Password)
    } else if !link.mode.covers(action) {
        Some(LinkRefusal::Mode)
    } else if visit.named == Named::No && !link.targets.iter().any(|target| covers(issuer, *target, facts)) {
        Some(LinkRefusal::Targets)
    } else {
        None
    }
}

fn not_live(link: &LinkFacts, now: Second) -> Option<LinkRefusal> {
    if link.running == Running::Stopped {
        Some(LinkRefusal::Stopped)
    } else if !now.is_before(link.until) {
        Some(LinkRefusal::Ended)
    } else if link.uses_left == Some(0) {
        Some(LinkRefusal::UsedUp)
    } else {
        None
    }
}

fn covers(issuer: &Person<'_>, target: Target, facts: &AssetFacts) -> bool {
    match (target, facts.home) {
        (Target::Folder(folder), Home::Folder(home)) => {
            issuer.world.upward(home).any(|above| above == folder)
        }
        (Target::Project(project), Home::Project(home, shelf)) => {
            project == home && shelf == vitrine_model::Shelf::Content
        }
        (Target::Playlist(playlist), _) => facts
            .exposures
            .iter()
            .any(|exposure| exposure.playlist == playlist && issuer.is_live(facts, exposure)),
        (Target::Folder(_), Home::Project(..)) | (Target::Project(_), Home::Folder(_)) => false,
    }
}
