//! What the refused are told, refusal by refusal, and the codes that programs read instead of sentences.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vitrine_model::{
    DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Lifecycle, LinkMode, Second, ShareTerm, State,
    Status,
};
use vitrine_policy::change::Refusal;
use vitrine_policy::explain::{Blocker, Language, Notice, Refused, Thing, explain, told_plainly};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Entry, Gate, Grants, Home, Licence, LicenceKey, LinkFacts, Maintenance,
    Membership, Named, Password, PasswordRule, Principal, Resource, Running, Subject, Target, UserKey,
    Verdict, Visit, Why, World, plain,
};

use super::key_of;
use crate::house::{ALL, JO, NOW, OLGA, OPEN, PRESS, PRESS_FOLDER, house};
use crate::questions::asking;

const DOWNLOAD: Function = Function::Download;

fn ask<'a>(user: UserKey, action: Function, resource: Resource<'a>) -> Ask<'a> {
    asking(Caller::session(user), action, resource, NOW)
}

fn notice(world: &World, ask: &Ask<'_>) -> Notice {
    Notice::of(world, ask, &plain::decide(world, ask)).unwrap()
}

fn of_jo(state: State, until: Option<Second>) -> Entry {
    Entry {
        subject: Subject::User(JO),
        grants: Grants::none().with(DOWNLOAD, Grant { state, until }),
        until: None,
    }
}

fn in_open() -> AssetFacts {
    AssetFacts::at_home(Home::Folder(OPEN))
}

/// The explanation as programs read it, things as their kind and position.
fn data(world: &World, ask: &Ask<'_>) -> Value {
    explain(world, ask).data(&|thing| Value::String(format!("{} {}", thing.kind(), key_of(thing))))
}

#[test]
fn every_rule_about_changes_has_a_word_and_in_each_language_a_sentence_of_its_own() {
    let verdict = Verdict::deny(Gate::Function, Why::FunctionUnset);
    let refusals = [
        Refusal::Needs {
            function: DOWNLOAD,
            verdict,
        },
        Refusal::Own,
        Refusal::GivesMaker(DOWNLOAD),
        Refusal::ShowsMaker,
        Refusal::HigherPerson,
        Refusal::AboveOwn,
        Refusal::MakesAdmin,
        Refusal::Owner,
        Refusal::Guarded(Function::Supermode),
        Refusal::AllUsers,
        Refusal::LastLead,
        Refusal::Root,
        Refusal::IntoItself,
        Refusal::GivesOthers(verdict),
    ];
    let words: BTreeSet<&str> = refusals.iter().map(|refusal| refusal.word()).collect();
    assert_eq!(words.len(), refusals.len(), "{words:?}");
    for &language in Language::ALL {
        let sentence = |refusal: &Refusal| told_plainly(&Notice::Change(*refusal), language);
        let sentences: BTreeSet<String> = refusals.iter().map(sentence).collect();
        assert_eq!(sentences.len(), refusals.len(), "{sentences:#?}");
        assert!(
            sentences.iter().all(|sentence| sentence.ends_with('.')),
            "{sentences:#?}"
        );
    }
}

#[test]
fn what_is_told_without_names_says_of_which_kind_things_are() {
    let refused = Refused {
        gate: Gate::Place,
        function: DOWNLOAD,
        place: Some(Thing::Folder(OPEN)),
    };
    let notice = Notice::Blocked(refused, vec![Blocker::Group(Thing::Group(PRESS))]);
    assert_eq!(
        told_plainly(&notice, Language::English),
        "“Download” is blocked for you in a folder, by a group."
    );
    assert_eq!(
        told_plainly(&notice, Language::German),
        "„Herunterladen“ ist in einem Ordner für dich gesperrt, und zwar durch eine Gruppe."
    );
}

/// Whoever does not stand is told that, whatever they ask for: it tells nothing of what there is.
#[test]
fn who_does_not_stand_is_told_so_of_everything_they_ask_for() {
    let hidden = Resource::Folder(crate::house::BOARD);
    for resource in [Resource::Account, Resource::Folder(OPEN), hidden] {
        let action = if matches!(resource, Resource::Account) {
            Function::TagManage
        } else {
            Function::See
        };
        let mut world = house();
        world.maintenance = Maintenance::On;
        assert_eq!(notice(&world, &ask(JO, action, resource)), Notice::Maintenance);
        world.maintenance = Maintenance::Off;
        world.users[JO.index()].status = Status::Deactivated;
        assert_eq!(notice(&world, &ask(JO, action, resource)), Notice::Standing);
    }
}

#[test]
fn a_place_that_the_refused_may_see_is_named_to_them() {
    let expected = Notice::Nobody(Refused {
        gate: Gate::Place,
        function: DOWNLOAD,
        place: Some(Thing::Folder(PRESS_FOLDER)),
    });
    let world = house();
    assert_eq!(
        notice(&world, &ask(JO, DOWNLOAD, Resource::Folder(PRESS_FOLDER))),
        expected
    );
}

#[test]
fn what_a_files_security_blocks_is_told_as_the_files() {
    let mut facts = in_open();
    facts.security.entries.push(of_jo(State::Deny, None));
    let expected = Notice::Blocked(
        Refused {
            gate: Gate::File,
            function: DOWNLOAD,
            place: None,
        },
        vec![Blocker::Own],
    );
    let blocked = notice(&house(), &ask(JO, DOWNLOAD, Resource::Asset(&facts)));
    assert_eq!(blocked, expected);
    assert_eq!(blocked.code(), "file_security");
    assert_eq!(
        told_plainly(&blocked, Language::German),
        "„Herunterladen“ ist in der Sicherheitseinstellung dieser Datei für dich gesperrt, und zwar durch eine \
         Einstellung nur für dich."
    );
}

#[test]
fn a_cause_names_its_gate_and_its_row_to_programs() {
    let mut world = house();
    let causes = |world: &World, resource| data(world, &ask(JO, DOWNLOAD, resource))["causes"].clone();
    assert_eq!(
        causes(&world, Resource::Folder(PRESS_FOLDER)),
        json!([{"code": "unset", "gate": "place", "function": "download"}])
    );
    let mut facts = in_open();
    facts.security.restricted = FunctionSet::of(&[DOWNLOAD]);
    assert_eq!(
        causes(&world, Resource::Asset(&facts)),
        json!([{"code": "restricted", "gate": "file", "function": "download"}])
    );
    let list = world.folders[OPEN.index()].here.as_mut().unwrap();
    list.push(of_jo(State::Deny, None));
    assert_eq!(
        causes(&world, Resource::Folder(OPEN)),
        json!([{
            "code": "denied", "function": "download", "folder": "folder 4", "list": "here",
            "source": {"code": "entry", "subject": "user 5", "position": 1},
        }])
    );
}

#[test]
fn what_ended_is_told_to_programs_with_its_end() {
    let mut world = house();
    let list = world.folders[OPEN.index()].here.as_mut().unwrap();
    list.push(of_jo(State::Deny, Some(NOW)));
    world.groups[PRESS.index()].grants = Grants::allowing(FunctionSet::of(&[DOWNLOAD]));
    world.users[JO.index()].groups = vec![Membership {
        group: PRESS,
        until: Some(NOW),
    }];
    let steps = data(&world, &ask(JO, DOWNLOAD, Resource::Folder(OPEN)))["steps"].clone();
    let of = |gate: &str, action: &str| {
        let steps = steps.as_array().unwrap().iter();
        let mut found = steps.filter(|step| step["gate"] == gate && step["action"] == action);
        found.next().unwrap()["ended"].clone()
    };
    assert_eq!(
        of("function", "download"),
        json!([{"code": "group", "group": "group 2", "until": 100}])
    );
    assert_eq!(
        of("place", "download"),
        json!([{
            "code": "grant", "function": "download", "said": "deny", "until": 100,
            "source": {"code": "entry", "subject": "user 5", "position": 1},
        }])
    );
}

#[test]
fn why_nothing_leads_to_the_other_answer_is_a_code() {
    let world = house();
    let beyond = |ask: &Ask<'_>| data(&world, ask)["flips"]["beyond"].clone();
    let billing = ask(JO, Function::BillingManage, Resource::Account);
    assert_eq!(beyond(&billing), "operator");
    let nowhere = ask(JO, Function::TagManage, Resource::Folder(OPEN));
    assert_eq!(beyond(&nowhere), "not_asked");
    let (link, facts) = (link(), in_open());
    assert_eq!(beyond(&visit(&link, Function::Upload, &facts)), "link");
    assert_eq!(beyond(&ask(JO, DOWNLOAD, Resource::Folder(OPEN))), Value::Null);
}

/// Everything that a link can lack at once.
fn link() -> LinkFacts {
    LinkFacts {
        issuer: JO,
        mode: LinkMode::Review,
        targets: Vec::new(),
        until: Some(NOW),
        running: Running::Stopped,
        uses_left: Some(0),
        password: PasswordRule::Asked,
    }
}

fn visit<'a>(link: &'a LinkFacts, action: Function, facts: &'a AssetFacts) -> Ask<'a> {
    Ask {
        principal: Principal::Link(Visit {
            link,
            password: Password::Missing,
            named: Named::No,
        }),
        ..ask(JO, action, Resource::Asset(facts))
    }
}

#[test]
fn each_thing_that_a_link_lacks_is_a_cause_with_a_code_of_its_own() {
    let (link, facts) = (link(), in_open());
    let data = data(&house(), &visit(&link, DOWNLOAD, &facts));
    let causes = data["causes"].as_array().unwrap();
    let codes: Vec<&str> = causes
        .iter()
        .map(|cause| cause["code"].as_str().unwrap())
        .collect();
    let expected = [
        "link_stopped",
        "link_ended",
        "link_used_up",
        "link_password",
        "link_mode",
        "link_targets",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn each_thing_that_refuses_is_a_cause_once() {
    let mut world = house();
    world.maintenance = Maintenance::On;
    let causes = |world: &World, ask: &Ask<'_>| data(world, ask)["causes"].clone();
    assert_eq!(
        causes(&world, &ask(JO, DOWNLOAD, Resource::Folder(OPEN))),
        json!([{"code": "maintenance"}])
    );
    let mut world = house();
    for _ in 0..2 {
        world.licences.push(Licence {
            from: None,
            until: None,
            download: DownloadTerm::Lock,
            share: ShareTerm::Lock,
            lapsed: LapsedTerm::Lock,
        });
    }
    // The first is attached twice.
    let facts = AssetFacts {
        licences: vec![LicenceKey(0), LicenceKey(1), LicenceKey(0)],
        ..in_open()
    };
    assert_eq!(
        causes(&world, &ask(JO, DOWNLOAD, Resource::Asset(&facts))),
        json!([{"code": "licence", "licence": "licence 0"}, {"code": "licence", "licence": "licence 1"}])
    );
}

/// To links, and for what a state allows nobody, there is no right that would help.
#[test]
fn a_state_names_the_right_that_would_help_where_one_would() {
    let world = house();
    let facts = AssetFacts {
        state: Lifecycle::Archived,
        ..in_open()
    };
    let lacks = |ask: &Ask<'_>| data(&world, ask)["causes"][0]["lacks"].clone();
    assert_eq!(lacks(&ask(JO, Function::See, Resource::Asset(&facts))), "archive");
    // Olga finds it, and nobody uploads to what is archived.
    let upload = ask(OLGA, Function::Edit, Resource::Asset(&facts));
    assert_eq!(lacks(&upload), Value::Null);
    let link = LinkFacts {
        issuer: OLGA,
        targets: vec![Target::Folder(OPEN)],
        until: None,
        running: Running::Yes,
        uses_left: None,
        password: PasswordRule::None,
        ..link()
    };
    let visit = visit(&link, Function::See, &facts);
    assert_eq!(data(&world, &visit)["causes"][0]["code"], "state");
    assert_eq!(lacks(&visit), Value::Null);
}

#[test]
fn an_explanation_knows_everything_that_it_names() {
    let world = house();
    let named = explain(&world, &ask(JO, DOWNLOAD, Resource::Folder(PRESS_FOLDER))).named();
    for thing in [Thing::User(JO), Thing::Group(ALL), Thing::Folder(PRESS_FOLDER)] {
        assert_eq!(
            named.iter().filter(|other| **other == thing).count(),
            1,
            "{named:?}"
        );
    }
    assert!(!named.contains(&Thing::Folder(OPEN)), "{named:?}");
}
