CREATE INDEX artist_by_name ON artist (workspace_id, name);
