-- Why conversations were called off or moved, and where each was to go when it was decided; what was done with closed days; sharing
-- that waits for an a-kasse's answer.
-- The same tables, columns and constraints stand in ../postgres/0016_se_foer_der_sker.sql; a test compares them.

-- What the coordinator wrote when the conversations were called off. The borger does not read it.
ALTER TABLE masseaendring ADD COLUMN begrundelse TEXT;
-- The time that was shown for it before it was decided: it is moved there or not at all. NULL: none was found.
ALTER TABLE masseaendring_samtale ADD COLUMN planlagt_tid_id BLOB REFERENCES tid (id);

-- What was done with a closed day, by whom, and why it was closed after that. Rows are added, never changed.
CREATE TABLE lukkedag_historik (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    dato TEXT NOT NULL,
    at TEXT NOT NULL,
    handling TEXT NOT NULL CHECK (handling IN ('lukket', 'rettet', 'aabnet')),
    navn TEXT NOT NULL,
    medarbejder_id BLOB REFERENCES medarbejder (id)
) STRICT;
CREATE INDEX lukkedag_historik_dag ON lukkedag_historik (organisation_id, dato);

-- What a series is to be shared by, until the a-kasse has said yes: then it stands in serie_andel. The series' own a-kasse stands
-- here too, with what is to be kept for it.
CREATE TABLE serie_andel_forslag (
    serie_id BLOB NOT NULL REFERENCES serie (id),
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    pladser INTEGER NOT NULL CHECK (pladser >= 0),
    PRIMARY KEY (serie_id, a_kasse_id)
) STRICT;
CREATE INDEX serie_andel_forslag_a_kasse ON serie_andel_forslag (a_kasse_id);
