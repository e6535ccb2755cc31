CREATE TABLE reminder_push (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    release_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    service TEXT NOT NULL,
    endpoint BYTEA,
    keys BYTEA,
    given_index BYTEA,
    receipt_index BYTEA NOT NULL UNIQUE,
    zone TEXT,
    language TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    ended_at BIGINT,
    reason TEXT,
    UNIQUE (link_id, given_index),
    CHECK ((ended_at IS NULL) = (endpoint IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (keys IS NOT NULL))
);
CREATE INDEX reminder_push_of_subject ON reminder_push (subject_id);
CREATE INDEX reminder_push_live ON reminder_push (link_id, id) WHERE ended_at IS NULL;
CREATE INDEX reminder_push_ended ON reminder_push (ended_at);
