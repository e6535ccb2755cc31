ALTER TABLE rights_request ADD COLUMN requester_index BYTEA;
ALTER TABLE rights_request ADD COLUMN salt BYTEA;
ALTER TABLE rights_request ADD COLUMN log_position BIGINT;
ALTER TABLE rights_link ADD COLUMN letter_id UUID;
CREATE INDEX rights_request_of_requester ON rights_request (requester_index);
CREATE INDEX rights_link_of_request ON rights_link (request_id);
UPDATE rights_request SET answered_at = opened_at, outcome = 'done' WHERE subject_id IS NULL AND answered_at IS NULL;
