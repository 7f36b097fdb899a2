//! What a bundle says of the files that are not in it.

use std::fmt::Write as _;

use vitrine_access::asset;
use vitrine_model::AssetId;
use vitrine_policy::explain::Language;
use vitrine_store::assets;

use crate::ctx::Ctx;
use crate::problem::Problem;

/// The assets whose files may not be fetched.
#[derive(Debug, Default)]
pub(super) struct LeftOut(Vec<AssetId>);

impl LeftOut {
    pub(super) fn add(&mut self, asset: AssetId) {
        self.0.push(asset);
    }

    /// A text that names those that may be seen at least, in the language of whoever asks; of others nothing is
    /// told. `None` where there is nothing to tell.
    pub(super) async fn text(&self, ctx: &Ctx, language: Language) -> Result<Option<String>, Problem> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let (mut tx, who) = ctx.read().await?;
        let (seen, _hidden) = who.permit_each::<asset::See>(&mut tx, &self.0).await?;
        if seen.is_empty() {
            return Ok(None);
        }
        let mut text = match language {
            Language::German => "Diese Dateien darfst du nicht herunterladen. Sie fehlen hier:\n\n",
            Language::English => "You may not download these files. They are left out:\n\n",
        }
        .to_owned();
        for title in assets::titles(&mut tx, &seen).await? {
            // Writing to a string does not fail.
            let _written = writeln!(text, "- {title}");
        }
        Ok(Some(text))
    }
}
