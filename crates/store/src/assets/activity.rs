//! What happened to an asset, read from the journal.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use vitrine_access::{account, asset};
use vitrine_model::{FieldId, FolderId, Instant, Lifecycle, UserId};

use crate::source::bytes;
use crate::tx::args;
use crate::{Failure, Permit, Tx};

/// One thing that happened to an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Its place in what is told of this asset, counted from 1, the oldest. The journal's own number would tell of
    /// how much happens elsewhere.
    pub ordinal: i64,
    /// When.
    pub at: Instant,
    /// Who did it; `None` is Vitrine itself.
    pub by: Option<UserId>,
    /// What it was.
    pub what: What,
}

impl Happening {
    /// Does it tell what stood in one of the account's own fields?
    pub fn tells_words_of_a_field(&self) -> bool {
        matches!(&self.what, What::Described(parts)
            if parts.iter().any(|part| part.words.is_some() && matches!(part.part, Part::Field(_))))
    }
}

/// What may happen to an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It came.
    Created,
    /// A new version came, which was active from then on.
    Version {
        /// Its number.
        number: i64,
    },
    /// An earlier or later version became the active one.
    Restored {
        /// Its number.
        number: i64,
    },
    /// Somebody wrote something on a version.
    Noted {
        /// Its number.
        number: i64,
    },
    /// Somebody described it anew.
    Described(Vec<Described>),
    /// It was taken to another folder.
    Moved {
        /// From which.
        from: FolderId,
        /// To which.
        to: FolderId,
    },
    /// It was archived, trashed or brought back.
    State {
        /// What it was.
        before: Lifecycle,
        /// What it became.
        after: Lifecycle,
    },
    /// Somebody fetched its source, or something as large.
    Downloaded,
}

/// One part of an asset's description that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Which part.
    pub part: Part,
    /// What stood there and stands since; `None` for who may not `edit`, and once the words were erased.
    pub words: Option<Words>,
}

/// A part of an asset's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What it is called.
    Title,
    /// What is written about it.
    Caption,
    /// Who made it.
    Credit,
    /// Whose it is.
    Rights,
    /// The tags that it bears.
    Tags,
    /// One of the account's own fields.
    Field(FieldId),
}

/// What stood somewhere before a change, and what after. Of tags each, of all else at most one; of choices their
/// ids with a space between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Before.
    pub before: Vec<String>,
    /// After.
    pub after: Vec<String>,
}

/// What somebody is told beyond what whoever may `see` is told, each with its proof.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// Words that stood there once.
    pub words: Option<&'a Permit<asset::Edit>>,
    /// Who fetched it.
    pub downloads: Option<&'a Permit<account::ReadAudit>>,
}

/// Happenings in one piece.
const PIECE: i64 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    at: i64,
    kind: String,
    actor: Option<Vec<u8>>,
    before_state: Option<String>,
    after_state: Option<String>,
    words: Option<String>,
}

const COUNT: &str = "
    SELECT COUNT(*) FROM journal WHERE subject = $1 AND kind IN ('asset.create', 'asset.version',
        'asset.restore', 'asset.note', 'asset.edit', 'asset.move', 'asset.state', $2)";
const ROWS: &str = "
    SELECT j.at, j.kind, j.actor, j.before_state, j.after_state, w.words
    FROM journal j LEFT JOIN journal_words w ON w.number = j.number
    WHERE j.subject = $1 AND j.kind IN ('asset.create', 'asset.version',
        'asset.restore', 'asset.note', 'asset.edit', 'asset.move', 'asset.state', $2)
    ORDER BY j.number LIMIT $3 OFFSET $4";

/// What happened to the asset before that ordinal, or up to now: the latest fifty, newest first.
///
/// # Errors
/// Where the database fails.
pub async fn activity(
    tx: &mut Tx,
    permit: &Permit<asset::See>,
    told: Told<'_>,
    before: Option<i64>,
) -> Result<Vec<Happening>, Failure> {
    let asset = permit.on();
    // For everybody else the last kind is one that stands there already.
    let last = told.downloads.map_or("asset.create", |_| "download");
    let (all,): (i64,) = tx.one(COUNT, args![asset.as_bytes(), last]).await?;
    let end = before.map_or(all, |before| before.saturating_sub(1).clamp(0, all));
    let begin = (end - PIECE).max(0);
    let rows: Vec<Row> = tx
        .all(ROWS, args![asset.as_bytes(), last, end - begin, begin])
        .await?;
    let happenings = (begin + 1..).zip(rows).map(|(ordinal, row)| {
        Ok(Happening {
            ordinal,
            at: Instant::from_millis(row.at),
            by: row
                .actor
                .as_deref()
                .map(bytes)
                .transpose()?
                .map(UserId::from_bytes),
            what: row.what(told)?,
        })
    });
    let mut happenings: Vec<Happening> = happenings.collect::<Result<_, Failure>>()?;
    happenings.reverse();
    Ok(happenings)
}

impl Row {
    fn what(self, told: Told<'_>) -> Result<What, Failure> {
        let (before, after) = (
            json(self.before_state.as_deref()),
            json(self.after_state.as_deref()),
        );
        let corrupt = || {
            Failure::damaged(
                "the journal",
                format!("`{}` does not say what happened", self.kind),
            )
        };
        let number = |key: &str| after[key].as_i64().ok_or_else(corrupt);
        Ok(match self.kind.as_str() {
            "asset.create" => What::Created,
            "asset.version" => What::Version {
                number: number("active")?,
            },
            "asset.restore" => What::Restored {
                number: number("active")?,
            },
            "asset.note" => What::Noted {
                number: number("number")?,
            },
            "asset.edit" => What::Described(described(&json(self.words.as_deref()), told)),
            "asset.move" => What::Moved {
                from: read(&before["home"]).ok_or_else(corrupt)?,
                to: read(&after["home"]).ok_or_else(corrupt)?,
            },
            "asset.state" => What::State {
                before: read(&before["state"]).ok_or_else(corrupt)?,
                after: read(&after["state"]).ok_or_else(corrupt)?,
            },
            "download" => What::Downloaded,
            _ => return Err(corrupt()),
        })
    }
}

fn json(text: Option<&str>) -> Value {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// What an edit touched, as [`edit`](super::edit) journals it: the same parts before and after, and of fields those
/// in which something stood. A part that was written as it stood is left out.
fn described(words: &Value, told: Told<'_>) -> Vec<Described> {
    let (before, after) = (&words["before"], &words["after"]);
    let mut parts = Vec::new();
    let mut add = |part: Part, before: &Value, after: &Value| {
        if before != after {
            parts.push(Described {
                part,
                words: told.words.map(|_| Words {
                    before: texts(before),
                    after: texts(after),
                }),
            });
        }
    };
    for (key, part) in [
        ("title", Part::Title),
        ("caption", Part::Caption),
        ("credit", Part::Credit),
        ("rights", Part::Rights),
        ("tags", Part::Tags),
    ] {
        add(part, &before[key], &after[key]);
    }
    let empty = Map::new();
    let fields = |value: &Value| value["fields"].as_object().unwrap_or(&empty).clone();
    let (before, after) = (fields(before), fields(after));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for id in ids {
        if let Ok(field) = id.parse() {
            let of = |fields: &Map<String, Value>| fields.get(id).cloned().unwrap_or_default();
            add(Part::Field(field), &of(&before), &of(&after));
        }
    }
    parts
}

/// A text, or several; an empty one is none.
fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    match value {
        Value::Array(several) => several.iter().filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_edit_tells_only_of_parts_that_it_changed_and_no_words_without_proof() {
        let words = json!({
            "before": { "title": "a", "caption": "", "tags": ["x"], "fields": { "nonsense": "1" } },
            "after": { "title": "b", "caption": "", "tags": ["x"], "fields": {} },
        });
        let told = described(&words, Told::default());
        assert_eq!(
            told,
            [Described {
                part: Part::Title,
                words: None
            }]
        );
        assert!(described(&Value::Null, Told::default()).is_empty(), "erased");
    }

    #[test]
    fn texts_are_one_several_or_none() {
        assert_eq!(texts(&json!("a")), ["a"]);
        assert_eq!(texts(&json!(["a", "b"])), ["a", "b"]);
        for none in [json!(""), json!([]), Value::Null] {
            assert!(texts(&none).is_empty());
        }
    }
}
