-- What is said of assets beyond title and caption: tags, credit, rights, and the account's own fields.

CREATE TABLE tags (
    row_id     INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    parent_row INTEGER REFERENCES tags (row_id),
    name       TEXT NOT NULL,
    offered    INTEGER NOT NULL,           -- somebody who manages tags made or changed it: everybody is offered it
    state      TEXT NOT NULL,              -- live, merged, removed: a row is never another tag's, since indexes know it
    into_row   INTEGER REFERENCES tags (row_id), -- the one that it was merged into
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tags_parent ON tags (parent_row);
CREATE INDEX tags_into ON tags (into_row);

-- Each name and synonym of a live tag; no two tags share one.
CREATE TABLE tag_names (
    folded  TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    tag_row INTEGER NOT NULL REFERENCES tags (row_id),
    synonym INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_names_tag ON tag_names (tag_row);

CREATE TABLE asset_tags (
    asset_row INTEGER NOT NULL REFERENCES assets (row_id),
    tag_row   INTEGER NOT NULL REFERENCES tags (row_id),
    PRIMARY KEY (asset_row, tag_row)
) STRICT;
CREATE INDEX asset_tags_tag ON asset_tags (tag_row, asset_row);

-- The rows of asset_keywords become tags when the program first opens the database; a later migration drops the table.

ALTER TABLE assets ADD COLUMN credit TEXT NOT NULL DEFAULT '';
ALTER TABLE assets ADD COLUMN rights TEXT NOT NULL DEFAULT '';
ALTER TABLE versions ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE TABLE fields (
    row_id      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired     INTEGER NOT NULL,          -- no longer offered; what stands in it stays
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE field_choices (
    row_id      INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    field_row   INTEGER NOT NULL REFERENCES fields (row_id),
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired     INTEGER NOT NULL,
    UNIQUE (field_row, name_folded)
) STRICT;

CREATE TABLE asset_values (
    asset_row  INTEGER NOT NULL REFERENCES assets (row_id),
    field_row  INTEGER NOT NULL REFERENCES fields (row_id),
    position   INTEGER NOT NULL,           -- 0 but for several choices
    value      TEXT,                       -- a text, a decimal number, or a day as 2024-02-29
    choice_row INTEGER REFERENCES field_choices (row_id),
    PRIMARY KEY (asset_row, field_row, position),
    CHECK ((value IS NULL) <> (choice_row IS NULL))
) STRICT;
CREATE INDEX asset_values_field ON asset_values (field_row);
