-- The a-kasse's work: days on which it cannot come, tasks about a day, and what its lists ask for. And the addresses by which a
-- caseworker's calendar follows, as hashes.
-- The same tables, columns and constraints stand in ../postgres/0013_a_kasse.sql; a test compares them.

-- The a-kasse has said that it cannot come to the times agreed with this jobcenter on this day. Closes nothing.
CREATE TABLE a_kasse_afbudsdag (
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    jobcenter_id BLOB NOT NULL REFERENCES organisation (id),
    dato TEXT NOT NULL,
    medarbejder_id BLOB REFERENCES medarbejder (id),
    at TEXT NOT NULL,
    PRIMARY KEY (a_kasse_id, jobcenter_id, dato)
) STRICT;
CREATE INDEX a_kasse_afbudsdag_jobcenter ON a_kasse_afbudsdag (jobcenter_id, dato);

-- The local day a task is about, when it is about no borger.
ALTER TABLE opgave ADD COLUMN dag TEXT;

CREATE INDEX indkaldelse_a_kasse ON indkaldelse (a_kasse_id, local_start) WHERE a_kasse_id IS NOT NULL;
CREATE INDEX indkaldelse_aendret ON indkaldelse (updated_at);

-- One address a caseworker at a time. hash: SHA-256, in hex, of 256 random bits.
CREATE TABLE kalenderabonnement (
    medarbejder_id BLOB PRIMARY KEY REFERENCES medarbejder (id),
    id BLOB NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE,
    -- Whose conversations it follows: a caseworker or a team, as the conversations name him.
    hvem TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
