ALTER TABLE consent ADD COLUMN scope_hash TEXT;
ALTER TABLE consent ADD COLUMN ui_version TEXT;
CREATE TABLE refusal (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    method TEXT NOT NULL,
    scope_hash TEXT NOT NULL,
    ui_version TEXT NOT NULL,
    refused_at BIGINT NOT NULL,
    ask_again_at BIGINT NOT NULL
);
CREATE INDEX refusal_by_subject ON refusal (subject_id, purpose);
UPDATE consent SET scope_hash = '89c64cce1d5f43d707b092cb730180df95efcb1e651f9eb34e80b47da6f1da55'
WHERE purpose = 'release_save' AND scope_hash IS NULL;
