ALTER TABLE account ADD COLUMN operator_at BIGINT;
UPDATE account SET operator_at = created_at WHERE id = (SELECT id FROM account ORDER BY created_at, id LIMIT 1);
