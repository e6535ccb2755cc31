-- Who is next of a release at a service, wherever they live: a claim looks at those it takes and not at everybody.
CREATE INDEX presave_next ON presave (release_id, provider, next_try_at) WHERE ended_at IS NULL;
-- PostgreSQL: a claim and a rotated permission are new versions of a row. Room beside the old one spares every index.
ALTER TABLE presave SET (fillfactor = 50);
