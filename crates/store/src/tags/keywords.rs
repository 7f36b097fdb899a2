//! The keywords that assets had before there were tags become tags.

use vitrine_model::TagName;

use super::apply;
use crate::journal::Doer;
use crate::tx::args;
use crate::{Database, Failure};

/// Makes tags of what an older program kept as keywords. Does nothing where there are none.
pub(crate) async fn adopt(database: &Database) -> Result<(), Failure> {
    let mut tx = database.read().await?;
    let left: Option<(i64,)> = tx
        .maybe("SELECT asset_row FROM asset_keywords LIMIT 1", args![])
        .await?;
    drop(tx);
    if left.is_none() {
        return Ok(());
    }
    let mut tx = database.write(None).await?;
    let keywords: Vec<(i64, String)> = tx
        .all(
            "SELECT asset_row, keyword FROM asset_keywords ORDER BY asset_row, position",
            args![],
        )
        .await?;
    for of_one in keywords.chunk_by(|(one, _), (next, _)| one == next) {
        let Some((asset, _)) = of_one.first() else {
            continue;
        };
        // Each was well-formed when it was kept.
        let names: Vec<TagName> = of_one
            .iter()
            .filter_map(|(_, word)| TagName::parse(word).ok())
            .collect();
        let tags = apply::named(&mut tx, &names, Doer::Program).await?;
        apply::apply(&mut tx, *asset, &tags).await?;
    }
    tx.run("DELETE FROM asset_keywords", args![]).await?;
    tx.commit().await
}
