-- What is looked for and shown in lists of what files say of themselves; everything else stays in `metadata`.
ALTER TABLE versions ADD COLUMN camera TEXT;        -- maker and model
ALTER TABLE versions ADD COLUMN lens TEXT;
ALTER TABLE versions ADD COLUMN pages BIGINT;       -- of a document, and of a picture that has several
ALTER TABLE versions ADD COLUMN orientation TEXT;   -- landscape, portrait, square: of what has a width and a height
ALTER TABLE versions ADD COLUMN placeholder TEXT;   -- a ThumbHash in Base64: at most 28 bytes that show what comes

-- The words inside a document, for the search. Apart from its version, which is read for every tile.
CREATE TABLE version_texts (
    version_row BIGINT PRIMARY KEY REFERENCES versions (row_id),
    size        BIGINT NOT NULL,           -- bytes
    text        TEXT NOT NULL
);

UPDATE versions SET orientation = CASE WHEN width > height THEN 'landscape' WHEN width < height THEN 'portrait' ELSE 'square' END
    WHERE width IS NOT NULL AND height IS NOT NULL;

-- What was only kept until now is looked at again: more kinds of files are shown from here on.
INSERT INTO jobs (kind, subject, state, tries, due_at, created_at)
    SELECT 'previews', id, 'waiting', 0, 0, added_at FROM versions WHERE processing = 'unsupported';
UPDATE versions SET processing = 'waiting', failure = NULL WHERE processing = 'unsupported';
