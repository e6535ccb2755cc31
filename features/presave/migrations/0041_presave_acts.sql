ALTER TABLE presave ADD COLUMN acts TEXT NOT NULL DEFAULT 'save';
ALTER TABLE presave ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE presave ADD COLUMN playlist BYTEA;
ALTER TABLE presave_attempt ADD COLUMN acts TEXT NOT NULL DEFAULT 'save';
ALTER TABLE presave_attempt ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE presave_attempt ADD COLUMN renews UUID;
DROP INDEX presave_due;
CREATE INDEX presave_due ON presave (release_id, provider, zone, next_try_at) WHERE ended_at IS NULL;
