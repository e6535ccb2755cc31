CREATE TABLE workspace (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE membership (
    account_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, workspace_id)
);
CREATE INDEX membership_by_workspace ON membership (workspace_id);
