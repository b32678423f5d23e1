-- Tasks that are seen to, newest first: a page of them without reading them all.
-- The same tables, columns and constraints stand in ../postgres/0019_loeste_opgaver.sql; a test compares them.

CREATE INDEX opgave_loest ON opgave (organisation_id, updated_at) WHERE status = 'loest';
