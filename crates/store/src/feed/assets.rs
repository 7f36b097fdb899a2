//! Assets as the index keeps them.

use vitrine_model::{AssetId, Instant, Lifecycle, MediaKind, Orientation};

use crate::source::{bytes, word};
use crate::tx::Arg;
use crate::{Caretaker, Failure, Tx, fields, tags};

/// An asset as the index keeps it: words, and where it is; never who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// The database's number for it.
    pub row: i64,
    /// Which.
    pub id: AssetId,
    /// The row of the folder that is its home.
    pub place: i64,
    /// Its own state.
    pub state: Lifecycle,
    /// The row of the user who added it.
    pub added_by: i64,
    /// When it came.
    pub added_at: Instant,
    /// When it was taken.
    pub taken_at: Option<Instant>,
    /// What it is called.
    pub title: String,
    /// What is written about it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// Whose it is.
    pub rights: String,
    /// The rows of the tags that it bears. An index keeps these and no names of tags: what they are called, where
    /// they lie and what they were merged into is asked of [`Vocabulary`](crate::tags::Vocabulary) when somebody
    /// searches, so that no change of a tag indexes an asset anew.
    pub tags: Vec<i64>,
    /// The texts and choices of the account's own fields.
    pub values: Vec<String>,
    /// Its active version.
    pub version: IndexedVersion,
}

/// What the index keeps of the active version of an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedVersion {
    /// What the file was called.
    pub file_name: String,
    /// What it is to look at.
    pub kind: MediaKind,
    /// Bytes.
    pub size: i64,
    /// How it lies, where it has a width and a height.
    pub orientation: Option<Orientation>,
    /// Maker and model of what it was taken with.
    pub camera: Option<String>,
    /// What it was taken through.
    pub lens: Option<String>,
    /// The words inside it, where it is a document.
    pub text: Option<String>,
    /// What the file itself tells, in JSON, as the media crate wrote it.
    pub metadata: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    row_id: i64,
    id: Vec<u8>,
    place_row: i64,
    state: String,
    adder_row: i64,
    added_at: i64,
    taken_at: Option<i64>,
    title: String,
    caption: String,
    credit: String,
    rights: String,
    file_name: String,
    kind: String,
    size: i64,
    orientation: Option<String>,
    camera: Option<String>,
    lens: Option<String>,
    text: Option<String>,
    metadata: String,
}

const INDEXED: &str = "
    SELECT a.row_id, a.id, a.place_row, a.state, COALESCE(u.row_id, 0) AS adder_row, a.added_at, a.taken_at, a.title, a.caption,
           a.credit, a.rights,
           v.file_name, v.kind, v.size, v.orientation, v.camera, v.lens, t.text, v.metadata
    FROM assets a LEFT JOIN users u ON u.id = a.added_by
    JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
    LEFT JOIN version_texts t ON t.version_row = v.row_id WHERE a.id IN {keys}";

pub(super) async fn indexed(
    tx: &mut Tx,
    _caretaker: &Caretaker,
    ids: &[Vec<u8>],
) -> Result<Vec<Indexed>, Failure> {
    let keys: Vec<Arg<'_>> = ids.iter().map(|id| Arg::from(id.as_slice())).collect();
    let rows: Vec<Row> = tx.all_of(INDEXED, &keys).await?;
    let assets: Vec<i64> = rows.iter().map(|row| row.row_id).collect();
    let mut tags = tags::of_assets(tx, &assets).await?;
    let mut values = fields::words_of(tx, &assets).await?;
    rows.into_iter()
        .map(|row| {
            let borne = tags.remove(&row.row_id).unwrap_or_default();
            let values = values.remove(&row.row_id).unwrap_or_default();
            row.with(borne, values)
        })
        .collect()
}

impl Row {
    fn with(self, borne: Vec<tags::Borne>, values: Vec<String>) -> Result<Indexed, Failure> {
        Ok(Indexed {
            row: self.row_id,
            id: AssetId::from_bytes(bytes(&self.id)?),
            place: self.place_row,
            state: word(&self.state)?,
            added_by: self.adder_row,
            added_at: Instant::from_millis(self.added_at),
            taken_at: self.taken_at.map(Instant::from_millis),
            title: self.title,
            caption: self.caption,
            credit: self.credit,
            rights: self.rights,
            tags: borne.into_iter().map(|tag| tag.row).collect(),
            values,
            version: IndexedVersion {
                file_name: self.file_name,
                kind: word(&self.kind)?,
                size: self.size,
                orientation: self.orientation.as_deref().map(word).transpose()?,
                camera: self.camera,
                lens: self.lens,
                text: self.text,
                metadata: self.metadata,
            },
        })
    }
}
