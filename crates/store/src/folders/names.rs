//! Whom an access list speaks of, by name.

use std::collections::HashMap;

use vitrine_access::{ListSubject, folder};
use vitrine_model::{GroupId, GroupKind, UserId};

use crate::presets::Preset;
use crate::source::{bytes, word};
use crate::tx::Arg;
use crate::{Failure, Permit, Subject, Tx, people};

/// Who stands behind a subject, as it is shown to whoever may change the list.
#[derive(Clone, Debug)]
pub struct SubjectName {
    /// Whom.
    pub subject: ListSubject,
    /// A group's name, or a person's.
    pub name: String,
    /// Which preset group it is, while it bears that name.
    pub preset: Option<Preset>,
    /// What kind of group it is.
    pub group_kind: Option<GroupKind>,
    /// How many people whom the asker can see are in a group now; All users has no number.
    pub people: Option<i64>,
}

/// The names of subjects, for whoever may change the list that they stand in, or who can see them.
///
/// # Errors
/// Where the database fails.
pub async fn subjects(
    tx: &mut Tx,
    _permit: &Permit<folder::Access>,
    who: &Subject,
    subjects: impl IntoIterator<Item = ListSubject>,
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let mut users = Vec::new();
    let mut groups = Vec::new();
    for subject in subjects {
        match subject {
            ListSubject::User(id) => users.push(id),
            ListSubject::Group(id) => groups.push(id),
        }
    }
    let mut names = group_names(tx, who, &groups).await?;
    names.extend(user_names(tx, &users).await?);
    Ok(names)
}

pub(crate) async fn group_names(
    tx: &mut Tx,
    who: &Subject,
    groups: &[GroupId],
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let people = who.people_in_groups();
    let keys: Vec<Arg<'_>> = groups.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all_of(
            "SELECT id, name, kind FROM people_groups WHERE id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, name, kind)| {
            let id = GroupId::from_bytes(bytes(&id)?);
            let kind = word(&kind)?;
            let named = SubjectName {
                subject: ListSubject::Group(id),
                preset: Preset::of_group(kind, &name),
                name,
                group_kind: Some(kind),
                people: people.get(&id).copied(),
            };
            Ok((named.subject, named))
        })
        .collect()
}

pub(crate) async fn user_names(
    tx: &mut Tx,
    users: &[UserId],
) -> Result<HashMap<ListSubject, SubjectName>, Failure> {
    let names = people::names_of(tx, users).await?;
    let named = names.into_iter().map(|(id, name)| {
        let subject = ListSubject::User(id);
        let named = SubjectName {
            subject,
            name,
            preset: None,
            group_kind: None,
            people: None,
        };
        (subject, named)
    });
    Ok(named.collect())
}
