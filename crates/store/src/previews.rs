//! What the program finds in files and makes of them, for its own jobs.

use serde_json::{Value, json};
use vitrine_model::{
    AssetId, Caption, Credit, Instant, MediaKind, Orientation, Rights, TagName, Title, VersionId,
};

use crate::assets::Processing;
use crate::blobs::Stored;
use crate::files::stored;
use crate::journal::{Change, Doer};
use crate::source::bytes;
use crate::tx::args;
use crate::{Caretaker, Failure, Tx, tags};

/// A version whose previews are to be made.
#[derive(Clone, Debug)]
pub struct Unprepared {
    /// Which.
    pub version: VersionId,
    /// Of which asset.
    pub asset: AssetId,
    /// Its source.
    pub source: Stored,
}

/// What was found in a file. `None` leaves what stands there.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What it is to look at, where a closer look says otherwise than the first bytes did.
    pub kind: Option<MediaKind>,
    /// Its content type, likewise.
    pub content_type: Option<String>,
    /// Pixels, right side up.
    pub width: Option<i64>,
    /// Pixels, right side up.
    pub height: Option<i64>,
    /// Milliseconds.
    pub duration_ms: Option<i64>,
    /// When it was taken.
    pub taken_at: Option<Instant>,
    /// A better title than the file's name.
    pub title: Option<Title>,
    /// What is written about it.
    pub caption: Option<Caption>,
    /// Who made it.
    pub credit: Option<Credit>,
    /// Whose it is.
    pub rights: Option<Rights>,
    /// Its keywords; they become tags.
    pub tags: Vec<TagName>,
    /// Maker and model.
    pub camera: Option<String>,
    /// What it was taken through.
    pub lens: Option<String>,
    /// How many pages it has.
    pub pages: Option<i64>,
    /// A ThumbHash in Base64: a few bytes that show roughly what comes.
    pub placeholder: Option<String>,
    /// A stable code where what is shown is not all of it.
    pub damage: Option<&'static str>,
    /// The words inside a document, for the search.
    pub text: Option<String>,
    /// Everything else, in JSON.
    pub metadata: String,
}

impl Findings {
    fn orientation(&self) -> Option<Orientation> {
        Some(Orientation::of(self.width?, self.height?))
    }
}

/// A picture or proxy that was made and kept.
#[derive(Clone, Debug)]
pub struct NewRendition {
    /// As in `320`, `1280`, `proxy` or `page-2`.
    pub name: String,
    /// Its bytes.
    pub stored: Stored,
    /// Its content type.
    pub content_type: String,
    /// Pixels.
    pub width: Option<i64>,
    /// Pixels.
    pub height: Option<i64>,
}

/// The version that a job is about; `None` where it is gone.
///
/// # Errors
/// Where the database fails.
pub async fn unprepared(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    version: VersionId,
) -> Result<Option<Unprepared>, Failure> {
    let row: Option<(Vec<u8>, Vec<u8>, i64)> = tx
        .maybe(
            "SELECT a.id, v.blob, v.size FROM versions v JOIN assets a ON a.row_id = v.asset_row WHERE v.id = $1",
            args![version.as_bytes()],
        )
        .await?;
    row.map(|(asset, hash, size)| {
        Ok(Unprepared {
            version,
            asset: AssetId::from_bytes(bytes(&asset)?),
            source: stored(&hash, size)?,
        })
    })
    .transpose()
}

/// Keeps what was found in the file and made of it. What somebody wrote stays.
///
/// # Errors
/// Where the database fails.
pub async fn prepared(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    of: &Unprepared,
    findings: &Findings,
    renditions: &[NewRendition],
) -> Result<(), Failure> {
    tx.run(
        "UPDATE versions SET width = $2, height = $3, duration_ms = $4, metadata = $5, processing = $6,
                             failure = $14, kind = COALESCE($7, kind),
                             content_type = COALESCE($8, content_type), camera = $9, lens = $10, pages = $11,
                             orientation = $12, placeholder = $13 WHERE id = $1",
        args![
            of.version.as_bytes(),
            findings.width,
            findings.height,
            findings.duration_ms,
            &findings.metadata,
            Processing::Ready.word(),
            findings.kind.map(MediaKind::word),
            findings.content_type.as_deref(),
            findings.camera.as_deref(),
            findings.lens.as_deref(),
            findings.pages,
            findings.orientation().map(Orientation::word),
            findings.placeholder.as_deref(),
            findings.damage,
        ],
    )
    .await?;
    keep_text(tx, of.version, findings.text.as_deref()).await?;
    for rendition in renditions {
        keep_rendition(tx, of.version, rendition).await?;
    }
    describe(tx, of, findings).await?;
    let words = json!({
        "title": findings.title, "caption": findings.caption, "credit": findings.credit, "rights": findings.rights,
        "tags": findings.tags,
    });
    journal(tx, of, Processing::Ready, findings.damage, Some(words)).await
}

/// Says that no previews can be made, and why. What was found all the same is kept.
///
/// # Errors
/// Where the database fails.
pub async fn unprepared_for_good(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    of: &Unprepared,
    processing: Processing,
    failure: &str,
) -> Result<(), Failure> {
    tx.run(
        "UPDATE versions SET processing = $2, failure = $3 WHERE id = $1",
        args![of.version.as_bytes(), processing.word(), failure],
    )
    .await?;
    journal(tx, of, processing, Some(failure), None).await
}

/// The words of a version are those that were found last.
async fn keep_text(tx: &mut Tx, version: VersionId, text: Option<&str>) -> Result<(), Failure> {
    tx.run(
        "DELETE FROM version_texts WHERE version_row IN (SELECT row_id FROM versions WHERE id = $1)",
        args![version.as_bytes()],
    )
    .await?;
    let Some(text) = text else { return Ok(()) };
    let size = i64::try_from(text.len()).unwrap_or(i64::MAX);
    tx.run(
        "INSERT INTO version_texts (version_row, size, text) SELECT row_id, $2, $3 FROM versions WHERE id = $1",
        args![version.as_bytes(), size, text],
    )
    .await?;
    Ok(())
}

async fn keep_rendition(tx: &mut Tx, version: VersionId, rendition: &NewRendition) -> Result<(), Failure> {
    let size = i64::try_from(rendition.stored.size).unwrap_or(i64::MAX);
    let hash = rendition.stored.hash;
    tx.run(
        "INSERT INTO blobs (hash, size, created_at) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        args![hash.as_bytes(), size, tx.now()],
    )
    .await?;
    tx.run(
        "INSERT INTO renditions (version_row, name, blob, size, content_type, width, height)
         SELECT row_id, $2, $3, $4, $5, $6, $7 FROM versions WHERE id = $1
         ON CONFLICT (version_row, name) DO UPDATE SET blob = excluded.blob, size = excluded.size,
             content_type = excluded.content_type, width = excluded.width, height = excluded.height",
        args![
            version.as_bytes(),
            &rendition.name,
            hash.as_bytes(),
            size,
            &rendition.content_type,
            rendition.width,
            rendition.height,
        ],
    )
    .await?;
    Ok(())
}

/// The words of an asset's first file are taken over as long as nobody has written their own.
async fn describe(tx: &mut Tx, of: &Unprepared, findings: &Findings) -> Result<(), Failure> {
    let (row, number, edits): (i64, i64, i64) = tx
        .one(
            "SELECT a.row_id, v.number,
                    (SELECT COUNT(*) FROM journal WHERE subject = $1 AND kind = 'asset.edit')
             FROM assets a JOIN versions v ON v.asset_row = a.row_id WHERE v.id = $2",
            args![of.asset.as_bytes(), of.version.as_bytes()],
        )
        .await?;
    if number > 1 {
        // A later version is the same asset: what is said of it stands.
        return Ok(());
    }
    let taken_at = findings.taken_at.map(Instant::millis);
    tx.run(
        "UPDATE assets SET taken_at = COALESCE($2, taken_at) WHERE row_id = $1",
        args![row, taken_at],
    )
    .await?;
    if edits > 0 {
        return Ok(());
    }
    if let Some(title) = &findings.title {
        let sql = "UPDATE assets SET title = $2, title_folded = $3 WHERE row_id = $1";
        tx.run(sql, args![row, title.as_str(), &title.folded()]).await?;
    }
    tx.run(
        "UPDATE assets SET caption = COALESCE($2, caption), credit = COALESCE($3, credit),
                           rights = COALESCE($4, rights) WHERE row_id = $1",
        args![
            row,
            findings.caption.as_ref().map(Caption::as_str),
            findings.credit.as_ref().map(Credit::as_str),
            findings.rights.as_ref().map(Rights::as_str),
        ],
    )
    .await?;
    if !findings.tags.is_empty() {
        let rows = tags::named(tx, &findings.tags, Doer::Program).await?;
        tags::apply(tx, row, &rows).await?;
    }
    Ok(())
}

async fn journal(
    tx: &mut Tx,
    of: &Unprepared,
    processing: Processing,
    failure: Option<&str>,
    words: Option<Value>,
) -> Result<(), Failure> {
    tx.journal(Change {
        after: Some(json!({ "processing": processing, "failure": failure })),
        words,
        ..Change::of("asset.previews", of.asset.as_bytes(), Doer::Program)
    })
    .await?;
    Ok(())
}
