ALTER TABLE policy_version ADD COLUMN log_position BIGINT;
