CREATE TABLE sweep (
    id BIGINT NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    subjects BIGINT NOT NULL
);
CREATE TABLE sweep_count (
    table_name TEXT NOT NULL,
    what TEXT NOT NULL,
    removed BIGINT NOT NULL,
    PRIMARY KEY (table_name, what)
);
