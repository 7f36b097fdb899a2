-- What somebody has to be told of: a row of the journal, until they have read it.
CREATE TABLE notices (
    row_id   INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    user_row INTEGER NOT NULL REFERENCES users (row_id),
    number   INTEGER NOT NULL REFERENCES journal (number)
) STRICT;
CREATE INDEX notices_user ON notices (user_row);
