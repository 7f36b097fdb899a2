//! The library that is searched: the same assets for everybody, made of their numbers.

use vitrine_testkit::House;

/// How many folders there are.
pub(crate) const FOLDERS: u32 = 50_000;

/// The row before that of the first folder.
const FIRST: u32 = 1_000;

/// What the columns of an asset are, by its number `i`: text that SQLite and PostgreSQL both
/// understand alike: to SQLite `||` binds closest.
pub(crate) const PLACE: &str = "1001 + (i * 31) % 50000";
pub(crate) const KIND: &str = "CASE i % 20 WHEN 0 THEN 'film' WHEN 1 THEN 'document' ELSE 'picture' END";
pub(crate) const ORIENTATION: &str = "CASE i % 3 WHEN 0 THEN 'portrait' ELSE 'landscape' END";
pub(crate) const CAMERA: &str = "'Camera ' || (i % 50)";
pub(crate) const YEAR: &str = "2008 + i % 15";
pub(crate) const ADDED: &str = "1700000000000 + i * 1000";
pub(crate) const TITLE: &str = "'Picture w' || ((i * 7919) % 5000) || ' w' || ((i * 104729) % 5000)
    || CASE WHEN (i * 7919) % 9973 < 2992 THEN ' harbour' ELSE '' END || CASE i % 5003 WHEN 1 THEN ' zeppelin' ELSE '' END";
pub(crate) const CAPTION: &str =
    "'w' || ((i * 13) % 5000) || ' w' || ((i * 17) % 5000) || ' w' || ((i * 19) % 5000)";
pub(crate) const TAGS: [&str; 3] = [
    "'tag ' || ((i * 13) % 2000)",
    "'label ' || ((i * 29) % 1999)",
    "'mark ' || (i % 20)",
];

/// Who searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    Administrator,
    /// In twenty of two hundred groups, each of which sees one folder in two hundred.
    Typical,
    /// Sees one folder in a thousand.
    Narrow,
}

impl Person {
    pub(crate) const ALL: [Self; 3] = [Self::Administrator, Self::Typical, Self::Narrow];

    /// The folders that they see, as a condition on the number `f` of one.
    pub(crate) const fn sees(self) -> &'static str {
        match self {
            Self::Administrator => "1 = 1",
            Self::Typical => "f % 200 < 20",
            Self::Narrow => "f % 1000 = 777",
        }
    }
}

/// Fills the museum with folders, groups and assets, behind the store's back.
pub(crate) async fn fill(house: &House, assets: u32) {
    house.spoil(&folders()).await;
    house.spoil(&assets_and_journal(assets)).await;
}

fn folders() -> String {
    format!(
        "WITH RECURSIVE n(f) AS (SELECT 0 UNION ALL SELECT f + 1 FROM n WHERE f < 199)
         INSERT INTO people_groups (row_id, id, name, kind, version, created_at)
         SELECT 1001 + f, randomblob(16), 'Group ' || f, 'custom', 1, 0 FROM n;
         INSERT INTO memberships (user_row, group_row)
         SELECT u.row_id, g.row_id FROM users u, people_groups g
         WHERE u.login = 'tove' AND g.row_id BETWEEN 1001 AND 1020;
         WITH RECURSIVE n(f) AS (SELECT 0 UNION ALL SELECT f + 1 FROM n WHERE f < {last})
         INSERT INTO places (row_id, id, kind, parent_row, name, name_folded, state, here_set, below_set, version, created_at)
         SELECT {FIRST} + 1 + f, randomblob(16), 'folder',
                CASE WHEN f < 50 THEN (SELECT row_id FROM places WHERE parent_row IS NULL) ELSE {FIRST} + 1 + f % 50 END,
                'Folder ' || f, 'folder ' || f, 'live', 1, 1, 1, 0 FROM n;
         INSERT INTO entries (place_row, list, group_row)
         SELECT p.row_id, l.list, 1001 + (p.row_id - 1 - {FIRST}) % 200
         FROM places p, (SELECT 'here' AS list UNION ALL SELECT 'below') l WHERE p.row_id > {FIRST};
         INSERT INTO entries (place_row, list, user_row)
         SELECT p.row_id, l.list, (SELECT row_id FROM users WHERE login = 'jonas')
         FROM places p, (SELECT 'here' AS list UNION ALL SELECT 'below') l
         WHERE p.row_id > {FIRST} AND (p.row_id - 1 - {FIRST}) % 1000 = 777;
         INSERT INTO entry_grants (entry_row, action, state)
         SELECT row_id, 'see', 'allow' FROM entries WHERE place_row > {FIRST};
         UPDATE head SET generation = number;",
        last = FOLDERS - 1
    )
}

fn assets_and_journal(assets: u32) -> String {
    format!(
        "INSERT INTO blobs VALUES (zeroblob(32), 1, 0);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {assets})
         INSERT INTO assets (row_id, id, place_row, state, title, title_folded, caption, active, taken_at, version,
                             added_at, added_by)
         SELECT i, randomblob(16), {PLACE}, 'live', {TITLE}, lower({TITLE}), {CAPTION}, 1,
                ({YEAR} - 1970) * 31557600000 + 86400000 * (i % 300 + 20), 1, {ADDED},
                (SELECT id FROM users WHERE login = 'ilse') FROM n;
         INSERT INTO versions (id, asset_row, number, blob, size, file_name, kind, content_type, metadata, processing,
                               added_at, added_by, camera, orientation)
         SELECT randomblob(16), i, 1, zeroblob(32), (i * 7919) % 50000000, 'IMG_' || i || '.jpg', {KIND}, 'image/jpeg',
                '{{}}', 'ready', 0, zeroblob(16), {CAMERA}, {ORIENTATION} FROM (SELECT row_id AS i FROM assets);
         WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 4018)
         INSERT INTO tags (row_id, id, name, offered, state, version, created_at)
         SELECT 1 + k, randomblob(16),
                CASE WHEN k < 2000 THEN 'tag ' || k WHEN k < 3999 THEN 'label ' || (k - 2000) ELSE 'mark ' || (k - 3999) END,
                1, 'live', 1, 0 FROM n;
         INSERT INTO tag_names SELECT name, name, row_id, 0 FROM tags;
         INSERT INTO asset_tags SELECT row_id, 1 + (row_id * 13) % 2000 FROM assets;
         INSERT INTO asset_tags SELECT row_id, 2001 + (row_id * 29) % 1999 FROM assets;
         INSERT INTO asset_tags SELECT row_id, 4000 + row_id % 20 FROM assets;
         INSERT INTO journal (number, at, kind, subject, via, previous, hash)
         SELECT (SELECT number FROM head) + row_id, 0, 'asset.create', id, 'program', zeroblob(32), zeroblob(32)
         FROM assets;
         UPDATE head SET number = number + {assets};"
    )
}
