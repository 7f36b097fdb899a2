//! Packing a bundle while it is sent.

use std::sync::Arc;

use async_zip::base::write::ZipFileWriter;
use async_zip::error::ZipError;
use async_zip::{Compression, ZipDateTimeBuilder, ZipEntry, ZipEntryBuilder};
use futures_util::{AsyncWriteExt, StreamExt};
use tokio::io::DuplexStream;
use tokio_util::compat::{Compat, TokioAsyncWriteCompatExt};
use vitrine_access::asset;
use vitrine_model::{AssetId, Instant};
use vitrine_policy::explain::Language;
use vitrine_store::files::{self, SentFile, Which};

use crate::ctx::Ctx;
use crate::files::{journal, watched};
use crate::problem::Problem;

use super::left_out::LeftOut;
use super::names::Names;

/// Why a bundle broke off.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotPacked {
    /// The reader went away, or a right was taken away while a file was under way.
    #[error("it was ended")]
    Ended,
    /// The bytes could not be written on.
    #[error(transparent)]
    Connection(#[from] std::io::Error),
    /// The archive could not be written.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// The database or the file store failed.
    #[error("a file could not be read: {0}")]
    Problem(&'static str),
}

impl From<Problem> for NotPacked {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem.code().word())
    }
}

type Archive = ZipFileWriter<Compat<DuplexStream>>;

/// Writes the sources of those assets, as far as whoever asks may fetch each when its turn comes.
pub(super) async fn pack(
    ctx: &Arc<Ctx>,
    assets: &[AssetId],
    language: Language,
    to: DuplexStream,
) -> Result<(), NotPacked> {
    let mut archive = ZipFileWriter::new(to.compat_write());
    let mut names = Names::default();
    let mut left_out = LeftOut::default();
    for asset in assets {
        match admitted(ctx, *asset).await? {
            Some(file) => write(ctx, *asset, (file, &mut names), &mut archive).await?,
            None => left_out.add(*asset),
        }
    }
    if let Some(text) = left_out.text(ctx, language).await? {
        let now = ctx.account().database.clock().now();
        let name = names.next("left-out.txt");
        archive
            .write_entry_whole(entry(name, now), text.as_bytes())
            .await?;
    }
    archive.close().await?.close().await?;
    Ok(())
}

/// The asset's file, journaled; `None` where it may not be fetched.
async fn admitted(ctx: &Ctx, id: AssetId) -> Result<Option<SentFile>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let Some(permit) = who.may::<asset::Download>(&mut tx, id).await? else {
        return Ok(None);
    };
    let file = files::source(&mut tx, &permit, Which::Active).await?;
    drop(tx);
    if file.is_some() {
        journal(ctx, id).await?;
    }
    Ok(file)
}

async fn write(
    ctx: &Arc<Ctx>,
    id: AssetId,
    (file, names): (SentFile, &mut Names),
    archive: &mut Archive,
) -> Result<(), NotPacked> {
    let entry = entry(names.next(&file.file_name), file.added_at);
    let bytes = ctx.account().blobs.read(&file.stored, None).await;
    let bytes = bytes.map_err(Problem::from)?;
    let mut pieces = Box::pin(watched::<asset::Download>(Arc::clone(ctx), id, bytes));
    let mut writer = archive.write_entry_stream(entry).await?;
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_broken_off| NotPacked::Ended)?;
        writer.write_all(&piece).await?;
    }
    Ok(writer.close().await?)
}

/// Stored as it is: pictures, film and sound are compressed already.
fn entry(name: String, at: Instant) -> ZipEntry {
    let entry = ZipEntryBuilder::new(name.into(), Compression::Stored).unix_permissions(0o644);
    let Ok(time) = jiff::Timestamp::from_millisecond(at.millis()) else {
        return entry.build();
    };
    let time = time.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |part: i8| u32::from(part.unsigned_abs());
    let date = ZipDateTimeBuilder::new()
        .year(i32::from(time.year()))
        .month(part(time.month()))
        .day(part(time.day()))
        .hour(part(time.hour()))
        .minute(part(time.minute()))
        .second(part(time.second()));
    entry.last_modification_date(date.build()).build()
}
