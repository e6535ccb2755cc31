ALTER TABLE incident ADD COLUMN drilled_at BIGINT;
