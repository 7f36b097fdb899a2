//! What several assets have in common.

use std::collections::{BTreeMap, HashMap, HashSet};

use vitrine_access::asset;
use vitrine_model::{FieldId, FieldValue, Instant, MediaKind};

use super::list::{AssetKey, window};
use super::open::TagRow;
use super::row::AssetRow;
use crate::order::natural;
use crate::tx::Arg;
use crate::{Failure, PermitSet, Subject, Tx, fields, tags};

/// Several assets as one: what is the same in all of them, and how far the rest reaches.
#[derive(Clone, Debug)]
pub struct Summary {
    /// As they stand in a list.
    pub rows: Vec<AssetRow>,
    /// How many there are of each kind, most first.
    pub kinds: Vec<(MediaKind, usize)>,
    /// Bytes of their sources together.
    pub size: u64,
    /// Milliseconds of films and sounds together; `None` where there is neither.
    pub duration_ms: Option<i64>,
    /// When the first and the last of them were taken, of those that say so.
    pub taken: Option<(Instant, Instant)>,
    /// In how many folders they are.
    pub folders: usize,
    /// The caption of all; `None` where they differ.
    pub caption: Option<String>,
    /// The credit of all; `None` where they differ.
    pub credit: Option<String>,
    /// The rights of all; `None` where they differ.
    pub rights: Option<String>,
    /// The tags that any of them bears, with how many do: most first, then by name.
    pub tags: Vec<(TagRow, usize)>,
    /// The account's own fields in which anything stands in any of them, in their order; `None` where they differ.
    pub fields: Vec<(FieldId, Option<FieldValue>)>,
}

/// What those assets have in common.
///
/// # Errors
/// Where the database fails.
pub async fn summary(
    tx: &mut Tx,
    who: &Subject,
    permits: &PermitSet<asset::See>,
) -> Result<Summary, Failure> {
    let assets: Vec<i64> = permits.permits().iter().map(crate::Permit::row).collect();
    let keys: Vec<AssetKey> = assets.iter().copied().map(AssetKey).collect();
    let rows: Vec<AssetRow> = window(tx, &who.scope(), &keys)
        .await?
        .into_iter()
        .flatten()
        .collect();
    let args: Vec<Arg<'_>> = assets.iter().map(|row| Arg::from(*row)).collect();
    let words: Vec<(String, String, String)> = tx
        .all_of(
            "SELECT caption, credit, rights FROM assets WHERE row_id IN {keys}",
            &args,
        )
        .await?;
    let taken = || rows.iter().filter_map(|row| row.taken_at);
    Ok(Summary {
        kinds: kinds(&rows),
        size: rows.iter().map(|row| row.size.unsigned_abs()).sum(),
        duration_ms: rows.iter().filter_map(|row| row.duration_ms).reduce(|a, b| a + b),
        taken: taken().min().zip(taken().max()),
        folders: rows.iter().map(|row| row.folder).collect::<HashSet<_>>().len(),
        caption: common(words.iter().map(|(caption, _, _)| caption)),
        credit: common(words.iter().map(|(_, credit, _)| credit)),
        rights: common(words.iter().map(|(_, _, rights)| rights)),
        tags: borne(tx, &assets).await?,
        fields: values(tx, who, &assets).await?,
        rows,
    })
}

fn kinds(rows: &[AssetRow]) -> Vec<(MediaKind, usize)> {
    let mut kinds: Vec<(MediaKind, usize)> = MediaKind::ALL
        .iter()
        .map(|kind| (*kind, rows.iter().filter(|row| row.kind == *kind).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    kinds
}

/// What all of them are; nothing at all is the empty one.
fn common<'a>(mut all: impl Iterator<Item = &'a String>) -> Option<String> {
    let Some(first) = all.next() else {
        return Some(String::new());
    };
    all.all(|other| other == first).then(|| first.clone())
}

async fn borne(tx: &mut Tx, assets: &[i64]) -> Result<Vec<(TagRow, usize)>, Failure> {
    let mut counted: HashMap<i64, (TagRow, usize)> = HashMap::new();
    for tag in tags::of_assets(tx, assets).await?.into_values().flatten() {
        let row = TagRow {
            id: tag.id,
            name: tag.name,
        };
        counted.entry(tag.row).or_insert((row, 0)).1 += 1;
    }
    let mut tags: Vec<(TagRow, usize)> = counted.into_values().collect();
    tags.sort_by(|(a, most), (b, fewer)| {
        let names = || natural(&a.name.to_lowercase(), &b.name.to_lowercase());
        fewer.cmp(most).then_with(names).then(a.id.cmp(&b.id))
    });
    Ok(tags)
}

async fn values(
    tx: &mut Tx,
    who: &Subject,
    assets: &[i64],
) -> Result<Vec<(FieldId, Option<FieldValue>)>, Failure> {
    let mut found: BTreeMap<FieldId, Vec<FieldValue>> = BTreeMap::new();
    for value in fields::of_assets(tx, assets).await?.into_values().flatten() {
        found.entry(value.field).or_default().push(value.value);
    }
    let all = fields::list(tx, who).await?.into_iter().map(|field| field.id);
    Ok(all
        .filter_map(|field| {
            let values = found.remove(&field)?;
            // Where some of them say nothing, they differ.
            let same = values.len() == assets.len() && values.iter().all(|value| *value == values[0]);
            let first = values.into_iter().next().filter(|_| same);
            Some((field, first))
        })
        .collect())
}
