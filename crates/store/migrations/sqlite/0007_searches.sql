-- Searches that somebody keeps for themselves.
CREATE TABLE searches (
    row_id     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    user_row   INTEGER NOT NULL REFERENCES users (row_id),
    name       TEXT NOT NULL,
    query      TEXT NOT NULL,
    sort       TEXT,                       -- none: as the search itself sorts
    direction  TEXT,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX searches_user ON searches (user_row);
