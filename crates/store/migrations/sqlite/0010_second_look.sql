-- More kinds of files are read from here on, and of broken ones what there is: those that could not be are looked at again.
DELETE FROM jobs WHERE kind = 'previews' AND state = 'failed'
    AND subject IN (SELECT id FROM versions WHERE processing = 'failed' AND failure = 'unreadable');
INSERT INTO jobs (kind, subject, state, tries, due_at, created_at)
    SELECT 'previews', id, 'waiting', 0, 0, added_at FROM versions
    WHERE processing = 'unsupported' OR (processing = 'failed' AND failure = 'unreadable');
UPDATE versions SET processing = 'waiting', failure = NULL
    WHERE processing = 'unsupported' OR (processing = 'failed' AND failure = 'unreadable');
