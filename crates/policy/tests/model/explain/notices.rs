//! What a refused person is told.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vitrine_model::{Function, Level};
use vitrine_policy::explain::explain;
use vitrine_policy::explain::{Language, Notice, Sight, Thing, told, whole};
use vitrine_policy::{
    Ask, Caller, ColourKey, Credential, FolderKey, GroupKey, LicenceKey, PlaylistKey, Principal, ProjectKey,
    Resource, Supermode, UserKey, World, plain,
};

use super::{Told, unique};
use crate::random::{Setup, numbers, tries};

/// Everything in a world that has a name.
fn things(world: &World) -> Vec<Thing> {
    let mut all = Vec::new();
    all.extend((0..world.users.len()).map(|at| Thing::User(UserKey::at(at))));
    all.extend((0..world.groups.len()).map(|at| Thing::Group(GroupKey::at(at))));
    all.extend((0..world.folders.len()).map(|at| Thing::Folder(FolderKey::at(at))));
    all.extend((0..world.projects.len()).map(|at| Thing::Project(ProjectKey::at(at))));
    all.extend((0..world.playlists.len()).map(|at| Thing::Playlist(PlaylistKey::at(at))));
    all.extend((0..world.licences.len()).map(|at| Thing::Licence(LicenceKey::at(at))));
    all.extend((0..world.colours.len()).map(|at| Thing::Colour(ColourKey::at(at))));
    all
}

/// May that caller be told the name? Worked out here once more, from the text of the model.
fn may_see(world: &World, ask: &Ask<'_>, caller: &Caller, thing: Thing) -> bool {
    let may = |action, resource| {
        let ask = Ask {
            action,
            resource,
            ..*ask
        };
        !plain::decide(world, &ask).effect.is_deny()
    };
    match thing {
        Thing::User(other) => plain::sees(world, caller, other, ask.now).is_ok(),
        Thing::Group(group) => {
            let supermode = caller.supermode == Supermode::On
                && caller.credential == Credential::Session
                && may(Function::Supermode, Resource::Account);
            let counts_by = world.counts_by(caller.user, ask.now);
            supermode
                || world.user(caller.user).level >= Level::Admin
                || counts_by
                    .iter()
                    .any(|own| world.group(*own).sees.contains(&group))
        }
        Thing::Folder(key) => may(Function::See, Resource::Folder(key)),
        Thing::Project(key) => may(Function::See, Resource::Project(key)),
        Thing::Playlist(key) => may(Function::See, Resource::Playlist(key)),
        Thing::Licence(_) => may(Function::LicenceManage, Resource::Account),
        Thing::Colour(_) => may(Function::ColourManage, Resource::Account),
    }
}

/// A name in a text that whoever asked may not see, if there is one.
fn leak(world: &World, ask: &Ask<'_>, text: &str) -> Option<Thing> {
    things(world).into_iter().find(|thing| {
        let visible = match ask.principal {
            Principal::User(caller) => may_see(world, ask, &caller, *thing),
            Principal::Link(_) => false,
        };
        !visible && text.contains(&unique(*thing))
    })
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn promise_9_a_refusal_told_to_the_refused_names_nothing_that_they_may_not_see(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..30 {
            setup.ask(|world, ask| {
                let decision = plain::decide(world, ask);
                let notice = Notice::of(world, ask, &decision);
                prop_assert_eq!(notice.is_none(), decision.effect.passes());
                let Some(notice) = notice else { return Ok(()) };
                let data = notice.data(&|thing| serde_json::Value::String(unique(thing))).to_string();
                for text in Language::ALL.iter().map(|language| told(&notice, &Told, *language)).chain([data]) {
                    prop_assert_eq!(leak(world, ask, &text), None, "{} for {:?}", text, ask);
                }
                Ok(())
            })?;
        }
    }

    #[test]
    fn promise_6_what_one_may_not_see_is_refused_in_the_words_for_what_never_was(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..30 {
            setup.ask(|world, ask| {
                let sees = plain::decide(world, &Ask { action: Function::See, ..*ask });
                let Principal::User(caller) = ask.principal else { return Ok(()) };
                let stands = plain::sees(world, &caller, caller.user, ask.now).is_ok();
                if matches!(ask.resource, Resource::Account) || !sees.effect.is_deny() || !stands {
                    return Ok(());
                }
                let notice = Notice::of(world, ask, &plain::decide(world, ask));
                prop_assert_eq!(notice, Some(Notice::Hidden), "{:?}", ask);
                Ok(())
            })?;
        }
    }
}

/// That nothing is ever named would be safe, and of no use.
#[test]
fn what_they_may_see_is_named_to_the_refused() {
    use proptest::strategy::ValueTree as _;

    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..500 {
        let mut setup = Setup::of(numbers().new_tree(&mut runner).unwrap().current());
        for _ in 0..60 {
            setup.ask(|world, ask| {
                let decision = plain::decide(world, ask);
                let Some(notice) = Notice::of(world, ask, &decision) else {
                    return;
                };
                *codes.entry(notice.code()).or_default() += 1;
                let text = told(&notice, &Told, Language::English);
                for thing in notice.named() {
                    assert!(Sight::of(world, ask).sees(thing));
                    assert!(text.contains(&unique(thing)), "{text} for {notice:?}");
                    *named.entry(thing.kind()).or_default() += 1;
                }
            });
        }
    }
    for kind in ["group", "folder", "licence", "colour"] {
        assert!(named.contains_key(kind), "{named:?}");
    }
    let all = [
        "colour",
        "file_security",
        "function_denied",
        "function_unset",
        "licence",
        "link",
        "maintenance",
        "not_asked",
        "not_found",
        "place_denied",
        "place_unset",
        "reason",
        "scope",
        "standing",
        "state_archived",
        "state_trashed",
    ];
    for code in all {
        assert!(codes.contains_key(code), "{code} never: {codes:?}");
    }
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn the_whole_trace_can_be_told_of_every_decision(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..10 {
            setup.ask(|world, ask| {
                let explanation = explain(world, ask);
                for &language in Language::ALL {
                    let text = whole(&explanation, &Told, language);
                    // A line a gate, and none that is empty but between the sections.
                    let steps = text.lines().filter(|line| line.trim_start().starts_with(|first: char| first.is_ascii_digit()));
                    prop_assert_eq!(steps.count(), explanation.steps.len(), "{}", text);
                    prop_assert!(!text.contains("  \n") && !text.contains("\n\n\n") && !text.contains("     \n"), "{}", text);
                }
                let data = explanation.data(&|thing| serde_json::Value::String(unique(thing)));
                prop_assert_eq!(data["steps"].as_array().map(Vec::len), Some(explanation.steps.len()));
                prop_assert_eq!(data["effect"].as_str(), Some(explanation.verdict.effect.word()));
                Ok(())
            })?;
        }
    }
}
