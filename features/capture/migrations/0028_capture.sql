CREATE TABLE capture_form (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    artist_id UUID NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    file_url TEXT,
    ends_at BIGINT,
    n_winners BIGINT,
    drawn_at BIGINT,
    n_entries BIGINT,
    n_asked BIGINT NOT NULL,
    n_confirmed BIGINT NOT NULL,
    n_left BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX capture_form_of_workspace ON capture_form (workspace_id, id);
CREATE TABLE capture_request (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    form_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    address BYTEA NOT NULL,
    email_index BYTEA NOT NULL,
    secret_index BYTEA,
    letters BOOLEAN NOT NULL,
    artist BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    looked_up_at BIGINT
);
CREATE INDEX capture_request_of_subject ON capture_request (subject_id);
CREATE INDEX capture_request_of_address ON capture_request (email_index, created_at);
CREATE INDEX capture_request_waiting ON capture_request (id) WHERE looked_up_at IS NULL;
CREATE INDEX capture_request_age ON capture_request (created_at);
CREATE TABLE capture_fan (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    form_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    address BYTEA,
    email_index BYTEA,
    receipt_index BYTEA NOT NULL UNIQUE,
    language TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    over_at BIGINT,
    UNIQUE (form_id, email_index),
    CHECK (left_at IS NULL OR address IS NULL)
);
CREATE INDEX capture_fan_of_form ON capture_fan (workspace_id, form_id, id);
CREATE INDEX capture_fan_of_subject ON capture_fan (subject_id);
CREATE INDEX capture_fan_of_address ON capture_fan (email_index);
CREATE INDEX capture_fan_over ON capture_fan (over_at);
CREATE TABLE capture_entry (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    form_id UUID NOT NULL,
    subject_id UUID NOT NULL UNIQUE,
    entered_at BIGINT NOT NULL,
    won_at BIGINT,
    over_at BIGINT NOT NULL
);
CREATE INDEX capture_entry_of_form ON capture_entry (workspace_id, form_id, id);
CREATE INDEX capture_entry_over ON capture_entry (over_at);
CREATE TABLE capture_letter (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    form_id UUID NOT NULL,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    reached UUID,
    n_total BIGINT NOT NULL,
    n_done BIGINT NOT NULL,
    n_sent BIGINT NOT NULL
);
CREATE INDEX capture_letter_of_form ON capture_letter (workspace_id, form_id, id);
CREATE INDEX capture_letter_under_way ON capture_letter (id) WHERE started_at IS NOT NULL AND finished_at IS NULL;
CREATE TABLE capture_delivery (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    letter_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    sent_at BIGINT NOT NULL,
    UNIQUE (letter_id, subject_id)
);
CREATE INDEX capture_delivery_of_subject ON capture_delivery (subject_id);
CREATE INDEX capture_delivery_age ON capture_delivery (sent_at);
