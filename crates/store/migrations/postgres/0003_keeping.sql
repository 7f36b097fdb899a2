-- What writes came to that were asked for under a key. Ids and words of the program alone: what is shown of them
-- is read anew, by the rights of whoever asks again.
CREATE TABLE repeats (
    principal     BYTEA NOT NULL,          -- the user, for a session; the token
    key           BYTEA NOT NULL,          -- the key's hash
    request       BYTEA NOT NULL,          -- the hash of what was asked
    outcome       TEXT NOT NULL,           -- JSON
    until_seconds BIGINT NOT NULL,
    PRIMARY KEY (principal, key)
);
CREATE INDEX repeats_until ON repeats (until_seconds);

-- From here on `tries` counts the times that a job failed. What ended with its program is counted apart.
ALTER TABLE jobs ADD COLUMN lease BIGINT NOT NULL DEFAULT 0; -- a number of its own for each time it was leased
ALTER TABLE jobs ADD COLUMN lost BIGINT NOT NULL DEFAULT 0;  -- how often its worker ended without a word
ALTER TABLE jobs ADD COLUMN node BYTEA;                       -- whose worker has it

CREATE INDEX uploads_user ON uploads (user_row);
CREATE INDEX renditions_blob ON renditions (blob);
