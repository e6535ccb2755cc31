ALTER TABLE proof ADD COLUMN log_position BIGINT;
ALTER TABLE proof ADD COLUMN superseded_at BIGINT;
UPDATE proof SET superseded_at = ended_at
    WHERE EXISTS (SELECT 1 FROM proof newer WHERE newer.check_id = proof.check_id AND newer.ended_at > proof.ended_at);
DROP INDEX proof_of_check;
CREATE INDEX proof_standing ON proof (check_id) WHERE superseded_at IS NULL;
CREATE INDEX proof_superseded ON proof (superseded_at);
