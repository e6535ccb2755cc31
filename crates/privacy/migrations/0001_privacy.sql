CREATE TABLE subject (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE consent (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    method TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX consent_by_subject ON consent (subject_id, purpose);
CREATE TABLE objection (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    objected_at BIGINT NOT NULL
);
CREATE INDEX objection_by_subject ON objection (subject_id);
CREATE TABLE restriction (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    restricted_at BIGINT NOT NULL,
    lifted_at BIGINT
);
CREATE INDEX restriction_by_subject ON restriction (subject_id);
CREATE TABLE disclosure (
    id UUID NOT NULL PRIMARY KEY,
    subject_id UUID NOT NULL,
    processor TEXT NOT NULL,
    datum TEXT NOT NULL,
    purpose TEXT NOT NULL,
    disclosed_at BIGINT NOT NULL
);
CREATE INDEX disclosure_by_subject ON disclosure (subject_id);
