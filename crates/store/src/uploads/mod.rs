//! Uploads in progress: a row each, with its parts as objects, so that any node can go on with one.

mod admission;
mod finish;

use vitrine_model::{AssetId, FileName, FolderId, Second, UploadId, UserId};

use crate::blobs::Part;
use crate::source::bytes;
use crate::tx::args;
use crate::{Caretaker, Failure, Subject, Tx};

pub use admission::Admission;
pub use finish::{Arrived, complete};

/// Where an upload goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into a folder, as an asset of its own.
    Folder(FolderId),
    /// Onto an asset, as its newest version.
    Asset(AssetId),
}

/// An upload, as its own maker sees it.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Which.
    pub id: UploadId,
    /// Where it goes.
    pub to: Destination,
    /// What the file is called.
    pub file_name: String,
    /// Bytes that were announced.
    pub length: u64,
    /// Bytes that are kept.
    pub received: u64,
    /// What it became.
    pub asset: Option<AssetId>,
    /// When it is forgotten, unless it awaits its asset then.
    pub until: Second,
    row: i64,
}

impl Upload {
    /// Has everything arrived?
    pub const fn is_complete(&self) -> bool {
        self.received == self.length
    }

    /// Has everything arrived, and it is no asset yet? Then it does not run out: all its bytes were
    /// acknowledged, and only its maker gives them up.
    pub const fn awaits_its_asset(&self) -> bool {
        self.is_complete() && self.asset.is_none()
    }
}

/// An upload to be.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// What the file is called.
    pub file_name: FileName,
    /// Bytes that will come.
    pub length: u64,
    /// When it is forgotten.
    pub until: Second,
}

/// What somebody has begun to upload and not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// How many uploads.
    pub uploads: u64,
    /// The bytes that were announced for them.
    pub bytes: u64,
}

/// The subject's own unfinished uploads, those included that have run out and are not cleared up yet.
///
/// # Errors
/// Where the database fails.
pub async fn unfinished(tx: &mut Tx, subject: &Subject) -> Result<Unfinished, Failure> {
    let (uploads, bytes): (i64, i64) = tx
        .one(
            "SELECT COUNT(*), CAST(COALESCE(SUM(l.length), 0) AS BIGINT) FROM uploads l
             JOIN users u ON u.row_id = l.user_row WHERE u.id = $1 AND l.asset IS NULL",
            args![subject.user().as_bytes()],
        )
        .await?;
    Ok(Unfinished {
        uploads: uploads.unsigned_abs(),
        bytes: bytes.unsigned_abs(),
    })
}

/// Begins an upload to where it is admitted.
///
/// # Errors
/// Where the database fails.
pub async fn begin(
    tx: &mut Tx,
    admission: impl Into<Admission>,
    new: &NewUpload,
) -> Result<UploadId, Failure> {
    match admission.into() {
        Admission::Folder(permit) => insert(tx, permit.actor().user, (permit.row(), None), new).await,
        Admission::Asset(permit) => {
            let sql = "SELECT place_row FROM assets WHERE row_id = $1";
            let (home,): (i64,) = tx.one(sql, args![permit.row()]).await?;
            insert(tx, permit.actor().user, (home, Some(permit.on())), new).await
        }
    }
}

async fn insert(
    tx: &mut Tx,
    user: UserId,
    (place, onto): (i64, Option<AssetId>),
    new: &NewUpload,
) -> Result<UploadId, Failure> {
    let id = UploadId::new(&*tx.ids(), tx.now());
    tx.run(
        "INSERT INTO uploads (id, user_row, place_row, onto, file_name, length, received, created_at, until_seconds)
         SELECT $1, row_id, $3, $4, $5, $6, 0, $7, $8 FROM users WHERE id = $2",
        args![
            id.as_bytes(),
            user.as_bytes(),
            place,
            onto.as_ref().map(|asset| asset.as_bytes().as_slice()),
            new.file_name.as_str(),
            i64::try_from(new.length).unwrap_or(i64::MAX),
            tx.now(),
            new.until.0,
        ],
    )
    .await?;
    Ok(id)
}

/// The subject's own upload; that of anybody else is not there, nor one that has run out.
///
/// # Errors
/// Where the database fails.
pub async fn find(tx: &mut Tx, subject: &Subject, id: UploadId) -> Result<Option<Upload>, Failure> {
    type Row = (
        i64,
        Vec<u8>,
        Option<Vec<u8>>,
        String,
        i64,
        i64,
        Option<Vec<u8>>,
        i64,
    );
    let row: Option<Row> = tx
        .maybe(
            "SELECT l.row_id, p.id, l.onto, l.file_name, l.length, l.received, l.asset, l.until_seconds
             FROM uploads l JOIN users u ON u.row_id = l.user_row JOIN places p ON p.row_id = l.place_row
             WHERE l.id = $1 AND u.id = $2
               AND (l.until_seconds > $3 OR (l.received = l.length AND l.asset IS NULL))",
            args![id.as_bytes(), subject.user().as_bytes(), tx.now().second().0],
        )
        .await?;
    row.map(|(row, folder, onto, file_name, length, received, asset, until)| {
        Ok(Upload {
            id,
            to: match onto {
                None => Destination::Folder(FolderId::from_bytes(bytes(&folder)?)),
                Some(onto) => Destination::Asset(AssetId::from_bytes(bytes(&onto)?)),
            },
            file_name,
            length: length.unsigned_abs(),
            received: received.unsigned_abs(),
            asset: asset
                .map(|asset| bytes(&asset).map(AssetId::from_bytes))
                .transpose()?,
            until: Second(until),
            row,
        })
    })
    .transpose()
}

/// Adds a part that was kept. `false` where another request has gone on from there meanwhile, and the part is litter.
///
/// # Errors
/// Where the database fails.
pub async fn add_part(tx: &mut Tx, upload: &Upload, part: &Part, until: Second) -> Result<bool, Failure> {
    let position = i64::try_from(part.position).unwrap_or(i64::MAX);
    let size = i64::try_from(part.size).unwrap_or(i64::MAX);
    let went_on = tx
        .run(
            "UPDATE uploads SET received = received + $3, until_seconds = $4
             WHERE row_id = $1 AND received = $2 AND received + $3 <= length AND asset IS NULL",
            args![upload.row, position, size, until.0],
        )
        .await?;
    if went_on == 0 {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO upload_parts (upload_row, position, size, object) VALUES ($1, $2, $3, $4)",
        args![upload.row, position, size, &part.object],
    )
    .await?;
    Ok(true)
}

/// Its parts, in the order of the file.
///
/// # Errors
/// Where the database fails.
pub async fn parts(tx: &mut Tx, upload: &Upload) -> Result<Vec<Part>, Failure> {
    parts_of(tx, upload.row).await
}

/// Forgets an upload. The parts are returned: they are dropped after the commit.
///
/// # Errors
/// Where the database fails.
pub async fn terminate(tx: &mut Tx, upload: Upload) -> Result<Vec<Part>, Failure> {
    let parts = parts_of(tx, upload.row).await?;
    forget(tx, upload.row).await?;
    Ok(parts)
}

/// For how long a file that arrived whole is kept when it could not become an asset, perhaps because its maker
/// lost the right meanwhile: 30 days, in seconds.
const KEPT_WHOLE: i64 = 30 * 86_400;

/// Forgets the uploads that have run out; not those that [await their asset](Upload::awaits_its_asset). Their parts are returned: they are dropped after the commit.
///
/// # Errors
/// Where the database fails.
pub async fn forget_expired(tx: &mut Tx, _caretaker: &Caretaker) -> Result<Vec<Part>, Failure> {
    let now = tx.now().second();
    let rows: Vec<(i64,)> = tx
        .all(
            "SELECT row_id FROM uploads WHERE until_seconds <= $1
             AND (received < length OR asset IS NOT NULL OR until_seconds <= $2)",
            args![now.0, now.0 - KEPT_WHOLE],
        )
        .await?;
    let mut parts = Vec::new();
    for (row,) in rows {
        parts.extend(parts_of(tx, row).await?);
        forget(tx, row).await?;
    }
    Ok(parts)
}

async fn parts_of(tx: &mut Tx, row: i64) -> Result<Vec<Part>, Failure> {
    let rows: Vec<(i64, i64, String)> = tx
        .all(
            "SELECT position, size, object FROM upload_parts WHERE upload_row = $1 ORDER BY position",
            args![row],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(position, size, object)| Part {
            position: position.unsigned_abs(),
            size: size.unsigned_abs(),
            object,
        })
        .collect())
}

async fn forget(tx: &mut Tx, row: i64) -> Result<(), Failure> {
    tx.run("DELETE FROM upload_parts WHERE upload_row = $1", args![row])
        .await?;
    tx.run("DELETE FROM uploads WHERE row_id = $1", args![row])
        .await?;
    Ok(())
}
