//! What both encodings are put together from.

use std::collections::HashMap;

use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, PolicySet, RestrictedExpression};
use vitrine_model::{ColourMode, Function};
use vitrine_policy::{AssetFacts, Colour, Subject, Votes};

use crate::as_of::{asked, in_force};
use crate::question::Of;

/// An attribute or a tag.
pub(super) type Pair = (String, RestrictedExpression);

pub(super) fn uid(kind: &str, id: &str) -> EntityUid {
    let kind: EntityTypeName = kind.parse().expect("a type's name");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}

pub(super) fn entity(kind: &str, id: &str) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid(kind, id))
}

pub(super) fn text(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

pub(super) fn texts<'t>(all: impl IntoIterator<Item = &'t str>) -> RestrictedExpression {
    RestrictedExpression::new_set(all.into_iter().map(text))
}

pub(super) fn yes_or_no(is: bool) -> RestrictedExpression {
    RestrictedExpression::new_bool(is)
}

pub(super) fn pair(key: &str, value: RestrictedExpression) -> Pair {
    (key.to_owned(), value)
}

/// An entity with attributes, ancestors and tags.
pub(super) fn made(
    uid: EntityUid,
    attributes: Vec<Pair>,
    in_these: Vec<EntityUid>,
    tags: Vec<Pair>,
) -> Entity {
    Entity::new_with_tags(uid, attributes, in_these, tags).expect("no attribute needs evaluating")
}

pub(super) fn policies(text: &str) -> PolicySet {
    text.parse().expect("the policies are well-formed")
}

/// The uids of so many things of a kind.
pub(super) fn numbered(kind: &str, letter: char, count: usize) -> Vec<EntityUid> {
    (0..count).map(|at| uid(kind, &format!("{letter}{at}"))).collect()
}

/// A tag for each function of which a list says something: who has a check, and who a cross.
pub(super) fn votes_by_function(
    said: &[(Subject, Votes)],
    name: fn(Subject) -> RestrictedExpression,
) -> Vec<Pair> {
    let who = |function: Function, of: fn(&Votes) -> vitrine_model::FunctionSet| {
        let named = said.iter().filter(|(_, votes)| of(votes).contains(function));
        named.map(|(subject, _)| name(*subject)).collect::<Vec<_>>()
    };
    asked()
        .filter_map(|function| {
            let allow = who(function, |votes| votes.allow);
            let deny = who(function, |votes| votes.deny);
            let says = !(allow.is_empty() && deny.is_empty());
            says.then(|| {
                let sides = [
                    pair("allow", RestrictedExpression::new_set(allow)),
                    pair("deny", RestrictedExpression::new_set(deny)),
                ];
                let sides = RestrictedExpression::new_record(sides).expect("no key twice");
                (function.word().to_owned(), sides)
            })
        })
        .collect()
}

/// A file's security.
pub(super) fn security_tags(facts: &AssetFacts, name: fn(Subject) -> RestrictedExpression) -> Vec<Pair> {
    votes_by_function(&in_force(&facts.security.entries), name)
}

pub(super) fn restricted(facts: &AssetFacts) -> Pair {
    let actions = facts.security.restricted.iter().map(Function::word);
    pair("restricted", texts(actions))
}

/// The rules of a colour mark.
pub(super) fn mark_rules(colour: &Colour, name: fn(Subject) -> RestrictedExpression) -> Vec<Pair> {
    let of = |mode: ColourMode| {
        let groups = colour.groups.iter().filter(move |(_, of)| *of == mode);
        RestrictedExpression::new_set(groups.map(|(group, _)| name(Subject::Group(*group))))
    };
    vec![
        pair("free", of(ColourMode::Free)),
        pair("justify", of(ColourMode::Justify)),
        pair("locked", of(ColourMode::Locked)),
        pair("default", text(colour.default.word())),
    ]
}

/// A folder is asked for rights of its own in the archive and in the trash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Folder,
    Asset,
}

impl Kind {
    pub(super) const BOTH: [Self; 2] = [Self::Folder, Self::Asset];

    pub(super) const fn of(of: Of) -> Self {
        match of {
            Of::Folder(_) => Self::Folder,
            Of::Asset(_) => Self::Asset,
        }
    }
}

/// The uids of the actions.
pub(super) fn actions() -> HashMap<Function, EntityUid> {
    asked()
        .map(|action| (action, uid("Action", action.word())))
        .collect()
}
