//! The facts that access is decided by, as this store has them.

use std::sync::Arc;

use sqlx::FromRow;
use vitrine_access::{
    AssetFacts, CredentialFacts, EntryFacts, FolderFacts, Generation, GrantFacts, GroupFacts, ListKind,
    MembershipFacts, Overrides, SecretHash, Source, SubjectRow, UserFacts, Via, WorldFacts,
};
use vitrine_model::{
    AssetId, FolderId, Function, FunctionSet, Grant, GroupId, Second, SessionId, State, TokenId, UserId,
};

use crate::tx::{Arg, args};
use crate::{Failure, Tx, head};

impl Source for Tx {
    type Failure = Failure;

    async fn generation(&mut self) -> Result<Generation, Failure> {
        Ok(head::read(self).await?.generation)
    }

    async fn credential(
        &mut self,
        secret: &SecretHash,
        now: Second,
    ) -> Result<(Option<CredentialFacts>, Generation), Failure> {
        let row: Option<CredentialRow> = self.maybe(CREDENTIAL, args![secret.as_bytes(), now.0]).await?;
        let row = row.ok_or(Failure::NoAccount)?;
        let generation = Generation(row.generation);
        Ok((row.facts(now)?, generation))
    }

    async fn world(&mut self) -> Result<(WorldFacts, Generation), Failure> {
        let head = head::read(self).await?;
        let facts = WorldFacts {
            maintenance: head.maintenance,
            users: users(self).await?,
            groups: groups(self).await?,
            memberships: memberships(self).await?,
            grants: grants(self).await?,
            sees: self
                .all("SELECT group_row, seen_row FROM group_sees", args![])
                .await?,
            folders: folders(self).await?,
            entries: entries(self).await?,
        };
        Ok((facts, head.generation))
    }

    async fn assets(&mut self, ids: &[AssetId]) -> Result<Vec<AssetFacts>, Failure> {
        let keys: Vec<Arg<'_>> = ids.iter().map(|id| Arg::from(id.as_bytes())).collect();
        let rows: Vec<AssetRow> = self
            .all_of(
                "SELECT row_id, id, place_row, state FROM assets WHERE id IN {keys}",
                &keys,
            )
            .await?;
        asset_facts(rows)
    }

    fn overrides(&self) -> Arc<Overrides> {
        Tx::overrides(self)
    }
}

/// An asset's row, id, home and state.
pub(crate) type AssetRow = (i64, Vec<u8>, i64, String);

/// What decides of each asset.
pub(crate) fn asset_facts(rows: Vec<AssetRow>) -> Result<Vec<AssetFacts>, Failure> {
    rows.into_iter()
        .map(|(row, id, home, state)| {
            Ok(AssetFacts {
                row,
                id: AssetId::from_bytes(bytes(&id)?),
                home,
                state: word(&state)?,
            })
        })
        .collect()
}

/// The head always, and the session or token beside it where one is live: one query for both.
const CREDENTIAL: &str = "
    SELECT h.generation, c.id, c.user_id, c.scope, c.supermode_until
    FROM head h LEFT JOIN (
        SELECT s.id, u.id AS user_id, NULL AS scope, s.supermode_until
        FROM sessions s JOIN users u ON u.row_id = s.user_row
        WHERE s.secret_hash = $1 AND s.until_seconds > $2
        UNION ALL
        SELECT t.id, u.id AS user_id, t.scope, NULL AS supermode_until
        FROM tokens t JOIN users u ON u.row_id = t.user_row
        WHERE t.secret_hash = $1 AND t.stopped = 0 AND (t.until_seconds IS NULL OR t.until_seconds > $2)
    ) c ON TRUE
    WHERE h.one = 1";

#[derive(FromRow)]
struct CredentialRow {
    generation: i64,
    id: Option<Vec<u8>>,
    user_id: Option<Vec<u8>>,
    scope: Option<String>,
    supermode_until: Option<i64>,
}

impl CredentialRow {
    fn facts(self, now: Second) -> Result<Option<CredentialFacts>, Failure> {
        let (Some(id), Some(user)) = (self.id, self.user_id) else {
            return Ok(None);
        };
        let via = match self.scope {
            Some(scope) => Via::Token {
                id: TokenId::from_bytes(bytes(&id)?),
                scope: function_set(&scope)?,
            },
            None => Via::Session {
                id: SessionId::from_bytes(bytes(&id)?),
                supermode_until: self.supermode_until.map(Second).filter(|until| now < *until),
            },
        };
        Ok(Some(CredentialFacts {
            user: UserId::from_bytes(bytes(&user)?),
            via,
        }))
    }
}

async fn users(tx: &mut Tx) -> Result<Vec<UserFacts>, Failure> {
    let rows: Vec<(i64, Vec<u8>, String, String)> = tx
        .all("SELECT row_id, id, status, level FROM users", args![])
        .await?;
    rows.into_iter()
        .map(|(row, id, status, level)| {
            Ok(UserFacts {
                row,
                id: UserId::from_bytes(bytes(&id)?),
                status: word(&status)?,
                level: word(&level)?,
            })
        })
        .collect()
}

async fn groups(tx: &mut Tx) -> Result<Vec<GroupFacts>, Failure> {
    let rows: Vec<(i64, Vec<u8>, String)> = tx
        .all("SELECT row_id, id, kind FROM people_groups", args![])
        .await?;
    rows.into_iter()
        .map(|(row, id, kind)| {
            Ok(GroupFacts {
                row,
                id: GroupId::from_bytes(bytes(&id)?),
                kind: word(&kind)?,
            })
        })
        .collect()
}

async fn memberships(tx: &mut Tx) -> Result<Vec<MembershipFacts>, Failure> {
    let rows: Vec<(i64, i64, Option<i64>)> = tx
        .all(
            "SELECT user_row, group_row, until_seconds FROM memberships",
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(user, group, until)| MembershipFacts {
            user,
            group,
            until: until.map(Second),
        })
        .collect())
}

async fn grants(tx: &mut Tx) -> Result<Vec<GrantFacts>, Failure> {
    type Grants = Vec<(i64, String, String, Option<i64>)>;
    let users: Grants = tx
        .all(
            "SELECT user_row, action, state, until_seconds FROM user_grants",
            args![],
        )
        .await?;
    let groups: Grants = tx
        .all(
            "SELECT group_row, action, state, until_seconds FROM group_grants",
            args![],
        )
        .await?;
    let users = users
        .into_iter()
        .map(|(row, action, state, until)| (SubjectRow::User(row), action, state, until));
    let groups = groups
        .into_iter()
        .map(|(row, action, state, until)| (SubjectRow::Group(row), action, state, until));
    users
        .chain(groups)
        .map(|(subject, action, state, until)| {
            let (function, grant) = grant(&action, &state, until)?;
            Ok(GrantFacts {
                subject,
                function,
                grant,
            })
        })
        .collect()
}

async fn folders(tx: &mut Tx) -> Result<Vec<FolderFacts>, Failure> {
    type FolderRow = (i64, Vec<u8>, Option<i64>, String, i64, i64);
    let rows: Vec<FolderRow> = tx
        .all(
            "SELECT row_id, id, parent_row, state, here_set, below_set FROM places
             WHERE kind = 'folder' ORDER BY row_id",
            args![],
        )
        .await?;
    rows.into_iter()
        .map(|(row, id, parent, state, here_set, below_set)| {
            Ok(FolderFacts {
                row,
                id: FolderId::from_bytes(bytes(&id)?),
                parent,
                state: word(&state)?,
                here_set: here_set != 0,
                below_set: below_set != 0,
            })
        })
        .collect()
}

async fn entries(tx: &mut Tx) -> Result<Vec<EntryFacts>, Failure> {
    let rows: Vec<EntryRow> = tx
        .all(
            "SELECT e.row_id, e.place_row, e.list, e.user_row, e.group_row, e.until_seconds,
                    g.action, g.state, g.until_seconds AS grant_until
             FROM entries e LEFT JOIN entry_grants g ON g.entry_row = e.row_id ORDER BY e.row_id, g.action",
            args![],
        )
        .await?;
    let mut entries: Vec<(i64, EntryFacts)> = Vec::new();
    for row in rows {
        let granted = row.grant()?;
        if entries.last().is_none_or(|(last, _)| *last != row.row_id) {
            entries.push((row.row_id, row.entry()?));
        }
        if let (Some((_, entry)), Some(granted)) = (entries.last_mut(), granted) {
            entry.grants.push(granted);
        }
    }
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// One grant of one entry; an entry without grants has a row of its own as well.
#[derive(FromRow)]
pub(crate) struct EntryRow {
    pub(crate) row_id: i64,
    place_row: i64,
    list: String,
    user_row: Option<i64>,
    group_row: Option<i64>,
    until_seconds: Option<i64>,
    action: Option<String>,
    state: Option<String>,
    grant_until: Option<i64>,
}

impl EntryRow {
    pub(crate) fn until(&self) -> Option<Second> {
        self.until_seconds.map(Second)
    }

    pub(crate) fn grant(&self) -> Result<Option<(Function, Grant)>, Failure> {
        match (&self.action, &self.state) {
            (Some(action), Some(state)) => grant(action, state, self.grant_until).map(Some),
            _ => Ok(None),
        }
    }

    fn entry(&self) -> Result<EntryFacts, Failure> {
        let subject = match (self.user_row, self.group_row) {
            (Some(user), None) => SubjectRow::User(user),
            (None, Some(group)) => SubjectRow::Group(group),
            _ => return Err(Failure::damaged("an access list", "an entry names no subject")),
        };
        let list = match self.list.as_str() {
            "here" => ListKind::Here,
            "below" => ListKind::Below,
            other => {
                return Err(Failure::damaged(
                    "an access list",
                    format!("`{other}` is no list"),
                ));
            }
        };
        Ok(EntryFacts {
            folder: self.place_row,
            list,
            subject,
            until: self.until(),
            grants: Vec::new(),
        })
    }
}

pub(crate) fn grant(action: &str, state: &str, until: Option<i64>) -> Result<(Function, Grant), Failure> {
    let state: State = state
        .parse()
        .map_err(|error| Failure::damaged("a grant", error))?;
    let function: Function = action
        .parse()
        .map_err(|error| Failure::damaged("a grant", error))?;
    Ok((
        function,
        Grant {
            state,
            until: until.map(Second),
        },
    ))
}

pub(crate) fn function_set(words: &str) -> Result<FunctionSet, Failure> {
    words
        .split_ascii_whitespace()
        .map(|word| {
            word.parse::<Function>()
                .map_err(|error| Failure::damaged("a token", error))
        })
        .collect()
}

/// An id's or hash's bytes.
pub(crate) fn bytes<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Failure> {
    bytes
        .try_into()
        .map_err(|_| Failure::damaged("an id", format!("{} bytes", bytes.len())))
}

/// One of a field's words.
pub(crate) fn word<T: std::str::FromStr<Err: ToString>>(word: &str) -> Result<T, Failure> {
    word.parse()
        .map_err(|error: T::Err| Failure::damaged("a row", error.to_string()))
}
