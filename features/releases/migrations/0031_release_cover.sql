ALTER TABLE release ADD COLUMN cover_hash TEXT;
ALTER TABLE release ADD COLUMN cover_width BIGINT;
ALTER TABLE release ADD COLUMN cover_height BIGINT;
ALTER TABLE release ADD COLUMN cover_alt TEXT;
