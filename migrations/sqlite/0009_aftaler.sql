-- Agreements that are proposed, answered, renewed and ended; series that are edited; changes of many times at once.
-- The same tables, columns and constraints stand in ../postgres/0009_aftaler.sql; a test compares them.

ALTER TABLE aftale ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- The aftale that this one takes over from, on its first day.
ALTER TABLE aftale ADD COLUMN afloeser_id BLOB REFERENCES aftale (id);
-- Agreed outside the system: with whom at the a-kasse, and when.
ALTER TABLE aftale ADD COLUMN aftalt_med TEXT;
ALTER TABLE aftale ADD COLUMN aftalt_dato TEXT;
CREATE INDEX aftale_afloeser ON aftale (afloeser_id);

-- What was done with an aftale, by whom, and what was said about it. Rows are added, never changed.
CREATE TABLE aftale_historik (
    aftale_id BLOB NOT NULL REFERENCES aftale (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    handling TEXT NOT NULL,
    medarbejder_id BLOB REFERENCES medarbejder (id),
    kommentar TEXT,
    PRIMARY KEY (aftale_id, version)
) STRICT;

ALTER TABLE serie ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- The series of the older aftale whose times this one takes over.
ALTER TABLE serie ADD COLUMN afloeser_id BLOB REFERENCES serie (id);

-- Why a time is closed: the rule no longer has it, or somebody closed it. Only the first opens again by itself.
ALTER TABLE tid ADD COLUMN lukket_af TEXT CHECK (lukket_af IN ('regel', 'medarbejder'));
UPDATE tid SET lukket_af = 'medarbejder' WHERE NOT open;

ALTER TABLE opgave ADD COLUMN aftale_id BLOB REFERENCES aftale (id);
CREATE INDEX opgave_aftale ON opgave (aftale_id);

-- Closing many times at once: goes on after a restart, and can be found again.
CREATE TABLE masseaendring (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    medarbejder_id BLOB NOT NULL REFERENCES medarbejder (id),
    aflys INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('i_gang', 'faerdig', 'fortrudt')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX masseaendring_organisation ON masseaendring (organisation_id, created_at);

-- What became of each time.
CREATE TABLE masseaendring_tid (
    masseaendring_id BLOB NOT NULL REFERENCES masseaendring (id),
    tid_id BLOB NOT NULL REFERENCES tid (id),
    -- Whether it was open when it was chosen: only then it can be opened again.
    var_aaben INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('venter', 'gjort', 'genaabnet')),
    PRIMARY KEY (masseaendring_id, tid_id)
) STRICT;
CREATE INDEX masseaendring_tid_tid ON masseaendring_tid (tid_id);
