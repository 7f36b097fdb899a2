//! What the search index is fed with: assets that changed, read from the journal. A view that can be thrown away.

use std::collections::{HashMap, HashSet};

use vitrine_model::{Instant, Orientation};

use crate::source::word;
use crate::tx::{Arg, args};
use crate::{Caretaker, Failure, Tx, fields, tags};

/// An asset as the index keeps it: words, and where it is; never who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// The database's number for it.
    pub row: i64,
    /// The row of the folder that is its home.
    pub place: i64,
    /// The word of its own state.
    pub state: String,
    /// What it is called.
    pub title: String,
    /// What the file was called.
    pub file_name: String,
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
    /// What these tags were called when it was read.
    pub tag_names: Vec<String>,
    /// The texts and choices of the account's own fields.
    pub values: Vec<String>,
    /// The words inside its active version, where that is a document.
    pub text: Option<String>,
    /// Maker and model of what it was taken with.
    pub camera: Option<String>,
    /// What it was taken through.
    pub lens: Option<String>,
    /// How it lies, where it has a width and a height.
    pub orientation: Option<Orientation>,
    /// When it came.
    pub added_at: Instant,
}

/// The assets that changed after a journal number, and the number up to which that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// As they are now.
    pub assets: Vec<Indexed>,
    /// The last journal row that was looked at.
    pub number: i64,
}

/// Journal rows that are looked at in one piece, at most.
const PIECE: i64 = 5_000;

/// The words of documents in one piece, in bytes, but for those of its first.
const MOST_TEXT: i64 = 32 << 20;

/// What changed after that number; a long way back comes in several pieces.
///
/// # Errors
/// Where the database fails.
pub async fn since(tx: &mut Tx, caretaker: &Caretaker, number: i64) -> Result<Feed, Failure> {
    let rows: Vec<Told> = tx
        .all(
            "SELECT number, subject, kind FROM journal WHERE number > $1 ORDER BY number LIMIT $2",
            args![number, PIECE],
        )
        .await?;
    let sizes = text_sizes(tx, &rows).await?;
    let (changed, last) = piece(&rows, &sizes);
    Ok(Feed {
        assets: indexed(tx, caretaker, &changed).await?,
        number: last.unwrap_or(number),
    })
}

/// A row of the journal: its number, what it is about, and its kind.
type Told = (i64, Option<Vec<u8>>, String);

/// The assets that those rows are about, each once, and the number up to which they were looked at. Ends before the
/// words of their documents would be more than fits in memory at once.
fn piece(rows: &[Told], sizes: &HashMap<Vec<u8>, i64>) -> (Vec<Vec<u8>>, Option<i64>) {
    let (mut changed, mut known, mut size) = (Vec::new(), HashSet::new(), 0);
    let mut last = None;
    for (number, id) in rows.iter().map(|(number, id, kind)| (*number, about(id, kind))) {
        if let Some(id) = id.filter(|id| !known.contains(*id)) {
            size += sizes.get(id).copied().unwrap_or(0);
            if size > MOST_TEXT && !changed.is_empty() {
                break;
            }
            known.insert(id);
            changed.push(id.clone());
        }
        last = Some(number);
    }
    (changed, last)
}

fn about<'a>(id: &'a Option<Vec<u8>>, kind: &str) -> Option<&'a Vec<u8>> {
    id.as_ref().filter(|_| kind.starts_with("asset."))
}

async fn text_sizes(tx: &mut Tx, rows: &[Told]) -> Result<HashMap<Vec<u8>, i64>, Failure> {
    let ids: HashSet<&Vec<u8>> = rows.iter().filter_map(|(_, id, kind)| about(id, kind)).collect();
    let keys: Vec<Arg<'_>> = ids.into_iter().map(|id| Arg::from(id.as_slice())).collect();
    let sizes: Vec<(Vec<u8>, i64)> = tx
        .all_of(
            "SELECT a.id, t.size FROM assets a
             JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
             JOIN version_texts t ON t.version_row = v.row_id WHERE a.id IN {keys}",
            &keys,
        )
        .await?;
    Ok(sizes.into_iter().collect())
}

/// The number of the last journal row, which a caught-up index has reached.
///
/// # Errors
/// Where the database fails.
pub async fn last_number(tx: &mut Tx) -> Result<i64, Failure> {
    Ok(crate::head(tx).await?.number)
}

async fn indexed(tx: &mut Tx, _caretaker: &Caretaker, ids: &[Vec<u8>]) -> Result<Vec<Indexed>, Failure> {
    let keys: Vec<Arg<'_>> = ids.iter().map(|id| Arg::from(id.as_slice())).collect();
    let rows: Vec<Row> = tx
        .all_of(
            "SELECT a.row_id, a.place_row, a.state, a.title, a.caption, a.credit, a.rights, v.file_name, a.added_at,
                    v.camera, v.lens, v.orientation, t.text FROM assets a
             JOIN versions v ON v.asset_row = a.row_id AND v.number = a.active
             LEFT JOIN version_texts t ON t.version_row = v.row_id WHERE a.id IN {keys}",
            &keys,
        )
        .await?;
    let assets: Vec<i64> = rows.iter().map(|row| row.row_id).collect();
    let mut tags = tags::of_assets(tx, &assets).await?;
    let mut values = fields::words_of(tx, &assets).await?;
    rows.into_iter()
        .map(|row| {
            let borne = tags.remove(&row.row_id).unwrap_or_default();
            let values = values.remove(&row.row_id).unwrap_or_default();
            row.indexed(borne, values)
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    row_id: i64,
    place_row: i64,
    state: String,
    title: String,
    caption: String,
    credit: String,
    rights: String,
    file_name: String,
    added_at: i64,
    camera: Option<String>,
    lens: Option<String>,
    orientation: Option<String>,
    text: Option<String>,
}

impl Row {
    fn indexed(self, borne: Vec<tags::Borne>, values: Vec<String>) -> Result<Indexed, Failure> {
        Ok(Indexed {
            row: self.row_id,
            place: self.place_row,
            state: self.state,
            title: self.title,
            file_name: self.file_name,
            caption: self.caption,
            credit: self.credit,
            rights: self.rights,
            tags: borne.iter().map(|tag| tag.row).collect(),
            tag_names: borne.into_iter().map(|tag| tag.name).collect(),
            values,
            text: self.text,
            camera: self.camera,
            lens: self.lens,
            orientation: self.orientation.as_deref().map(word).transpose()?,
            added_at: Instant::from_millis(self.added_at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_ends_before_its_documents_are_too_many_and_always_has_one() {
        let told = |number: i64, id: u8| (number, Some(vec![id]), "asset.previews".to_owned());
        let half = MOST_TEXT / 2 + 1;
        let sizes = HashMap::from([(vec![1], half), (vec![2], half), (vec![3], 10 * half)]);
        let rows = [
            told(4, 1),
            (5, None, "user.create".to_owned()),
            told(6, 1),
            told(7, 2),
            told(8, 3),
        ];
        assert_eq!(piece(&rows, &sizes), (vec![vec![1]], Some(6)));
        assert_eq!(piece(&rows[3..], &sizes), (vec![vec![2]], Some(7)));
        assert_eq!(piece(&rows[4..], &sizes), (vec![vec![3]], Some(8)));
        assert_eq!(piece(&[], &sizes), (vec![], None));
    }
}
