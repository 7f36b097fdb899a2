//! A small studio, whose facts are held in memory.

use std::convert::Infallible;
use std::sync::Arc;

use vitrine_access::{
    AssetFacts, CredentialFacts, EntryFacts, FolderFacts, Generation, GrantFacts, GroupFacts, ListKind, Live,
    Overrides, SecretHash, Source, Subject, SubjectRow, UserFacts, Via, WorldFacts,
};
use vitrine_model::{
    AssetId, FolderId, Function, Grant, GroupId, GroupKind, Instant, Level, Lifecycle, MediaKind, Second,
    SessionId, State, Status, UserId,
};
use vitrine_search::{Document, Index, Tag, Tags, Texts};

/// Folders by row: 1 the root, 2 and 3 below it, 4 below 3.
pub(crate) const FOLDERS: i64 = 4;

/// Who may see what: Ann and Bob may `see` and `delete`, the lists say where.
#[derive(Clone, Debug)]
pub(crate) struct Studio {
    /// For each folder: its own list, by user row (1 Ann, 2 Bob), or none of its own.
    pub(crate) lists: Vec<Option<Vec<(i64, State)>>>,
    /// For each folder: its own state.
    pub(crate) states: Vec<Lifecycle>,
    pub(crate) documents: Vec<Document>,
    /// The tag with row `at + 1`.
    pub(crate) tags: Vec<Kept>,
}

/// A tag as the account keeps it.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) name: &'static str,
    pub(crate) synonyms: Vec<&'static str>,
    pub(crate) fate: Fate,
    /// The row of the tag that it lies under.
    pub(crate) parent: Option<i64>,
}

/// What became of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Live,
    MergedInto(i64),
    Removed,
}

/// What tags are called in the tests that need no tree of them, by their rows.
pub(crate) const TAG_NAMES: [&str; 9] = [
    "Sea",
    "Köln",
    "Golden Gate",
    "gate",
    "beach",
    "sand",
    "hidden",
    "-not",
    "harbour café",
];

/// The row of the tag with that name.
pub(crate) fn tag(name: &str) -> i64 {
    let at = TAG_NAMES.iter().position(|known| *known == name).unwrap();
    i64::try_from(at).unwrap() + 1
}

/// Those, each by itself.
pub(crate) fn flat_tags() -> Vec<Kept> {
    let kept = |name: &&'static str| Kept {
        name,
        synonyms: Vec::new(),
        fate: Fate::Live,
        parent: None,
    };
    TAG_NAMES.iter().map(kept).collect()
}

/// The id of the thing with that row.
pub(crate) fn id(row: i64) -> [u8; 16] {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&row.to_be_bytes());
    id
}

impl Studio {
    /// Everybody who is in it sees everything.
    pub(crate) fn open(documents: Vec<Document>) -> Self {
        let all = vec![(1, State::Allow), (2, State::Allow)];
        let mut lists = vec![None; 4];
        lists[0] = Some(all);
        Self {
            lists,
            states: vec![Lifecycle::Live; 4],
            documents,
            tags: flat_tags(),
        }
    }

    fn kept(&self, row: i64) -> &Kept {
        &self.tags[usize::try_from(row - 1).unwrap()]
    }

    /// The tags that an asset with that row counts as: the one that stands for it now, and those above that.
    pub(crate) fn tags_of(&self, row: i64) -> Vec<&Kept> {
        let mut row = row;
        while let Fate::MergedInto(other) = self.kept(row).fate {
            row = other;
        }
        let mut tags = Vec::new();
        let mut next = (self.kept(row).fate == Fate::Live).then_some(row);
        while let Some(row) = next {
            tags.push(self.kept(row));
            next = self.kept(row).parent;
        }
        tags
    }

    /// As a search is given them.
    pub(crate) fn named(&self) -> Tags {
        let rows = 1..=i64::try_from(self.tags.len()).unwrap();
        let live = self.tags.iter().filter(|kept| kept.fate == Fate::Live);
        let tag = |kept: &Kept| {
            let counts = |row: &i64| self.tags_of(*row).iter().any(|tag| tag.name == kept.name);
            Tag {
                name: kept.name.to_owned(),
                synonyms: kept.synonyms.iter().map(|&name| name.to_owned()).collect(),
                rows: rows.clone().filter(counts).collect(),
            }
        };
        Tags::new(live.map(tag))
    }

    /// Somebody signed in, at noon of some day.
    pub(crate) async fn subject(&self, user: i64) -> (Subject<Memory>, Memory) {
        let mut memory = Memory {
            studio: Arc::new(self.clone()),
        };
        let mut secret = [0; 32];
        secret[0] = u8::try_from(user).unwrap();
        let now = Instant::from_millis(1_760_000_000_000);
        let found = Live::new()
            .subject(&mut memory, &SecretHash::from_bytes(secret), now)
            .await;
        (found.unwrap().unwrap(), memory)
    }

    fn facts(&self) -> WorldFacts {
        let allow = Grant {
            state: State::Allow,
            until: None,
        };
        let functions = [
            Function::See,
            Function::Delete,
            Function::FolderDelete,
            Function::Archive,
        ];
        let user = |row| UserFacts {
            row,
            id: UserId::from_bytes(id(row)),
            status: Status::Active,
            level: Level::Member,
        };
        let entries = (1..)
            .zip(&self.lists)
            .filter_map(|(folder, list)| Some((folder, list.as_ref()?)));
        WorldFacts {
            users: vec![user(1), user(2)],
            groups: vec![GroupFacts {
                row: 1,
                id: GroupId::from_bytes(id(1)),
                kind: GroupKind::AllUsers,
            }],
            grants: functions
                .map(|function| GrantFacts {
                    subject: SubjectRow::Group(1),
                    function,
                    grant: allow,
                })
                .into(),
            folders: (1..=FOLDERS).map(|row| self.folder(row)).collect(),
            entries: entries
                .flat_map(|(folder, list)| list.iter().map(move |entry| (folder, entry)))
                .flat_map(|(folder, (user, state))| {
                    let grant = Grant {
                        state: *state,
                        until: None,
                    };
                    [ListKind::Here, ListKind::Below].map(|list| EntryFacts {
                        folder,
                        list,
                        subject: SubjectRow::User(*user),
                        until: None,
                        grants: functions.map(|function| (function, grant)).into(),
                    })
                })
                .collect(),
            ..WorldFacts::default()
        }
    }

    fn folder(&self, row: i64) -> FolderFacts {
        let at = usize::try_from(row - 1).unwrap();
        let set = self.lists[at].is_some() || row == 1;
        FolderFacts {
            row,
            id: FolderId::from_bytes(id(row)),
            parent: match row {
                1 => None,
                4 => Some(3),
                _ => Some(1),
            },
            state: self.states[at],
            here_set: set,
            below_set: set,
        }
    }
}

/// Facts that come from no database: what is decided by them opens nothing in one.
pub(crate) struct Memory {
    studio: Arc<Studio>,
}

impl Source for Memory {
    type Failure = Infallible;

    async fn generation(&mut self) -> Result<Generation, Infallible> {
        Ok(Generation(1))
    }

    async fn credential(
        &mut self,
        secret: &SecretHash,
        _: Second,
    ) -> Result<(Option<CredentialFacts>, Generation), Infallible> {
        let user = UserId::from_bytes(id(i64::from(secret.as_bytes()[0])));
        let via = Via::Session {
            id: SessionId::from_bytes(id(1)),
            supermode_until: None,
        };
        Ok((Some(CredentialFacts { user, via }), Generation(1)))
    }

    async fn world(&mut self) -> Result<(WorldFacts, Generation), Infallible> {
        Ok((self.studio.facts(), Generation(1)))
    }

    async fn assets(&mut self, ids: &[AssetId]) -> Result<Vec<AssetFacts>, Infallible> {
        let found = |document: &&Document| ids.contains(&document.id);
        let facts = |document: &Document| AssetFacts {
            row: document.row,
            id: document.id,
            home: document.place,
            state: document.state,
        };
        Ok(self.studio.documents.iter().filter(found).map(facts).collect())
    }

    fn overrides(&self) -> Arc<Overrides> {
        Arc::default()
    }
}

/// An asset in the root, live.
pub(crate) fn document(row: i64, title: &str, file_name: &str, tags: &[&str]) -> Document {
    Document {
        row,
        id: AssetId::from_bytes(id(row)),
        place: 1,
        state: Lifecycle::Live,
        added_by: 1,
        kind: MediaKind::Picture,
        orientation: None,
        size: row,
        added_at: Instant::from_millis(1_000 * row),
        taken: None,
        camera: None,
        lens: None,
        tags: tags.iter().map(|name| tag(name)).collect(),
        texts: Texts {
            title: title.to_owned(),
            file_name: file_name.to_owned(),
            ..Texts::default()
        },
    }
}

/// A studio with its index, and somebody who asks.
pub(crate) struct Asking {
    pub(crate) index: Index,
    pub(crate) tags: Tags,
    pub(crate) subject: Subject<Memory>,
    pub(crate) memory: Memory,
    pub(crate) runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Asking {
    /// Indexed in two pieces, the first of them twice: what changed replaces what was there.
    pub(crate) fn of(studio: &Studio, user: i64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        let half = studio.documents.len() / 2;
        index.take(&studio.documents[..half], 1).unwrap();
        index.take(&studio.documents[half..], 2).unwrap();
        index.take(&studio.documents[..half], 3).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (subject, memory) = runtime.block_on(studio.subject(user));
        Self {
            index,
            tags: studio.named(),
            subject,
            memory,
            runtime,
            _folder: folder,
        }
    }

    /// Is there a permit for it?
    pub(crate) fn sees(&mut self, document: &Document) -> bool {
        let permit = self
            .subject
            .permit::<vitrine_access::asset::See>(&mut self.memory, document.id);
        self.runtime.block_on(permit).is_ok()
    }
}
