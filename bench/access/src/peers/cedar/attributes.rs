//! Attributes without a hierarchy, in a slice that is cut out for each question: the person, the resource and the list
//! that is in force there, each put together beforehand.

use std::collections::HashMap;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request, RestrictedExpression,
};
use vitrine_model::{Function, Lifecycle, Status};
use vitrine_policy::source::{Thing, allowed_in, right_to_find};
use vitrine_policy::{Reason, Subject};

use super::parts::{
    Kind, Pair, actions, entity, made, mark_rules, numbered, pair, policies, restricted, security_tags, text,
    texts, uid, votes_by_function, yes_or_no,
};
use crate::as_of::{AsOf, asked, folder_of, group_name, name, user_name};
use crate::peers::Peer;
use crate::question::{Of, Question};

/// The entities that slices are cut from, with the policies.
pub(crate) struct Slices {
    authorizer: Authorizer,
    policies: PolicySet,
    contexts: HashMap<(Function, Kind, Lifecycle, Reason), Context>,
    users: Vec<Row>,
    lists: Vec<Entity>,
    folders: Vec<Resource>,
    assets: Vec<Resource>,
    actions: HashMap<Function, EntityUid>,
}

/// An entity with its uid.
struct Row {
    uid: EntityUid,
    entity: Entity,
}

/// A resource, with the list that is in force there and with its state.
struct Resource {
    row: Row,
    list: usize,
    state: Lifecycle,
}

impl Slices {
    pub(crate) fn of(world: &AsOf<'_>) -> Self {
        let library = world.library;
        let lists = world.lists.iter().enumerate();
        let users = numbered("User", 'u', library.world.users.len());
        let folders = numbered("Folder", 'f', library.world.folders.len());
        let assets = numbered("Asset", 'a', library.assets.len());
        Self {
            authorizer: Authorizer::new(),
            policies: policies(include_str!("attributes.cedar")),
            contexts: contexts(),
            users: (0..).zip(users).map(|(at, uid)| user(world, at, uid)).collect(),
            lists: lists
                .map(|(at, said)| made(list_uid(at), vec![], vec![], votes_by_function(said, named)))
                .collect(),
            folders: (0..)
                .zip(folders)
                .map(|(at, uid)| folder(world, at, uid))
                .collect(),
            assets: (0..).zip(assets).map(|(at, uid)| asset(world, at, uid)).collect(),
            actions: actions(),
        }
    }
}

impl Peer for Slices {
    fn name(&self) -> &'static str {
        "Cedar, slices"
    }

    fn passes(&mut self, question: &Question) -> bool {
        let user = &self.users[question.user];
        let resource = match question.of {
            Of::Folder(folder) => &self.folders[folder],
            Of::Asset(asset) => &self.assets[asset],
        };
        let key = (
            question.action,
            Kind::of(question.of),
            resource.state,
            question.reason,
        );
        let request = Request::new(
            user.uid.clone(),
            self.actions[&question.action].clone(),
            resource.row.uid.clone(),
            self.contexts[&key].clone(),
            None,
        );
        let request = request.expect("no schema refuses it");
        let slice = [
            user.entity.clone(),
            resource.row.entity.clone(),
            self.lists[resource.list].clone(),
        ];
        let slice = Entities::from_entities(slice, None).expect("the entities are well-formed");
        let answer = self.authorizer.is_authorized(&request, &self.policies, &slice);
        answer.decision() == Decision::Allow
    }
}

fn contexts() -> HashMap<(Function, Kind, Lifecycle, Reason), Context> {
    let mut contexts = HashMap::new();
    for function in asked() {
        for kind in Kind::BOTH {
            for &state in Lifecycle::ALL {
                for reason in [Reason::Missing, Reason::Given] {
                    let context = context(function, kind, state, reason);
                    contexts.insert((function, kind, state, reason), context);
                }
            }
        }
    }
    contexts
}

fn context(function: Function, kind: Kind, state: Lifecycle, reason: Reason) -> Context {
    let thing = match kind {
        Kind::Folder => Thing::Folder,
        Kind::Asset => Thing::Asset,
    };
    let right = right_to_find(state, thing).unwrap_or(Function::See);
    let pairs = [
        pair("name", text(function.word())),
        pair("right", text(right.word())),
        pair(
            "needs",
            texts([Function::See.word(), right.word(), function.word()]),
        ),
        pair(
            "allowed_in_state",
            yes_or_no(allowed_in(state, thing).contains(function)),
        ),
        pair("reason", yes_or_no(reason == Reason::Given)),
    ];
    Context::from_pairs(pairs).expect("no key twice")
}

fn user(world: &AsOf<'_>, at: usize, uid: EntityUid) -> Row {
    let mut names = vec![user_name(at)];
    names.extend(world.groups_of(at).iter().map(|group| group_name(group.index())));
    let attributes = vec![
        pair(
            "active",
            yes_or_no(world.library.world.users[at].status == Status::Active),
        ),
        pair("over_places", yes_or_no(world.is_over_places(at))),
        pair("names", texts(names.iter().map(String::as_str))),
        pair("may", texts(world.may(at).iter().map(Function::word))),
    ];
    Row {
        entity: made(uid.clone(), attributes, vec![], vec![]),
        uid,
    }
}

fn folder(world: &AsOf<'_>, at: usize, uid: EntityUid) -> Resource {
    let list = world.list_of[at];
    let entity = made(uid.clone(), vec![list_pair(list)], vec![], vec![]);
    Resource {
        row: Row { uid, entity },
        list,
        state: world.state_of[at],
    }
}

fn asset(world: &AsOf<'_>, at: usize, uid: EntityUid) -> Resource {
    let facts = &world.library.assets[at];
    let list = world.list_of[folder_of(facts)];
    let locks = world.locks(facts);
    let mut locked = Vec::new();
    locked.extend(locks.download.then_some("download"));
    locked.extend(
        locks
            .share
            .then_some(["share.download", "share.web"])
            .into_iter()
            .flatten(),
    );
    let mut attributes: Vec<Pair> = vec![list_pair(list), restricted(facts), pair("locks", texts(locked))];
    let mark = facts.colour.map(|colour| {
        let rules = mark_rules(world.library.world.colour(colour), named);
        RestrictedExpression::new_record(rules).expect("no key twice")
    });
    attributes.extend(mark.map(|mark| pair("mark", mark)));
    let entity = made(uid.clone(), attributes, vec![], security_tags(facts, named));
    Resource {
        row: Row { uid, entity },
        list,
        state: facts.state.max(world.state_of[folder_of(facts)]),
    }
}

fn list_uid(at: usize) -> EntityUid {
    uid("List", &at.to_string())
}

fn list_pair(at: usize) -> Pair {
    pair("list", entity("List", &at.to_string()))
}

fn named(subject: Subject) -> RestrictedExpression {
    text(&name(subject))
}
