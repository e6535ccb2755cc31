CREATE TABLE presave (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    release_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    provider TEXT NOT NULL,
    receipt_index BYTEA NOT NULL UNIQUE,
    token BYTEA,
    given_at BIGINT NOT NULL,
    authorised_at BIGINT NOT NULL,
    token_expires_at BIGINT NOT NULL,
    saved_at BIGINT,
    refused_at BIGINT,
    cancelled_at BIGINT,
    expired_at BIGINT,
    needs_again_at BIGINT,
    ended_at BIGINT,
    token_destroyed_at BIGINT,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by UUID,
    CHECK ((ended_at IS NULL) = (token_destroyed_at IS NULL)),
    CHECK (ended_at IS NULL OR token IS NULL)
);
CREATE INDEX presave_due ON presave (release_id, next_try_at) WHERE ended_at IS NULL;
CREATE INDEX presave_waiting_on_link ON presave (link_id) WHERE ended_at IS NULL;
CREATE INDEX presave_expiring ON presave (token_expires_at) WHERE ended_at IS NULL;
CREATE INDEX presave_ended ON presave (ended_at);
CREATE INDEX presave_of_link ON presave (workspace_id, link_id);
CREATE INDEX presave_of_subject ON presave (subject_id);
CREATE TABLE presave_attempt (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    provider TEXT NOT NULL,
    state_hash BYTEA NOT NULL UNIQUE,
    browser_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX presave_attempt_of_subject ON presave_attempt (subject_id);
CREATE INDEX presave_attempt_expiring ON presave_attempt (expires_at);
