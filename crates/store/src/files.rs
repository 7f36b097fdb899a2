//! The bytes of assets: which permit opens which.

use vitrine_access::asset;
use vitrine_model::{BlobHash, Instant, VersionId};

use crate::blobs::Stored;
use crate::journal::{Change, Doer};
use crate::source::bytes;
use crate::tx::{Arg, args};
use crate::{Failure, Permit, PermitSet, Tx};

/// A file that may be sent.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The bytes.
    pub stored: Stored,
    /// What it is.
    pub content_type: String,
    /// What it is called.
    pub file_name: String,
    /// When it came.
    pub added_at: Instant,
}

/// Renditions that whoever may `see` gets: pictures of at most 1280 pixels, and proxies. Pages are, too.
const SEEN: [&str; 5] = ["320", "1280", "proxy", "waveform", "sprite"];

/// Renditions larger than that: only with `download`.
const LARGE: [&str; 1] = ["2560"];

/// Which permit a rendition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenditionClass {
    /// `see`.
    Seen,
    /// `download`.
    Large,
}

/// The class of a rendition by its name; `None` for a name that no rendition has.
pub fn class_of(name: &str) -> Option<RenditionClass> {
    if SEEN.contains(&name) || is_page(name) {
        Some(RenditionClass::Seen)
    } else if LARGE.contains(&name) {
        Some(RenditionClass::Large)
    } else {
        None
    }
}

/// `page-1` is the first page of a document, as a picture of at most 1280 pixels.
fn is_page(name: &str) -> bool {
    let digits = name.strip_prefix("page-").unwrap_or_default();
    let is_plain = digits.starts_with(|digit: char| digit.is_ascii_digit() && digit != '0');
    is_plain && digits.len() <= 5 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Which version of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one that is shown.
    Active,
    /// This one, if it is the asset's.
    This(VersionId),
}

/// The source of a version. `None` where the asset has no such version.
///
/// # Errors
/// Where the database fails.
pub async fn source(
    tx: &mut Tx,
    permit: &Permit<asset::Download>,
    which: Which,
) -> Result<Option<SentFile>, Failure> {
    let Some(version) = version_row(tx, permit.row(), which).await? else {
        return Ok(None);
    };
    let row = tx
        .maybe(
            "SELECT blob, size, content_type, file_name, added_at FROM versions WHERE row_id = $1",
            args![version],
        )
        .await?;
    sent(row)
}

/// Bytes of the active versions' sources, all together.
///
/// # Errors
/// Where the database fails.
pub async fn total(tx: &mut Tx, permits: &PermitSet<asset::Download>) -> Result<u64, Failure> {
    let keys: Vec<Arg<'_>> = permits
        .permits()
        .iter()
        .map(|permit| Arg::from(permit.row()))
        .collect();
    let sizes: Vec<(i64,)> = tx
        .all_of(
            "SELECT v.size FROM assets a JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
             WHERE a.row_id IN {keys}",
            &keys,
        )
        .await?;
    Ok(sizes.iter().map(|(size,)| size.unsigned_abs()).sum())
}

/// A picture or proxy that may be seen. `None` where there is none of that name, or it is a larger one.
///
/// # Errors
/// Where the database fails.
pub async fn seen(
    tx: &mut Tx,
    permit: &Permit<asset::See>,
    which: Which,
    name: &str,
) -> Result<Option<SentFile>, Failure> {
    if class_of(name) != Some(RenditionClass::Seen) {
        return Ok(None);
    }
    rendition(tx, permit.row(), which, name).await
}

/// A larger picture, for whoever may `download`.
///
/// # Errors
/// Where the database fails.
pub async fn large(
    tx: &mut Tx,
    permit: &Permit<asset::Download>,
    which: Which,
    name: &str,
) -> Result<Option<SentFile>, Failure> {
    if class_of(name) != Some(RenditionClass::Large) {
        return Ok(None);
    }
    rendition(tx, permit.row(), which, name).await
}

/// For how long one row of the journal stands for further ranges of the same file, in seconds.
const ONE_DOWNLOAD: i64 = 600;

/// Does the journal tell already that they fetch this asset? Ranges of one download follow each other.
///
/// # Errors
/// Where the database fails.
pub async fn is_journaled(tx: &mut Tx, permit: &Permit<asset::Download>) -> Result<bool, Failure> {
    let row: Option<(i64,)> = tx
        .maybe(
            "SELECT number FROM journal WHERE subject = $1 AND kind = 'download' AND actor = $2 AND at > $3 LIMIT 1",
            args![
                permit.on().as_bytes(),
                permit.actor().user.as_bytes(),
                tx.now().plus_seconds(-ONE_DOWNLOAD),
            ],
        )
        .await?;
    Ok(row.is_some())
}

/// Journals that somebody fetched the source, or something as large.
///
/// # Errors
/// Where the database fails.
pub async fn journal_download(tx: &mut Tx, permit: Permit<asset::Download>) -> Result<(), Failure> {
    tx.journal(Change::of(
        "download",
        permit.on().as_bytes(),
        Doer::Actor(permit.actor()),
    ))
    .await?;
    Ok(())
}

async fn rendition(tx: &mut Tx, asset: i64, which: Which, name: &str) -> Result<Option<SentFile>, Failure> {
    let Some(version) = version_row(tx, asset, which).await? else {
        return Ok(None);
    };
    let row = tx
        .maybe(
            "SELECT r.blob, r.size, r.content_type, v.file_name, v.added_at FROM versions v
             JOIN renditions r ON r.version_row = v.row_id WHERE v.row_id = $1 AND r.name = $2",
            args![version, name],
        )
        .await?;
    sent(row)
}

/// The row of a version, only as one of that asset.
async fn version_row(tx: &mut Tx, asset: i64, which: Which) -> Result<Option<i64>, Failure> {
    let row: Option<(i64,)> = match which {
        Which::Active => {
            tx.maybe(
                "SELECT v.row_id FROM assets a
                 JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active WHERE a.row_id = $1",
                args![asset],
            )
            .await?
        }
        Which::This(version) => {
            tx.maybe(
                "SELECT row_id FROM versions WHERE id = $1 AND asset_row = $2",
                args![version.as_bytes(), asset],
            )
            .await?
        }
    };
    Ok(row.map(|(row,)| row))
}

fn sent(row: Option<(Vec<u8>, i64, String, String, i64)>) -> Result<Option<SentFile>, Failure> {
    row.map(|(hash, size, content_type, file_name, added_at)| {
        Ok(SentFile {
            stored: stored(&hash, size)?,
            content_type,
            file_name,
            added_at: Instant::from_millis(added_at),
        })
    })
    .transpose()
}

pub(crate) fn stored(hash: &[u8], size: i64) -> Result<Stored, Failure> {
    let size = u64::try_from(size).map_err(|error| Failure::damaged("a file", error))?;
    Ok(Stored {
        hash: BlobHash::from_bytes(bytes(hash)?),
        size,
    })
}
