CREATE TABLE incident (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    nature TEXT NOT NULL,
    categories TEXT NOT NULL,
    people BIGINT NOT NULL,
    records BIGINT NOT NULL,
    consequences TEXT NOT NULL,
    measures TEXT NOT NULL,
    discovered_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    notified_at BIGINT,
    closed_at BIGINT,
    salt BYTEA NOT NULL
);
CREATE INDEX incident_by_workspace ON incident (workspace_id, id);
