//! The rows of `docs/conformance.md` that the engine answers by itself, each by its id: three small accounts, in the
//! account templates of the three systems, and what must hold in them.

mod groups;
mod library;
mod places;
mod review;

use serde_json::Value;
use vitrine_model::{Function, Second};
use vitrine_policy::change::{AccountChange, Maker, Refusal};
use vitrine_policy::file::{WorldFile, check};
use vitrine_policy::{
    AssetFacts, Caller, Compiled, FolderKey, GroupKey, Home, ProjectKey, Resource, UserKey, World,
};

use crate::questions::asking;

/// When everything happens, but for what says otherwise.
const NOW: Second = Second(1_760_000_000);

/// An account that is written down, and can be rewritten.
struct House(Value);

impl House {
    fn of(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    fn world(&self) -> World {
        WorldFile::read("house.json", &self.0.to_string())
            .unwrap()
            .world()
            .clone()
    }

    /// Says something else of one thing.
    fn with(mut self, section: &str, id: &str, key: &str, value: Value) -> Self {
        let at = self.position(section, id);
        self.0[section][at][key] = value;
        self
    }

    fn position(&self, section: &str, id: &str) -> usize {
        let all = self.0[section].as_array().unwrap();
        all.iter()
            .position(|one| one["id"] == id)
            .unwrap_or_else(|| panic!("no {id} among {section}"))
    }

    fn user(&self, id: &str) -> UserKey {
        UserKey::at(self.position("users", id))
    }

    fn group(&self, id: &str) -> GroupKey {
        GroupKey::at(self.position("groups", id))
    }

    fn folder(&self, id: &str) -> FolderKey {
        FolderKey::at(self.position("folders", id))
    }

    fn project(&self, id: &str) -> ProjectKey {
        ProjectKey::at(self.position("projects", id))
    }

    /// What comes of `ann see asset:a1`, with more members of the question after a `+`. Who has no `link:` before their
    /// name is a user.
    fn asked(&self, question: &str) -> String {
        let (about, more) = question.split_once(" + ").unwrap_or((question, r#""reason": "#));
        let more = match more {
            r#""reason": "# => String::new(),
            more => format!(", {more}"),
        };
        let at = if more.contains("\"at\"") {
            String::new()
        } else {
            format!(", \"at\": {}", NOW.0)
        };
        let words: Vec<&str> = about.split(' ').collect();
        let who = if words[0].contains(':') {
            words[0].to_owned()
        } else {
            format!("user:{}", words[0])
        };
        let what = match words[1..] {
            ["sees", "people"] => r#""list": "people""#.to_owned(),
            [action, "list", list] => format!(r#""action": "{action}", "list": "{list}""#),
            [action, resource] => format!(r#""action": "{action}", "resource": "{resource}""#),
            _ => panic!("{question}"),
        };
        let line = format!(r#"{{"id": 0, "principal": "{who}", {what}{more}{at}}}"#);
        let mut answers = Vec::new();
        check(
            "house.json",
            &self.0.to_string(),
            &mut line.as_bytes(),
            &mut answers,
        )
        .unwrap_or_else(|failed| panic!("{failed}: {line}"));
        let answer: Value = serde_json::from_slice(&answers).unwrap();
        match (&answer["ids"], answer["effect"].as_str(), answer["gate"].as_str()) {
            (Value::Array(ids), ..) => ids
                .iter()
                .map(|id| id.as_str().unwrap())
                .collect::<Vec<_>>()
                .join(" "),
            (_, Some(effect), None) => effect.to_owned(),
            (_, Some(effect), Some(gate)) => format!("{effect} at {gate}"),
            _ => panic!("{answer}"),
        }
    }

    /// Each question with what comes of it.
    fn holds(&self, rows: &[(&str, &str)]) {
        for (question, expected) in rows {
            assert_eq!(self.asked(question), *expected, "{question}");
        }
    }

    /// The same of several actions of one person to one thing.
    fn each(&self, who: &str, actions: &[&str], what: &str, expected: &str) {
        for action in actions {
            let question = format!("{who} {action} {what}");
            assert_eq!(self.asked(&question), expected, "{question}");
        }
    }
}

fn by<'w>(world: &'w World, house: &House, user: &str) -> Maker<'w> {
    Maker {
        world,
        caller: Caller::session(house.user(user)),
        now: NOW,
    }
}

/// Has that person make the change: the world after it, or why not.
fn made(house: &House, user: &str, change: &AccountChange) -> Result<World, Refusal> {
    let mut world = house.world();
    by(&world, house, user).may_change(change)?;
    change.apply(&mut world);
    Ok(world)
}

fn passes(world: &World, caller: Caller, action: Function, resource: Resource<'_>) -> bool {
    let ask = asking(caller, action, resource, NOW);
    Compiled::build(world).decide(&ask).effect.passes()
}

/// Does it pass for a file that lies directly in that folder?
fn passes_in(world: &World, caller: Caller, action: Function, folder: FolderKey) -> bool {
    let facts = AssetFacts::at_home(Home::Folder(folder));
    passes(world, caller, action, Resource::Asset(&facts))
}
