-- From when until when the times of a series can be booked, and the places that are kept for each of several a-kasser; moving the
-- conversations of closed times; guests.
-- The same tables, columns and constraints stand in ../postgres/0014_serier.sql; a test compares them.

-- Bookable from that many days before; until that many days before, at that time of the day (none: to the end of it).
ALTER TABLE serie ADD COLUMN bookbar_fra_dage INTEGER CHECK (bookbar_fra_dage >= 0);
ALTER TABLE serie ADD COLUMN bookbar_til_dage INTEGER CHECK (bookbar_til_dage >= 0);
ALTER TABLE serie ADD COLUMN bookbar_til_kl TEXT;
-- Hours before a time begins at which what is kept and not taken is free to all who share it; NULL: never.
ALTER TABLE serie ADD COLUMN frigiv_timer INTEGER CHECK (frigiv_timer > 0);
-- Places of each time that are kept, for all a-kasser together; NULL: the series is not shared.
ALTER TABLE serie ADD COLUMN holdes INTEGER CHECK (0 <= holdes AND holdes <= kapacitet);

-- The a-kasser that share a series, the one of its own aftale among them, each with the places of each time kept for it.
CREATE TABLE serie_andel (
    serie_id BLOB NOT NULL REFERENCES serie (id),
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    pladser INTEGER NOT NULL CHECK (pladser >= 0),
    PRIMARY KEY (serie_id, a_kasse_id)
) STRICT;
CREATE INDEX serie_andel_a_kasse ON serie_andel (a_kasse_id);

-- What the rule makes of it for one time.
ALTER TABLE tid ADD COLUMN bookbar_fra TEXT;
ALTER TABLE tid ADD COLUMN bookbar_til TEXT;
ALTER TABLE tid ADD COLUMN frigives_at TEXT;
ALTER TABLE tid ADD COLUMN delt INTEGER NOT NULL DEFAULT 0;
-- Places kept for somebody and not taken yet. Nobody else gets one: the CHECK is what makes that impossible.
ALTER TABLE tid ADD COLUMN holdt INTEGER NOT NULL DEFAULT 0 CHECK (0 <= holdt AND optaget + holdt <= kapacitet);
CREATE INDEX tid_serie_dag ON tid (serie_id, local_date) WHERE delt;

-- A change of many times may also move the conversations to other times; with `anden_form`, to another form of meeting too.
ALTER TABLE masseaendring ADD COLUMN flyt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE masseaendring ADD COLUMN anden_form INTEGER NOT NULL DEFAULT 0;

-- What became of each conversation that was to be moved.
CREATE TABLE masseaendring_samtale (
    masseaendring_id BLOB NOT NULL REFERENCES masseaendring (id),
    indkaldelse_id BLOB NOT NULL REFERENCES indkaldelse (id),
    fra_tid_id BLOB NOT NULL REFERENCES tid (id),
    -- NULL: there was no other time for it.
    til_tid_id BLOB REFERENCES tid (id),
    -- The version that the move made of it: it is only moved back as it was left.
    version INTEGER NOT NULL,
    tilbage INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (masseaendring_id, indkaldelse_id)
) STRICT;
CREATE INDEX masseaendring_samtale_indkaldelse ON masseaendring_samtale (indkaldelse_id);

-- Who has opened another jobcenter's borger, why, and until when. Rows are added, never changed.
CREATE TABLE gaesteadgang (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    medarbejder_id BLOB NOT NULL REFERENCES medarbejder (id),
    begrundelse TEXT NOT NULL,
    at TEXT NOT NULL,
    udloeber_at TEXT NOT NULL,
    CHECK (at < udloeber_at)
) STRICT;
CREATE INDEX gaesteadgang_borger ON gaesteadgang (borger_id, at);
