-- What was chosen of facets is a part of a kept search: JSON, in the words of the API.
ALTER TABLE searches ADD COLUMN filters TEXT NOT NULL DEFAULT '{}';
