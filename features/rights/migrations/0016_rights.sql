CREATE TABLE rights_request (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    address BYTEA,
    words BYTEA,
    reply BYTEA,
    delay BYTEA,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    looked_up_at BIGINT,
    alarmed_at BIGINT,
    breached_at BIGINT,
    extended_at BIGINT,
    read_at BIGINT,
    answered_at BIGINT,
    outcome TEXT,
    CHECK ((answered_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX rights_request_of_subject ON rights_request (subject_id);
CREATE INDEX rights_request_open ON rights_request (due_at) WHERE answered_at IS NULL;
CREATE INDEX rights_request_answered ON rights_request (answered_at);
CREATE TABLE rights_link (
    id UUID NOT NULL PRIMARY KEY,
    request_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    secret_index BYTEA NOT NULL,
    visit_index BYTEA,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    visit_until BIGINT
);
CREATE INDEX rights_link_of_subject ON rights_link (subject_id);
CREATE UNIQUE INDEX rights_link_visit ON rights_link (visit_index);
CREATE INDEX rights_link_expiring ON rights_link (expires_at);
CREATE TABLE rights_correction (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    address BYTEA NOT NULL,
    secret_index BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX rights_correction_of_subject ON rights_correction (subject_id);
CREATE INDEX rights_correction_expiring ON rights_correction (expires_at);
