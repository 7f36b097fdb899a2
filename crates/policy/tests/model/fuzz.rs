//! Whatever is handed to it, the reader of worlds and questions takes it whole or says in one line why not.
//!
//! By bolero, with random inputs in an ordinary run. `BOLERO_RANDOM_ITERATIONS` sets how many; what fails is told with
//! the seed that brings it back.

use std::sync::atomic::{AtomicUsize, Ordering};

use bolero::check;
use serde_json::Value;
use vitrine_model::{Level, Second};
use vitrine_policy::file::{self, WorldFile};
use vitrine_policy::{Caller, Compiled, FolderKey, Home, UserKey, World, plain};

use crate::questions::STUDIO;

/// What is changed at which place: the place, what is done there, what with.
type Edit = (u16, u8, u16);

/// Worlds that are taken as they stand, to begin from.
const WORLDS: [&str; 3] = [STUDIO, include_str!("house.json"), include_str!("museum.json")];

const QUESTIONS: &str = r#"{"id": 1, "principal": "user:ann", "action": "download", "resource": "asset:a1", "at": 1760000000, "reason": "for print"}
{"id": "b", "principal": "user:olga", "action": "see", "resource": "folder:attic", "at": 1760000000, "supermode": true}
{"id": 3, "principal": "user:bo", "scope": ["see", "people.see"], "list": "people", "at": 1760000000}
{"id": 4, "principal": "link:k1", "action": "comment", "resource": "asset:a2", "at": 1760000000, "password_ok": true}
{"id": 5, "principal": "user:di", "list": "assets", "action": "see", "at": 1760000000}
{"id": 6, "principal": "user:ann", "action": "tag.manage", "resource": "account", "at": 1760000000}
"#;

/// Words that mean something somewhere.
const WORDS: &[&str] = &[
    "id",
    "users",
    "groups",
    "folders",
    "assets",
    "links",
    "parent",
    "here",
    "below",
    "grants",
    "until",
    "state",
    "deny",
    "allow",
    "unset",
    "all_users",
    "owner",
    "member",
    "lead",
    "active",
    "archived",
    "user:ann",
    "group:all",
    "group:press",
    "folder:root",
    "project:film/content",
    "asset:a1",
    "account",
    "see",
    "billing.manage",
    "project.edit",
    "",
    ":",
    "a/b",
    "\u{0}",
    "\u{2028}",
    "\n",
    "Ä",
];

fn word(from: u16) -> &'static str {
    WORDS[usize::from(from) % WORDS.len()]
}

/// Every node below one, itself first, as JSON pointers.
fn places(node: &Value, at: &str, to: &mut Vec<String>) {
    to.push(at.to_owned());
    match node {
        Value::Array(nodes) => {
            for (position, node) in nodes.iter().enumerate() {
                places(node, &format!("{at}/{position}"), to);
            }
        }
        Value::Object(pairs) => {
            for (key, node) in pairs {
                places(
                    node,
                    &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    to,
                );
            }
        }
        _ => {}
    }
}

/// Changes one node, or what it holds.
fn edit(document: &mut Value, (at, how, with): Edit) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let other = document
        .pointer(&all[usize::from(with) % all.len()])
        .cloned()
        .unwrap_or_default();
    let Some(node) = document.pointer_mut(&all[usize::from(at) % all.len()]) else {
        return;
    };
    match (how % 10, &mut *node) {
        (0, _) => *node = Value::Null,
        (1, _) => *node = Value::from(i64::from(with) - 2),
        (2, _) => *node = Value::from(word(with)),
        (3, _) => *node = other,
        (4, Value::Array(nodes)) if !nodes.is_empty() => {
            nodes.remove(usize::from(with) % nodes.len());
        }
        (5, Value::Array(nodes)) => nodes.push(other),
        (6, Value::Object(pairs)) if !pairs.is_empty() => {
            let key = pairs
                .keys()
                .nth(usize::from(with) % pairs.len())
                .cloned()
                .unwrap_or_default();
            pairs.remove(&key);
        }
        (7, Value::Object(pairs)) => {
            pairs.insert(word(with).to_owned(), other);
        }
        (8, _) => *node = Value::from(with % 2 == 0),
        _ => *node = Value::from(f64::from(with) / 3.0),
    }
}

/// Changes the text itself: a byte cut out, put in, or everything cut off.
fn scratch(text: &str, (at, how, with): Edit) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = usize::from(at) % bytes.len().max(1);
    match how % 3 {
        0 => bytes.truncate(at),
        1 if at < bytes.len() => {
            bytes.remove(at);
        }
        _ => bytes.insert(at, b"{}[]\",:0e-. \\u"[usize::from(with) % 14]),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_one_line_about(message: &str, file: &str) {
    assert!(message.starts_with(file), "{message:?}");
    assert!(!message.chars().any(char::is_control), "{message:?}");
}

/// What the types of a world do not say, and whoever builds one sees to.
fn is_well_formed(world: &World) {
    let owners = world.users.iter().filter(|user| user.level == Level::Owner);
    assert_eq!(owners.count(), 1);
    let roots: Vec<_> = world
        .folders
        .iter()
        .filter(|folder| folder.parent.is_none())
        .collect();
    assert_eq!(roots.len(), 1);
    assert!(roots[0].here.is_some() && roots[0].below.is_some());
    for folder in (0..world.folders.len()).map(FolderKey::at) {
        let top = world.upward(folder).last().unwrap();
        assert!(world.folder(top).parent.is_none(), "a way up that goes round");
    }
    for user in &world.users {
        let mut listed = user.groups.iter();
        assert!(
            listed.all(|membership| membership.group != world.all_users
                && membership.group.index() < world.groups.len())
        );
    }
}

/// What is taken can be asked, and both evaluators say the same of it.
fn can_be_asked(world: &World) {
    let compiled = Compiled::build(world);
    let now = Second(1_760_000_000);
    for user in (0..world.users.len()).map(UserKey::at) {
        let caller = Caller::session(user);
        for other in (0..world.users.len()).map(UserKey::at) {
            assert_eq!(
                plain::sees(world, &caller, other, now).is_ok(),
                compiled.sees(&caller, other, now)
            );
        }
        let scope = compiled.scope(&caller, vitrine_model::Function::See, now);
        for folder in (0..world.folders.len()).map(FolderKey::at) {
            let facts = vitrine_policy::AssetFacts::at_home(Home::Folder(folder));
            let ask = vitrine_policy::Ask {
                principal: vitrine_policy::Principal::User(caller),
                action: vitrine_model::Function::See,
                resource: vitrine_policy::Resource::Asset(&facts),
                now,
                reason: vitrine_policy::Reason::Missing,
            };
            let plain = plain::decide(world, &ask).verdict();
            assert_eq!(plain, compiled.decide(&ask));
            assert_eq!(
                scope.admits(folder, vitrine_model::Lifecycle::Live),
                !plain.effect.is_deny()
            );
        }
    }
}

fn is_taken_whole_or_refused_in_a_line(text: &str) -> bool {
    match WorldFile::read("fuzz.json", text) {
        Ok(file) => {
            is_well_formed(file.world());
            can_be_asked(file.world());
            let again = WorldFile::read("fuzz.json", text).unwrap();
            assert_eq!(file.world(), again.world());
            true
        }
        Err(bad) => {
            is_one_line_about(&bad.to_string(), "fuzz.json: ");
            false
        }
    }
}

#[test]
fn fuzz_any_bytes_are_no_world_and_that_is_said_in_one_line() {
    check!()
        .with_iterations(2_000)
        .with_type::<Vec<u8>>()
        .for_each(|bytes| {
            is_taken_whole_or_refused_in_a_line(&String::from_utf8_lossy(bytes));
        });
}

#[test]
fn fuzz_a_world_with_mistakes_in_it_is_taken_whole_or_refused_in_one_line() {
    let taken = AtomicUsize::new(0);
    check!()
        .with_iterations(1_500)
        .with_type::<(u8, Vec<Edit>, Option<Edit>)>()
        .for_each(|(from, edits, last)| {
            let mut world: Value = serde_json::from_str(WORLDS[usize::from(*from) % WORLDS.len()]).unwrap();
            // None at all in a quarter of them, so that some are taken.
            for one in edits.iter().take(usize::from(from >> 6)) {
                edit(&mut world, *one);
            }
            let text = world.to_string();
            let text = last
                .filter(|(_, how, _)| how % 4 == 0)
                .map_or(text.clone(), |last| scratch(&text, last));
            if is_taken_whole_or_refused_in_a_line(&text) {
                taken.fetch_add(1, Ordering::Relaxed);
            }
        });
    assert!(
        taken.load(Ordering::Relaxed) > 0,
        "a reader that takes nothing proves nothing"
    );
}

#[test]
fn fuzz_questions_with_mistakes_are_answered_up_to_the_first_one() {
    check!()
        .with_iterations(2_000)
        .with_type::<(Vec<(u8, Edit)>, Option<Edit>)>()
        .for_each(|(edits, last)| {
            let mut questions: Vec<Value> = QUESTIONS
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect();
            for (line, one) in edits.iter().take(2) {
                let line = usize::from(*line) % questions.len();
                edit(&mut questions[line], *one);
            }
            let text: String = questions.iter().map(|question| format!("{question}\n")).collect();
            let text = last
                .filter(|(_, how, _)| how % 4 == 0)
                .map_or(text.clone(), |last| scratch(&text, last));
            let mut answers = Vec::new();
            let failed = file::check("studio.json", STUDIO, &mut text.as_bytes(), &mut answers).err();
            let answers = String::from_utf8(answers).unwrap();
            let asked = text.lines().filter(|line| !line.trim_ascii().is_empty()).count();
            match failed {
                None => assert_eq!(answers.lines().count(), asked),
                Some(failed) => {
                    is_one_line_about(&failed.to_string(), "questions, line ");
                    assert!(answers.lines().count() < asked);
                }
            }
            for answer in answers.lines() {
                serde_json::from_str::<Value>(answer).unwrap();
            }
        });
}
