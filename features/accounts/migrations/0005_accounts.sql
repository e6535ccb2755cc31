CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    email BYTEA NOT NULL,
    email_index BYTEA NOT NULL,
    password BYTEA NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_by_email ON account (email_index);
CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE TABLE api_key (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    key_hash BYTEA NOT NULL,
    prefix TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX api_key_by_hash ON api_key (key_hash);
CREATE INDEX api_key_by_workspace ON api_key (workspace_id, id);
