//! What happens, for those who look on: read from the journal once for all, told to each as far as they may see it.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use vitrine_access::{Generation, Via, asset, folder};
use vitrine_model::{AssetId, FolderId, Lifecycle, UserId};

use crate::source::{bytes, word};
use crate::tx::{Arg, args};
use crate::{Caretaker, Failure, Subject, Tx};

/// Something that changed, as somebody is told of it: what it was, never what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// An asset that they see, or saw in the place and state that it was taken from.
    Asset {
        /// Which.
        id: AssetId,
        /// Its version now; `None` where it is out of their sight.
        version: Option<i64>,
    },
    /// A folder that they see.
    Folder(FolderId),
    /// The tags that everybody is offered.
    Tags,
    /// The account's own fields.
    Fields,
    /// There is something for them to be told of.
    Notices,
}

/// What happened after one journal number and up to another. Nothing in it is for anybody but through
/// [`Batch::told`].
#[derive(Clone, Debug)]
pub struct Batch {
    /// The last journal row that was looked at.
    pub number: i64,
    /// The world as of then: where it is another, so may be what people see.
    pub generation: Generation,
    happened: Vec<Happened>,
}

#[derive(Clone, Debug)]
enum Happened {
    Asset(Moved),
    Folder(FolderId),
    Tags,
    /// A tag that was offered to nobody was removed from what lay in those places, in those states.
    TagTakenFrom(Vec<(i64, Lifecycle)>),
    Fields,
    NoticeFor(UserId),
}

/// An asset that changed: where it is, and where it was taken from.
#[derive(Clone, Debug)]
struct Moved {
    id: AssetId,
    place: i64,
    state: Lifecycle,
    version: i64,
    from: Vec<From>,
}

#[derive(Clone, Debug)]
enum From {
    Home(FolderId),
    State(Lifecycle),
}

/// Journal rows that are looked at in one piece, at most.
const PIECE: i64 = 2_000;

/// What happened after that number; a long way back comes in several pieces.
///
/// # Errors
/// Where the database fails.
pub async fn since(tx: &mut Tx, _caretaker: &Caretaker, number: i64) -> Result<Batch, Failure> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT number, subject, kind, before_state FROM journal WHERE number > $1 ORDER BY number LIMIT $2",
            args![number, PIECE],
        )
        .await?;
    let last = rows.last().map_or(number, |row| row.number);
    let mut happened = assets(tx, &rows).await?;
    let mut told = HashSet::new();
    for row in rows.iter().filter(|row| !row.is_of("asset.")) {
        let Some(id) = &row.subject else { continue };
        if row.is_of("folder.") && told.insert(id) {
            happened.push(Happened::Folder(FolderId::from_bytes(bytes(id)?)));
        }
    }
    if rows.iter().any(|row| row.is_of("field.")) {
        happened.push(Happened::Fields);
    }
    let is_quiet = |row: &&Row| matches!(row.kind.as_str(), "tag.create" | "tag.remove");
    if rows.iter().any(|row| row.is_of("tag.") && !is_quiet(&row))
        || offered(tx, rows.iter().filter(is_quiet)).await?
    {
        happened.push(Happened::Tags);
    } else {
        happened.extend(rows.iter().filter_map(Row::bore).map(Happened::TagTakenFrom));
    }
    happened.extend(notices(tx, number, last).await?);
    Ok(Batch {
        number: last,
        generation: crate::head(tx).await?.generation,
        happened,
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    subject: Option<Vec<u8>>,
    kind: String,
    before_state: Option<String>,
}

impl Row {
    fn is_of(&self, noun: &str) -> bool {
        self.kind.starts_with(noun)
    }

    /// Where a removed tag was borne: rows of places, and states.
    fn bore(&self) -> Option<Vec<(i64, Lifecycle)>> {
        let before = self
            .before_state
            .as_deref()
            .filter(|_| self.kind == "tag.remove")?;
        let before: Value = serde_json::from_str(before).ok()?;
        let borne = before["borne"].as_array()?.iter();
        let one = |one: &Value| Some((one[0].as_i64()?, one[1].as_str()?.parse().ok()?));
        Some(borne.filter_map(one).collect())
    }

    /// From where an asset was taken, if it was.
    fn from(&self) -> Option<From> {
        let before: Value = serde_json::from_str(self.before_state.as_deref()?).ok()?;
        match self.kind.as_str() {
            "asset.move" => before["home"].as_str()?.parse().ok().map(From::Home),
            "asset.state" => before["state"].as_str()?.parse().ok().map(From::State),
            _ => None,
        }
    }
}

async fn assets(tx: &mut Tx, rows: &[Row]) -> Result<Vec<Happened>, Failure> {
    let mut from: HashMap<&Vec<u8>, Vec<From>> = HashMap::new();
    for row in rows.iter().filter(|row| row.is_of("asset.")) {
        if let Some(id) = &row.subject {
            from.entry(id).or_default().extend(row.from());
        }
    }
    let keys: Vec<Arg<'_>> = from.keys().map(|id| Arg::from(id.as_slice())).collect();
    let found: Vec<(Vec<u8>, i64, String, i64)> = tx
        .all_of(
            "SELECT id, place_row, state, version FROM assets WHERE id IN {keys}",
            &keys,
        )
        .await?;
    found
        .into_iter()
        .map(|(id, place, state, version)| {
            Ok(Happened::Asset(Moved {
                from: from.remove(&id).unwrap_or_default(),
                id: AssetId::from_bytes(bytes(&id)?),
                place,
                state: word(&state)?,
                version,
            }))
        })
        .collect()
}

/// Is one of the tags that were made or removed offered to everybody? Others are shown only where they are borne.
async fn offered(tx: &mut Tx, rows: impl Iterator<Item = &Row>) -> Result<bool, Failure> {
    let keys: Vec<Arg<'_>> = rows
        .filter_map(|row| row.subject.as_deref().map(Arg::from))
        .collect();
    let found: Vec<(i64,)> = tx
        .all_of(
            "SELECT row_id FROM tags WHERE offered = 1 AND id IN {keys}",
            &keys,
        )
        .await?;
    Ok(!found.is_empty())
}

async fn notices(tx: &mut Tx, after: i64, last: i64) -> Result<Vec<Happened>, Failure> {
    let rows: Vec<(Vec<u8>,)> = tx
        .all(
            "SELECT DISTINCT u.id FROM notices n JOIN users u ON u.row_id = n.user_row
             WHERE n.number > $1 AND n.number <= $2",
            args![after, last],
        )
        .await?;
    rows.into_iter()
        .map(|(user,)| Ok(Happened::NoticeFor(UserId::from_bytes(bytes(&user)?))))
        .collect()
}

impl Batch {
    /// What that person is told of it.
    pub fn told(&self, who: &Subject) -> Vec<Event> {
        let (assets, folders) = (who.scope::<asset::See>(), who.scope::<folder::See>());
        let tell = |happened: &Happened| match happened {
            Happened::Asset(moved) => moved.told(&assets),
            Happened::Folder(id) => folders.place(*id).map(|_| Event::Folder(*id)),
            Happened::Tags => Some(Event::Tags),
            Happened::TagTakenFrom(bore) => {
                let bore = bore
                    .iter()
                    .any(|(place, state)| assets.admits_asset(*place, *state));
                bore.then_some(Event::Tags)
            }
            Happened::Fields => Some(Event::Fields),
            // They are not for tokens.
            Happened::NoticeFor(user) => {
                let is_session = matches!(who.actor().via, Via::Session { .. });
                (is_session && *user == who.user()).then_some(Event::Notices)
            }
        };
        self.happened.iter().filter_map(tell).collect()
    }
}

impl Moved {
    fn told(&self, scope: &crate::Scope<asset::See>) -> Option<Event> {
        let id = self.id;
        if scope.admits_asset(self.place, self.state) {
            let version = Some(self.version);
            return Some(Event::Asset { id, version });
        }
        // Whoever saw it where it was learns that it is gone, and not where to.
        let saw = self.from.iter().any(|from| match from {
            From::Home(home) => scope
                .place(*home)
                .is_some_and(|home| scope.admits_asset(home, self.state)),
            From::State(state) => scope.admits_asset(self.place, *state),
        });
        saw.then_some(Event::Asset { id, version: None })
    }
}
