CREATE TABLE link (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    release_id UUID NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX link_of_workspace ON link (workspace_id, id);
CREATE TABLE destination (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL REFERENCES link (id),
    position BIGINT NOT NULL,
    service TEXT NOT NULL,
    label TEXT NOT NULL,
    url TEXT NOT NULL,
    UNIQUE (link_id, service)
);
