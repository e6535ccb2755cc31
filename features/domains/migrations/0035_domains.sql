CREATE TABLE domain (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    host TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    front_link_id UUID,
    front_bio_id UUID,
    created_at BIGINT NOT NULL,
    verified_at BIGINT,
    lost_at BIGINT,
    checked_at BIGINT,
    next_check_at BIGINT NOT NULL,
    n_failures BIGINT NOT NULL,
    finding TEXT,
    UNIQUE (workspace_id, host)
);
CREATE INDEX domain_to_check ON domain (next_check_at);
CREATE TABLE domain_host (
    host TEXT NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    domain_id UUID NOT NULL UNIQUE REFERENCES domain (id),
    held_at BIGINT NOT NULL
);
CREATE TABLE domain_certificate (
    host TEXT NOT NULL PRIMARY KEY,
    chain TEXT,
    sealed_key TEXT,
    not_after BIGINT,
    renew_at BIGINT,
    next_try_at BIGINT NOT NULL,
    n_failures BIGINT NOT NULL,
    trouble TEXT,
    leased_until BIGINT
);
CREATE TABLE domain_account (
    directory TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    quiet_until BIGINT
);
CREATE TABLE domain_challenge (
    token TEXT NOT NULL PRIMARY KEY,
    answer TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
