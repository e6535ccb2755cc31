CREATE TABLE media_file (
    workspace_id UUID NOT NULL,
    hash TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    unused_at BIGINT,
    PRIMARY KEY (workspace_id, hash)
);
CREATE INDEX media_file_by_hash ON media_file (hash);
