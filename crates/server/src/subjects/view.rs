//! A group or a person, by name.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use vitrine_access::ListSubject;
use vitrine_model::GroupKind;
use vitrine_store::folders::SubjectName;
use vitrine_store::presets::Preset;

use crate::schema;

/// A group or a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Subject)]
pub(crate) struct SubjectView {
    kind: SubjectKind,
    id: Uuid,
    name: String,
    /// Which preset group it is, while it bears the name that the account was founded with.
    #[schema(value_type = Option<schema::Preset>, required)]
    preset: Option<Preset>,
    /// Of a group.
    #[schema(value_type = Option<schema::GroupKind>, example = "custom", required)]
    group_kind: Option<GroupKind>,
    /// How many are in a group; All users has no number.
    #[schema(required)]
    people: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum SubjectKind {
    Group,
    User,
}

impl SubjectView {
    /// With its name.
    pub(crate) fn named(subject: ListSubject, name: Option<&SubjectName>) -> Self {
        let (kind, id) = match subject {
            ListSubject::User(id) => (SubjectKind::User, id.uuid()),
            ListSubject::Group(id) => (SubjectKind::Group, id.uuid()),
        };
        Self {
            kind,
            id,
            name: name.map(|name| name.name.clone()).unwrap_or_default(),
            preset: name.and_then(|name| name.preset),
            group_kind: name.and_then(|name| name.group_kind),
            people: name.and_then(|name| name.people),
        }
    }
}
