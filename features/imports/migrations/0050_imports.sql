CREATE TABLE import (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    state TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    n_rows BIGINT NOT NULL,
    n_left_out BIGINT NOT NULL,
    n_done BIGINT NOT NULL,
    n_artists BIGINT NOT NULL,
    n_releases BIGINT NOT NULL,
    n_links BIGINT NOT NULL,
    n_had BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    finished_at BIGINT,
    undone_at BIGINT,
    leased_until BIGINT NOT NULL
);
CREATE INDEX import_of_workspace ON import (workspace_id, id);
CREATE TABLE import_file (
    import_id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE import_row (
    import_id UUID NOT NULL,
    n BIGINT NOT NULL,
    workspace_id UUID NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    draft TEXT NOT NULL,
    remarks TEXT NOT NULL,
    artist_id UUID,
    release_id UUID,
    link_id UUID,
    made_artist BOOLEAN NOT NULL,
    made_release BOOLEAN NOT NULL,
    made_link BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (import_id, n)
);
CREATE TABLE import_address (
    workspace_id UUID NOT NULL,
    address TEXT NOT NULL,
    link_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, address)
);
CREATE TABLE import_mapping (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (workspace_id, name)
);
