CREATE TABLE deletion_request (
    id UUID NOT NULL PRIMARY KEY,
    erasure_id UUID NOT NULL,
    processor TEXT NOT NULL,
    way TEXT NOT NULL,
    people BIGINT NOT NULL,
    subject_id UUID,
    hint BYTEA,
    state TEXT NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    asked_at BIGINT,
    closed_at BIGINT,
    due_at BIGINT NOT NULL,
    forget_at BIGINT,
    next_try_at BIGINT,
    leased_until BIGINT,
    leased_by UUID
);
CREATE UNIQUE INDEX deletion_request_once ON deletion_request (erasure_id, processor);
CREATE INDEX deletion_request_by_subject ON deletion_request (subject_id);
CREATE INDEX deletion_request_due ON deletion_request (next_try_at);
