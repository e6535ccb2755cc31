CREATE TABLE tlog_head (
    id BIGINT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    origin TEXT NOT NULL,
    public_key BYTEA NOT NULL
);
CREATE TABLE tlog_entry (
    position BIGINT NOT NULL PRIMARY KEY,
    leaf BYTEA NOT NULL
);
CREATE TABLE tlog_node (
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, place)
);
CREATE TABLE tlog_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    note TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL
);
