CREATE INDEX release_by_upc ON release (workspace_id, upc);
CREATE INDEX release_by_title ON release (workspace_id, title);
CREATE INDEX track_by_isrc ON track (workspace_id, isrc);
