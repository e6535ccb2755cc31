CREATE TABLE reminder_request (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    release_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    address BYTEA NOT NULL,
    email_index BYTEA NOT NULL,
    secret_index BYTEA,
    zone TEXT,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    looked_up_at BIGINT
);
CREATE INDEX reminder_request_of_subject ON reminder_request (subject_id);
CREATE INDEX reminder_request_of_address ON reminder_request (email_index, created_at);
CREATE INDEX reminder_request_waiting ON reminder_request (id) WHERE looked_up_at IS NULL;
CREATE INDEX reminder_request_age ON reminder_request (created_at);
CREATE TABLE reminder (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    release_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    address BYTEA,
    email_index BYTEA,
    receipt_index BYTEA NOT NULL UNIQUE,
    zone TEXT,
    language TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    ended_at BIGINT,
    reason TEXT,
    UNIQUE (link_id, email_index),
    CHECK ((ended_at IS NULL) = (address IS NOT NULL))
);
CREATE INDEX reminder_of_subject ON reminder (subject_id);
CREATE INDEX reminder_of_address ON reminder (email_index);
CREATE INDEX reminder_live ON reminder (link_id, id) WHERE ended_at IS NULL;
CREATE INDEX reminder_ended ON reminder (ended_at);
CREATE TABLE reminder_count (
    link_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    n_asked BIGINT NOT NULL,
    n_confirmed BIGINT NOT NULL,
    n_sent BIGINT NOT NULL,
    n_left BIGINT NOT NULL
);
CREATE INDEX reminder_count_of_workspace ON reminder_count (workspace_id);
