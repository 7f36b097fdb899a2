//! Making the previews of one version.

use std::path::Path;

use vitrine_media::{Examination, RenditionFile, Shown, Support};
use vitrine_store::previews::{Findings, NewRendition, Unprepared};

use super::{Tools, findings};
use crate::accounts::Account;

/// What became of a version.
pub(super) enum Prepared {
    /// It can be shown.
    Shown(Box<Findings>, Vec<NewRendition>),
    /// It is kept and fetched only.
    Kept,
}

/// Why it did not.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unable {
    /// The file, its decoder or the machine.
    #[error(transparent)]
    Media(#[from] vitrine_media::Failure),
    /// The database or the file store.
    #[error(transparent)]
    Store(#[from] vitrine_store::Failure),
}

/// Examines a file and makes what is shown of it, all in a folder that is gone afterwards.
pub(super) async fn prepare(account: &Account, tools: &Tools, of: &Unprepared) -> Result<Prepared, Unable> {
    let between = between(tools).await?;
    let source = account.blobs.on_disk(&of.source, between.path()).await?;
    let examination = tools.workshop.examine(&source).await?;
    if examination.support() == Support::Kept {
        return Ok(Prepared::Kept);
    }
    let (shown, renditions) = render(account, tools, &source, &examination, between.path()).await?;
    let findings = findings::of(&examination, &shown);
    Ok(Prepared::Shown(Box::new(findings), renditions))
}

async fn render(
    account: &Account,
    tools: &Tools,
    source: &Path,
    examination: &Examination,
    between: &Path,
) -> Result<(Shown, Vec<NewRendition>), Unable> {
    let out = between.join("out");
    tokio::fs::create_dir(&out).await.map_err(of_io)?;
    let made = tools.workshop.render(source, examination, &out).await?;
    let mut kept = Vec::with_capacity(made.files.len());
    for file in &made.files {
        kept.push(keep(account, file).await?);
    }
    Ok((made, kept))
}

async fn keep(account: &Account, file: &RenditionFile) -> Result<NewRendition, vitrine_store::Failure> {
    let database = &account.database;
    let stored = account
        .blobs
        .keep_file(&**database.ids(), database.clock().now(), &file.path)
        .await?;
    Ok(NewRendition {
        name: file.name.to_string(),
        stored,
        content_type: file.content_type.clone(),
        width: file.width.map(i64::from),
        height: file.height.map(i64::from),
    })
}

async fn between(tools: &Tools) -> Result<tempfile::TempDir, vitrine_media::Failure> {
    let scratch = tools.scratch.clone();
    let make = move || {
        std::fs::create_dir_all(&scratch)?;
        tempfile::Builder::new().prefix("previews-").tempdir_in(scratch)
    };
    let made = tokio::task::spawn_blocking(make).await;
    made.map_err(|_| vitrine_media::Failure::NotStarted)?
        .map_err(of_io)
}

fn of_io(error: std::io::Error) -> vitrine_media::Failure {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            vitrine_media::Failure::OutOfSpace
        }
        _ => vitrine_media::Failure::NotStarted,
    }
}
