CREATE TABLE proof (
    id UUID NOT NULL PRIMARY KEY,
    check_id TEXT NOT NULL,
    clause TEXT NOT NULL,
    status TEXT NOT NULL,
    observed TEXT NOT NULL,
    control TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    binary_version TEXT NOT NULL,
    inventory_hash TEXT NOT NULL
);
CREATE INDEX proof_of_check ON proof (check_id, ended_at);
CREATE TABLE proof_lease (
    id BIGINT NOT NULL PRIMARY KEY,
    leased_by UUID NOT NULL,
    leased_until BIGINT NOT NULL,
    started_at BIGINT NOT NULL
);
CREATE TABLE canary (
    workspace_id UUID NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL
);
