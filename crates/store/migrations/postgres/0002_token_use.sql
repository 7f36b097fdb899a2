-- When a token was last shown, to the minute: so that people find those that nothing uses any more.
ALTER TABLE tokens ADD COLUMN last_used_at BIGINT;
