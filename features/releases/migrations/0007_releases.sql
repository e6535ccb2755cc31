CREATE TABLE release (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    artist_id UUID NOT NULL,
    title TEXT NOT NULL,
    upc TEXT,
    release_date TEXT NOT NULL,
    release_time TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    release_at BIGINT NOT NULL,
    spotify_uri TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE INDEX release_of_workspace ON release (workspace_id, id);
CREATE INDEX release_by_day ON release (workspace_id, release_at, id);
CREATE TABLE track (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    release_id UUID NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    isrc TEXT,
    UNIQUE (release_id, position)
);
