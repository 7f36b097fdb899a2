//! Reading folders. What is hidden is left out by the scope; what lies below it moves up in sight.

use std::collections::HashMap;

use vitrine_access::folder;
use vitrine_model::{FolderId, Instant, Lifecycle};

use crate::presets::Preset;
use crate::source::bytes;
use crate::tx::Arg;
use crate::{Failure, Permit, Scope, Tx};

/// A folder as somebody sees it.
#[derive(Clone, Debug)]
pub struct FolderRow {
    /// Which.
    pub id: FolderId,
    /// As it was written.
    pub name: String,
    /// Which preset folder it is, while it bears that name.
    pub preset: Option<Preset>,
    /// The nearest folder above that they may see.
    pub parent: Option<FolderId>,
    /// Its state, or that of a folder above it where that is further gone.
    pub state: Lifecycle,
    /// Does anything that they may see lie below it?
    pub has_children: bool,
    /// For `If-Match`.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// A folder on the way down to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// Which.
    pub id: FolderId,
    /// As it was written.
    pub name: String,
    /// Which preset folder it is, while it bears that name.
    pub preset: Option<Preset>,
}

type Row = (i64, Option<i64>, Vec<u8>, String, String, i64, i64);
const COLUMNS: &str = "SELECT row_id, parent_row, id, name, name_folded, version, created_at
     FROM places WHERE row_id IN {keys}";

/// The folder that the permit is for.
///
/// # Errors
/// Where the database fails.
pub async fn open(
    tx: &mut Tx,
    permit: &Permit<folder::See>,
    scope: &Scope<folder::See>,
) -> Result<FolderRow, Failure> {
    let mut rows = rows(tx, scope, &[permit.row()]).await?;
    rows.pop()
        .ok_or_else(|| Failure::damaged("a folder", "the row of a known folder is gone"))
}

/// What the subject sees right below a folder, or at the top; by name. `None` where they may not see the folder.
///
/// # Errors
/// Where the database fails.
pub async fn children(
    tx: &mut Tx,
    scope: &Scope<folder::See>,
    parent: Option<FolderId>,
) -> Result<Option<Vec<FolderRow>>, Failure> {
    match scope.children(parent) {
        Some(below) => rows(tx, scope, &below).await.map(Some),
        None => Ok(None),
    }
}

/// The names from the topmost folder in sight down to this one, itself last.
///
/// # Errors
/// Where the database fails.
pub async fn path(
    tx: &mut Tx,
    scope: &Scope<folder::See>,
    folder: FolderId,
) -> Result<Vec<PathStep>, Failure> {
    let path = scope.path(folder);
    let keys: Vec<Arg<'_>> = path.iter().map(|row| Arg::from(*row)).collect();
    let rows: Vec<Row> = tx.all_of(COLUMNS, &keys).await?;
    let mut by_row: HashMap<i64, PathStep> = HashMap::new();
    for (row, parent, id, name, ..) in rows {
        let step = PathStep {
            id: FolderId::from_bytes(bytes(&id)?),
            preset: Preset::of_folder(parent, &name),
            name,
        };
        by_row.insert(row, step);
    }
    Ok(path.iter().filter_map(|row| by_row.remove(row)).collect())
}

/// The folders with those rows that the scope admits, by name.
async fn rows(tx: &mut Tx, scope: &Scope<folder::See>, wanted: &[i64]) -> Result<Vec<FolderRow>, Failure> {
    let keys: Vec<Arg<'_>> = wanted
        .iter()
        .filter(|row| scope.admits(**row))
        .map(|row| Arg::from(*row))
        .collect();
    let mut rows: Vec<Row> = tx.all_of(COLUMNS, &keys).await?;
    rows.sort_by(|a, b| (&a.4, &a.2).cmp(&(&b.4, &b.2)));
    rows.into_iter()
        .map(|(row, parent, id, name, _, version, created_at)| {
            let id = FolderId::from_bytes(bytes(&id)?);
            Ok(FolderRow {
                id,
                preset: Preset::of_folder(parent, &name),
                name,
                parent: scope.parent(row),
                state: scope.state(row),
                has_children: scope.children(Some(id)).is_some_and(|below| !below.is_empty()),
                version,
                created_at: Instant::from_millis(created_at),
            })
        })
        .collect()
}
