CREATE TABLE bio_page (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    artist_id UUID NOT NULL UNIQUE,
    intro TEXT NOT NULL,
    palette TEXT NOT NULL,
    layout TEXT NOT NULL,
    corners TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT
);
CREATE INDEX bio_page_of_workspace ON bio_page (workspace_id, id);
CREATE TABLE bio_handle (
    handle TEXT NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    page_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    replaced_at BIGINT
);
CREATE INDEX bio_handle_of_page ON bio_handle (page_id);
CREATE TABLE bio_block (
    id UUID NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    page_id UUID NOT NULL REFERENCES bio_page (id),
    position BIGINT NOT NULL,
    content TEXT NOT NULL,
    shown BOOLEAN NOT NULL,
    from_at BIGINT,
    until_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX bio_block_of_page ON bio_block (page_id, position);
