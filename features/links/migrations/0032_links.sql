ALTER TABLE link ADD COLUMN archived_at BIGINT;
ALTER TABLE link ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';
ALTER TABLE link ADD COLUMN pass_tags BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE link ADD COLUMN opens_at BIGINT;
ALTER TABLE link ADD COLUMN closes_at BIGINT;
ALTER TABLE link ADD COLUMN before_opening TEXT NOT NULL DEFAULT 'hidden';
ALTER TABLE link ADD COLUMN after_url TEXT;
CREATE TABLE link_address (
    slug TEXT NOT NULL PRIMARY KEY,
    workspace_id UUID NOT NULL,
    link_id UUID NOT NULL REFERENCES link (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX link_address_of_link ON link_address (workspace_id, link_id);
INSERT INTO link_address (slug, workspace_id, link_id, created_at) SELECT slug, workspace_id, id, created_at FROM link;
