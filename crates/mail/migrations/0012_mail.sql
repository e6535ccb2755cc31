CREATE TABLE letter (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    language TEXT NOT NULL,
    address BYTEA NOT NULL,
    words BYTEA NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by UUID
);
CREATE INDEX letter_by_due ON letter (next_try_at);
CREATE INDEX letter_by_subject ON letter (subject_id);
