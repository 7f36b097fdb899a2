-- The first day of an account. Times are milliseconds of Unix time unless the column says seconds.
-- What people typed stands in the rows that they may change or erase; the journal holds ids.

CREATE TABLE head (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    format      INTEGER NOT NULL,           -- of the data; newer data is refused
    number      INTEGER NOT NULL,           -- of the last journal row
    generation  INTEGER NOT NULL,           -- number of the last journal row that changed who may do what
    maintenance INTEGER NOT NULL,
    account     TEXT NOT NULL,              -- the organisation's name
    hash        BLOB NOT NULL               -- of the last journal row
) STRICT;

CREATE TABLE users (
    row_id       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    login        TEXT NOT NULL,
    login_folded TEXT NOT NULL UNIQUE,
    first_name   TEXT NOT NULL,
    last_name    TEXT NOT NULL,
    email        TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    status       TEXT NOT NULL,
    level        TEXT NOT NULL,
    password     TEXT,                      -- an Argon2id hash in PHC form
    locale       TEXT,
    version      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_owner ON users (level) WHERE level = 'owner';

CREATE TABLE people_groups (
    row_id     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_all_users ON people_groups (kind) WHERE kind = 'all_users';

CREATE TABLE user_grants (
    user_row      INTEGER NOT NULL REFERENCES users (row_id),
    action        TEXT NOT NULL,
    state         TEXT NOT NULL,
    until_seconds INTEGER,
    PRIMARY KEY (user_row, action)
) STRICT;

CREATE TABLE group_grants (
    group_row     INTEGER NOT NULL REFERENCES people_groups (row_id) ON DELETE CASCADE,
    action        TEXT NOT NULL,
    state         TEXT NOT NULL,
    until_seconds INTEGER,
    PRIMARY KEY (group_row, action)
) STRICT;

CREATE TABLE group_sees (
    group_row INTEGER NOT NULL REFERENCES people_groups (row_id) ON DELETE CASCADE,
    seen_row  INTEGER NOT NULL REFERENCES people_groups (row_id) ON DELETE CASCADE,
    PRIMARY KEY (group_row, seen_row)
) STRICT;

CREATE TABLE memberships (
    user_row      INTEGER NOT NULL REFERENCES users (row_id),
    group_row     INTEGER NOT NULL REFERENCES people_groups (row_id) ON DELETE CASCADE,
    until_seconds INTEGER,
    PRIMARY KEY (user_row, group_row)
) STRICT;

-- Folders now; shelves and playlists are places as well.
CREATE TABLE places (
    row_id      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    parent_row  INTEGER REFERENCES places (row_id),
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    state       TEXT NOT NULL,
    here_set    INTEGER NOT NULL,           -- a list that is set may be empty: it admits nobody
    below_set   INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    created_by  BLOB
) STRICT;
CREATE INDEX places_parent ON places (parent_row);

CREATE TABLE entries (
    row_id        INTEGER PRIMARY KEY,
    place_row     INTEGER NOT NULL REFERENCES places (row_id),
    list          TEXT NOT NULL,            -- here or below
    user_row      INTEGER REFERENCES users (row_id),
    group_row     INTEGER REFERENCES people_groups (row_id) ON DELETE CASCADE,
    until_seconds INTEGER,
    CHECK ((user_row IS NULL) <> (group_row IS NULL))
) STRICT;
CREATE INDEX entries_place ON entries (place_row, list);

CREATE TABLE entry_grants (
    entry_row     INTEGER NOT NULL REFERENCES entries (row_id) ON DELETE CASCADE,
    action        TEXT NOT NULL,
    state         TEXT NOT NULL,
    until_seconds INTEGER,
    PRIMARY KEY (entry_row, action)
) STRICT;

CREATE TABLE blobs (
    hash       BLOB PRIMARY KEY,            -- BLAKE3
    size       INTEGER NOT NULL,            -- bytes
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE assets (
    row_id       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    place_row    INTEGER NOT NULL REFERENCES places (row_id),
    state        TEXT NOT NULL,
    title        TEXT NOT NULL,
    title_folded TEXT NOT NULL,
    caption      TEXT NOT NULL,
    active       INTEGER NOT NULL,          -- number of the active version
    taken_at     INTEGER,
    version      INTEGER NOT NULL,
    added_at     INTEGER NOT NULL,
    added_by     BLOB NOT NULL
) STRICT;
CREATE INDEX assets_place ON assets (place_row, state);

CREATE TABLE asset_keywords (
    asset_row INTEGER NOT NULL REFERENCES assets (row_id),
    position  INTEGER NOT NULL,
    keyword   TEXT NOT NULL,
    PRIMARY KEY (asset_row, position)
) STRICT;

CREATE TABLE versions (
    row_id       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    asset_row    INTEGER NOT NULL REFERENCES assets (row_id),
    number       INTEGER NOT NULL,
    blob         BLOB NOT NULL REFERENCES blobs (hash),
    size         INTEGER NOT NULL,          -- bytes
    file_name    TEXT NOT NULL,
    kind         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    width        INTEGER,                   -- pixels, right side up
    height       INTEGER,
    duration_ms  INTEGER,
    metadata     TEXT NOT NULL,             -- JSON
    processing   TEXT NOT NULL,             -- waiting, ready, failed, unsupported
    failure      TEXT,                      -- a stable code
    added_at     INTEGER NOT NULL,
    added_by     BLOB NOT NULL,
    UNIQUE (asset_row, number)
) STRICT;
CREATE INDEX versions_blob ON versions (blob);

CREATE TABLE renditions (
    version_row  INTEGER NOT NULL REFERENCES versions (row_id),
    name         TEXT NOT NULL,
    blob         BLOB NOT NULL REFERENCES blobs (hash),
    size         INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    width        INTEGER,
    height       INTEGER,
    PRIMARY KEY (version_row, name)
) STRICT;

CREATE TABLE sessions (
    row_id          INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    secret_hash     BLOB NOT NULL UNIQUE,
    user_row        INTEGER NOT NULL REFERENCES users (row_id),
    created_at      INTEGER NOT NULL,
    until_seconds   INTEGER NOT NULL,
    supermode_until INTEGER                 -- seconds
) STRICT;
CREATE INDEX sessions_user ON sessions (user_row);

CREATE TABLE tokens (
    row_id        INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    secret_hash   BLOB NOT NULL UNIQUE,
    user_row      INTEGER NOT NULL REFERENCES users (row_id),
    name          TEXT NOT NULL,
    scope         TEXT NOT NULL,            -- functions, with a space between
    created_at    INTEGER NOT NULL,
    until_seconds INTEGER,
    stopped       INTEGER NOT NULL
) STRICT;
CREATE INDEX tokens_user ON tokens (user_row);

CREATE TABLE uploads (
    row_id        INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    user_row      INTEGER NOT NULL REFERENCES users (row_id),
    place_row     INTEGER NOT NULL REFERENCES places (row_id),
    file_name     TEXT NOT NULL,
    length        INTEGER NOT NULL,         -- bytes, as announced
    received      INTEGER NOT NULL,         -- bytes, kept and acknowledged
    asset         BLOB,                     -- what it became
    created_at    INTEGER NOT NULL,
    until_seconds INTEGER NOT NULL
) STRICT;

CREATE TABLE upload_parts (
    upload_row INTEGER NOT NULL REFERENCES uploads (row_id),
    position   INTEGER NOT NULL,            -- of its first byte
    size       INTEGER NOT NULL,
    object     TEXT NOT NULL,
    PRIMARY KEY (upload_row, position)
) STRICT;

CREATE TABLE jobs (
    row_id      INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    subject     BLOB NOT NULL,              -- the id of what it is about
    state       TEXT NOT NULL,              -- waiting, running, failed
    tries       INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    lease_until INTEGER,
    failure     TEXT,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_due ON jobs (state, due_at);

CREATE TABLE journal (
    number       INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    subject      BLOB,                      -- the id of what changed
    actor        BLOB,                      -- a user, or nobody: the program itself
    via          TEXT NOT NULL,             -- session, token, program, operator
    via_id       BLOB,
    request      BLOB,
    before_state TEXT,                      -- JSON of what decides access, whole
    after_state  TEXT,
    words_hash   BLOB,                      -- salted; the words themselves can be erased
    previous     BLOB NOT NULL,
    hash         BLOB NOT NULL
) STRICT;
CREATE INDEX journal_subject ON journal (subject);

CREATE TABLE journal_words (
    number INTEGER PRIMARY KEY REFERENCES journal (number),
    salt   BLOB NOT NULL,
    words  TEXT NOT NULL                    -- JSON of names, addresses and free text
) STRICT;
