CREATE TABLE catalogue_lookup (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL,
    asked TEXT NOT NULL,
    upc TEXT,
    isrc TEXT,
    address TEXT,
    facts TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX catalogue_lookup_link ON catalogue_lookup (workspace_id, link_id, created_at);
CREATE INDEX catalogue_lookup_created ON catalogue_lookup (created_at);

CREATE TABLE catalogue_question (
    lookup_id UUID NOT NULL,
    provider TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (lookup_id, provider)
);
CREATE INDEX catalogue_question_due ON catalogue_question (state, next_at);
CREATE INDEX catalogue_question_created ON catalogue_question (created_at);

CREATE TABLE catalogue_candidate (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    lookup_id UUID NOT NULL,
    provider TEXT NOT NULL,
    service TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    upc TEXT,
    isrc TEXT,
    released_on TEXT,
    n_tracks BIGINT,
    confidence BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX catalogue_candidate_lookup ON catalogue_candidate (lookup_id);
CREATE INDEX catalogue_candidate_created ON catalogue_candidate (created_at);

CREATE TABLE catalogue_lock (
    link_id UUID NOT NULL,
    service TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    locked_at BIGINT NOT NULL,
    PRIMARY KEY (link_id, service)
);

CREATE TABLE catalogue_check (
    link_id UUID NOT NULL,
    service TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    url TEXT NOT NULL,
    checked_at BIGINT,
    missing_since BIGINT,
    next_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    PRIMARY KEY (link_id, service)
);
CREATE INDEX catalogue_check_due ON catalogue_check (next_at);

CREATE TABLE catalogue_pace (
    provider TEXT NOT NULL PRIMARY KEY,
    day BIGINT NOT NULL,
    used BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
