//! Assets that hold the very same bytes.

use vitrine_access::asset;

use super::list::{AssetKey, window};
use super::row::AssetRow;
use crate::tx::args;
use crate::{Failure, Permit, Scope, Tx};

/// The most of them that are told of.
const MOST: usize = 50;

/// The other assets one of whose versions is, byte for byte, the active version of this one: of those that the scope
/// admits the fifty that have been there longest. Of others nothing is told, not even how many there are.
///
/// # Errors
/// Where the database fails.
pub async fn duplicates(
    tx: &mut Tx,
    permit: &Permit<asset::See>,
    scope: &Scope<asset::See>,
) -> Result<Vec<AssetRow>, Failure> {
    // Of an empty file every other empty one would be a duplicate.
    let rows: Vec<(i64,)> = tx
        .all(
            "SELECT DISTINCT o.asset_row FROM assets a
             JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
             JOIN versions o ON o.blob = v.blob AND o.asset_row <> a.row_id
             WHERE a.row_id = $1 AND v.size > 0 ORDER BY o.asset_row",
            args![permit.row()],
        )
        .await?;
    let keys: Vec<AssetKey> = rows.into_iter().map(|(row,)| AssetKey(row)).collect();
    let mut found = Vec::new();
    for piece in keys.chunks(MOST) {
        found.extend(window(tx, scope, piece).await?.into_iter().flatten());
        if found.len() >= MOST {
            break;
        }
    }
    found.truncate(MOST);
    Ok(found)
}
