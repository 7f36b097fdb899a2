//! A list as it is sent.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use vitrine_access::{ListEntry, ListSubject, Subfolders};
use vitrine_model::{Function, FunctionSet, Grant, GroupId, Instant, State, UserId};

use crate::confirm::Confirm;
use crate::problem::{FieldProblem, Problem};
use crate::schema;

/// A folder's list, and how far it reaches.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewList {
    entries: Vec<NewEntry>,
    subfolders: Reach,
    /// Known to lock somebody out.
    #[serde(default)]
    pub(super) confirm: Confirm,
}

/// *Update current and new subfolders*: on or off.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Reach {
    /// Those that exist and those made later follow.
    Update,
    /// Only this folder changes.
    Keep,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewEntry {
    subject: NewSubject,
    /// Exclusive end of the whole entry.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Instant>,
    /// By function; what is not named is unset.
    grants: NewGrants,
}

#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum NewSubject {
    User {
        #[schema(value_type = Uuid)]
        id: UserId,
    },
    Group {
        #[schema(value_type = Uuid)]
        id: GroupId,
    },
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGrant {
    #[schema(value_type = schema::NewGrantState, example = "allow")]
    state: State,
    /// Exclusive end.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Instant>,
}

/// Read by hand, because a function that is named twice is refused, not guessed at.
pub(crate) struct NewGrants(BTreeMap<Function, Grant>);

impl PartialSchema for NewGrants {
    fn schema() -> RefOr<Schema> {
        schema::by_function::<NewGrant>(FunctionSet::PLACE_BOUND.iter())
            .description(Some(
                "What an entry is to say, by function; what is not named is unset.",
            ))
            .into()
    }
}

impl ToSchema for NewGrants {
    fn schemas(named: &mut Vec<(String, RefOr<Schema>)>) {
        schema::name::<NewGrant>(named);
    }
}

impl<'de> Deserialize<'de> for NewGrants {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Grants;
        impl<'de> Visitor<'de> for Grants {
            type Value = NewGrants;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("grants by function")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NewGrants, A::Error> {
                let mut grants = BTreeMap::new();
                while let Some((function, grant)) = map.next_entry::<Function, NewGrant>()? {
                    let grant = Grant {
                        state: grant.state,
                        until: grant.until.map(Instant::second),
                    };
                    if grants.insert(function, grant).is_some() {
                        return Err(serde::de::Error::custom(format!("`{function}` is given twice")));
                    }
                }
                Ok(NewGrants(grants))
            }
        }
        deserializer.deserialize_map(Grants)
    }
}

impl NewGrants {
    /// Those that say something.
    pub(crate) fn said(&self) -> Vec<(Function, Grant)> {
        let said = self.0.iter().filter(|(_, grant)| grant.state != State::Unset);
        said.map(|(function, grant)| (*function, *grant)).collect()
    }
}

impl NewList {
    pub(crate) fn subfolders(&self) -> Subfolders {
        match self.subfolders {
            Reach::Update => Subfolders::Update,
            Reach::Keep => Subfolders::Keep,
        }
    }

    /// The list in the words of the model; only place-bound functions may stand in it.
    pub(crate) fn entries(&self) -> Result<Vec<ListEntry>, Problem> {
        self.entries
            .iter()
            .enumerate()
            .map(|(at, entry)| entry.parse(at))
            .collect()
    }
}

impl NewEntry {
    fn parse(&self, at: usize) -> Result<ListEntry, Problem> {
        if let Some(function) = self.grants.0.keys().find(|function| !function.is_place_bound()) {
            let field = format!("entries[{at}].grants.{function}");
            return Err(Problem::invalid(FieldProblem::new(field, "not_place_bound")));
        }
        Ok(ListEntry {
            subject: match self.subject {
                NewSubject::User { id } => ListSubject::User(id),
                NewSubject::Group { id } => ListSubject::Group(id),
            },
            until: self.until.map(Instant::second),
            grants: self.grants.said(),
        })
    }
}
