CREATE TABLE policy_content (
    sha256 TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE policy_version (
    n BIGINT NOT NULL PRIMARY KEY,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    inventory TEXT NOT NULL,
    contents TEXT NOT NULL,
    changes TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    effective_at BIGINT NOT NULL
);
CREATE TABLE policy_notice (
    subject_id UUID NOT NULL,
    version BIGINT NOT NULL,
    sent_at BIGINT,
    seen_at BIGINT,
    PRIMARY KEY (subject_id, version)
);
