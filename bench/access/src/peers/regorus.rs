//! Rego, by Regorus: a policy compiled for its virtual machine, over the whole world as one document.

use std::collections::BTreeMap;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};
use serde_json::{Map, Value as Json, json};
use vitrine_model::{ColourMode, Function, FunctionSet, Level, Lifecycle, Status};
use vitrine_policy::source::{Thing, allowed_in, of_level, right_to_find};
use vitrine_policy::{AssetFacts, Colour, Reason, Subject, Votes};

use super::Peer;
use crate::as_of::{AsOf, asked, folder_of, group_name, in_force, name, user_name};
use crate::question::{Of, Question};

const RULE: &str = "data.vitrine.passes";

/// The machine with its program and its document.
pub(crate) struct Rego(RegoVM);

impl Rego {
    pub(crate) fn of(world: &AsOf<'_>) -> Self {
        let mut engine = Engine::new();
        engine
            .add_policy("model.rego".to_owned(), include_str!("model.rego").to_owned())
            .expect("the policy is well-formed");
        let policy = engine
            .compile_with_entrypoint(&RULE.into())
            .expect("the policy compiles");
        let program = Compiler::compile_from_policy(&policy, &[RULE]).expect("the policy compiles");
        let mut machine = RegoVM::new();
        machine.load_program(program);
        machine
            .set_data(Value::from(document(world)))
            .expect("no rule has the name of a document");
        Self(machine)
    }
}

impl Peer for Rego {
    fn name(&self) -> &'static str {
        "Regorus"
    }

    fn passes(&mut self, question: &Question) -> bool {
        let (kind, resource) = match question.of {
            Of::Folder(folder) => ("folder", folder_name(folder)),
            Of::Asset(asset) => ("asset", format!("a{asset}")),
        };
        let input = BTreeMap::from([
            ("user", Value::from(user_name(question.user))),
            ("action", Value::from(question.action.word())),
            ("reason", Value::from(question.reason == Reason::Given)),
            (kind, Value::from(resource)),
        ]);
        let named = input.into_iter().map(|(key, value)| (Value::from(key), value));
        let input = Value::from(named.collect::<BTreeMap<_, _>>());
        self.0.set_input(input);
        let answer = self.0.execute().expect("the policy can be evaluated");
        answer == Value::from(true)
    }
}

fn document(world: &AsOf<'_>) -> Json {
    let library = world.library;
    let assets = library.assets.iter().enumerate();
    let assets: Map<_, _> = assets
        .map(|(at, facts)| (format!("a{at}"), asset(world, facts)))
        .collect();
    json!({
        "users": users(world),
        "sources": sources(world),
        "lists": world.lists.iter().enumerate()
            .map(|(at, said)| (format!("l{at}"), votes_by_name(said)))
            .collect::<Map<_, _>>(),
        "folders": folders(world),
        "assets": assets,
        "states": { "asset": states(Thing::Asset), "folder": states(Thing::Folder) },
        "marks": library.world.colours.iter().enumerate()
            .map(|(at, colour)| (format!("m{at}"), mark(colour)))
            .collect::<Map<_, _>>(),
    })
}

fn users(world: &AsOf<'_>) -> Map<String, Json> {
    let users = world.library.world.users.iter().enumerate();
    users
        .map(|(at, user)| {
            let mut names = vec![user_name(at)];
            names.extend(world.groups_of(at).iter().map(|group| group_name(group.index())));
            let mut sources = names.clone();
            sources.push(user.level.word().to_owned());
            let row = json!({
                "active": user.status == Status::Active,
                "over_places": world.is_over_places(at),
                "names": names,
                "sources": sources,
            });
            (user_name(at), row)
        })
        .collect()
}

/// Whatever grants functions: levels, groups, and people themselves.
fn sources(world: &AsOf<'_>) -> Map<String, Json> {
    let of = |votes: Votes| json!({ "allow": set_of(votes.allow), "deny": set_of(votes.deny) });
    let levels = Level::ALL
        .iter()
        .map(|level| (level.word().to_owned(), of(Votes::allowing(of_level(*level)))));
    let groups =
        (0..world.library.world.groups.len()).map(|group| (group_name(group), of(world.of_group(group))));
    let people = (0..world.library.world.users.len()).map(|user| (user_name(user), of(world.personal(user))));
    levels.chain(groups).chain(people).collect()
}

fn folders(world: &AsOf<'_>) -> Map<String, Json> {
    let row = |at: usize| {
        json!({
            "kind": "folder",
            "home": folder_name(at),
            "list": format!("l{}", world.list_of[at]),
            "state": world.state_of[at].word(),
        })
    };
    (0..world.list_of.len())
        .map(|at| (folder_name(at), row(at)))
        .collect()
}

fn asset(world: &AsOf<'_>, facts: &AssetFacts) -> Json {
    let locks = world.locks(facts);
    let mut security = votes_by_name(&in_force(&facts.security.entries));
    security["restricted"] = set_of(facts.security.restricted);
    let mut row = json!({
        "kind": "asset",
        "home": folder_name(folder_of(facts)),
        "state": facts.state.word(),
        "security": security,
        "locks": { "download": locks.download, "share": locks.share },
    });
    if let Some(colour) = facts.colour {
        row["mark"] = json!(format!("m{}", colour.index()));
    }
    row
}

fn states(thing: Thing) -> Map<String, Json> {
    let rule = |state: Lifecycle| {
        right_to_find(state, thing).map(|right| {
            let allowed = set_of(allowed_in(state, thing));
            let rule = json!({ "allowed": allowed, "right": right.word() });
            (state.word().to_owned(), rule)
        })
    };
    Lifecycle::ALL.iter().copied().filter_map(rule).collect()
}

fn mark(colour: &Colour) -> Json {
    let of = |mode: ColourMode| -> Map<String, Json> {
        let groups = colour.groups.iter().filter(|(_, of)| *of == mode);
        groups
            .map(|(group, _)| (group_name(group.index()), Json::Bool(true)))
            .collect()
    };
    json!({
        "default": colour.default.word(),
        "free": of(ColourMode::Free),
        "justify": of(ColourMode::Justify),
        "locked": of(ColourMode::Locked),
    })
}

/// By action, who has a check and who a cross.
fn votes_by_name(said: &[(Subject, Votes)]) -> Json {
    let side = |of: fn(&Votes) -> FunctionSet| -> Map<String, Json> {
        let who = |function: Function| -> Map<String, Json> {
            let named = said.iter().filter(|(_, votes)| of(votes).contains(function));
            named
                .map(|(subject, _)| (name(*subject), Json::Bool(true)))
                .collect()
        };
        let by_action = asked().map(|function| (function.word().to_owned(), who(function)));
        by_action
            .filter(|(_, who)| !who.is_empty())
            .map(|(action, who)| (action, Json::Object(who)))
            .collect()
    };
    json!({ "allow": side(|votes| votes.allow), "deny": side(|votes| votes.deny) })
}

fn set_of(functions: FunctionSet) -> Json {
    let named = asked().filter(|function| functions.contains(*function));
    named
        .map(|function| (function.word().to_owned(), Json::Bool(true)))
        .collect::<Map<_, _>>()
        .into()
}

fn folder_name(at: usize) -> String {
    format!("f{at}")
}
