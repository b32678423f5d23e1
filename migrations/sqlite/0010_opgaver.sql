-- What staff work with: who has taken a task, why an authority changed a conversation, and decisions about
-- self-booking.
-- The same tables, columns and constraints stand in ../postgres/0010_opgaver.sql; a test compares them.

ALTER TABLE opgave ADD COLUMN ejer_id BLOB REFERENCES medarbejder (id);
ALTER TABLE opgave ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE indkaldelse_historik ADD COLUMN begrundelse TEXT;
CREATE INDEX indkaldelse_dag ON indkaldelse (myndighed_id, local_start);
CREATE INDEX borger_jobcenter ON borger (jobcenter_id, navn);

-- Why somebody is exempted from self-booking, or the right to it is withdrawn. Rows are added, never changed.
CREATE TABLE afgoerelse (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    fravaer_id BLOB NOT NULL REFERENCES fravaer (id),
    aarsag TEXT NOT NULL,
    begrundelse TEXT NOT NULL,
    dato TEXT NOT NULL,
    medarbejder_id BLOB REFERENCES medarbejder (id),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX afgoerelse_borger ON afgoerelse (borger_id, at);
CREATE INDEX afgoerelse_fravaer ON afgoerelse (fravaer_id);
