CREATE TABLE presave_budget (
    service TEXT NOT NULL,
    app TEXT NOT NULL,
    window_no BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    held_until BIGINT NOT NULL,
    held_why TEXT,
    turn UUID,
    PRIMARY KEY (service, app)
);
CREATE TABLE presave_search (
    release_id UUID NOT NULL,
    service TEXT NOT NULL,
    workspace_id UUID NOT NULL,
    address TEXT,
    n_asked BIGINT NOT NULL,
    asked_at BIGINT,
    next_at BIGINT NOT NULL,
    missing_since BIGINT NOT NULL,
    told_at BIGINT,
    PRIMARY KEY (release_id, service)
);
