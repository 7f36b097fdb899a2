-- An upload may be a new version of an asset instead of an asset of its own.
ALTER TABLE uploads ADD COLUMN onto BYTEA;          -- the asset's id

-- What one request wrote about assets can be taken back.
CREATE INDEX journal_request ON journal (request) WHERE kind = 'asset.edit';
