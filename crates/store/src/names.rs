//! What things are called, for whoever sees them. What an account was founded with is called in the language that is
//! asked for, as long as nobody has renamed it.

use std::collections::{HashMap, HashSet};

use vitrine_access::folder;
use vitrine_model::{FolderId, GroupId};
use vitrine_policy::explain::Language;

use crate::presets::Preset;
use crate::source::{bytes, word};
use crate::tx::Arg;
use crate::{Failure, Scope, Subject, Tx};

/// The names of those of the groups that the subject can see.
///
/// # Errors
/// Where the database fails.
pub async fn groups(
    tx: &mut Tx,
    who: &Subject,
    groups: impl IntoIterator<Item = GroupId>,
    language: Language,
) -> Result<HashMap<GroupId, String>, Failure> {
    let seen: HashSet<GroupId> = who.groups().into_iter().collect();
    let wanted: HashSet<GroupId> = groups.into_iter().filter(|id| seen.contains(id)).collect();
    let keys: Vec<Arg<'_>> = wanted.iter().map(|id| Arg::from(id.as_bytes())).collect();
    let rows: Vec<(Vec<u8>, String, String)> = tx
        .all_of(
            "SELECT id, name, kind FROM people_groups WHERE id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, name, kind)| {
            let preset = Preset::of_group(word(&kind)?, &name);
            Ok((GroupId::from_bytes(bytes(&id)?), called(name, preset, language)))
        })
        .collect()
}

/// The names of those of the folders that the scope admits.
///
/// # Errors
/// Where the database fails.
pub async fn folders(
    tx: &mut Tx,
    scope: &Scope<folder::See>,
    folders: impl IntoIterator<Item = FolderId>,
    language: Language,
) -> Result<HashMap<FolderId, String>, Failure> {
    let wanted: HashSet<i64> = folders.into_iter().filter_map(|id| scope.place(id)).collect();
    let keys: Vec<Arg<'_>> = wanted.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<(Vec<u8>, String, Option<i64>)> = tx
        .all_of(
            "SELECT id, name, parent_row FROM places WHERE row_id IN {keys}",
            &keys,
        )
        .await?;
    rows.into_iter()
        .map(|(id, name, parent)| {
            let preset = Preset::of_folder(parent, &name);
            Ok((FolderId::from_bytes(bytes(&id)?), called(name, preset, language)))
        })
        .collect()
}

fn called(name: String, preset: Option<Preset>, language: Language) -> String {
    preset.map_or(name, |preset| preset.name_in(language).to_owned())
}
