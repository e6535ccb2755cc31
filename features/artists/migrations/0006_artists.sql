CREATE TABLE artist (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX artist_of_workspace ON artist (workspace_id, id);
