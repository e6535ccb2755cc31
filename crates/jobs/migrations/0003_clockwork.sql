CREATE TABLE clockwork (
    name TEXT NOT NULL PRIMARY KEY,
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    leased_by UUID,
    started_at BIGINT,
    finished_at BIGINT,
    outcome TEXT
);
