CREATE INDEX link_of_release ON link (workspace_id, release_id);
