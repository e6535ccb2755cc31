CREATE TABLE presave_report (
    release_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    sent_at BIGINT NOT NULL
);
CREATE INDEX presave_of_release ON presave (release_id, provider);
