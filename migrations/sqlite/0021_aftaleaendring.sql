-- What a change of an agreed aftale's times did, and to whose conversations: it can be left, gone on with and found again.
-- The same tables, columns and constraints stand in ../postgres/0021_aftaleaendring.sql; a test compares them.

CREATE TABLE aftaleaendring (
    id BLOB PRIMARY KEY,
    -- The jobcenter whose conversations they are.
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    -- On whose behalf booked conversations are changed. NULL: nobody of the jobcenter did it, the a-kasse said yes.
    medarbejder_id BLOB REFERENCES medarbejder (id),
    aftale_id BLOB NOT NULL REFERENCES aftale (id),
    -- NULL: the whole aftale.
    serie_id BLOB REFERENCES serie (id),
    slags TEXT NOT NULL CHECK (slags IN ('serie_rettet', 'opsagt', 'afloest')),
    -- Whether the booked conversations get the new place, employee or text too.
    ret_samtaler INTEGER NOT NULL,
    -- What of them that is: 'sted', 'hvem', 'tekst', with commas between.
    dele TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('i_gang', 'faerdig', 'fortrudt')),
    nye INTEGER NOT NULL,
    aendrede INTEGER NOT NULL,
    genaabnede INTEGER NOT NULL,
    lukkede INTEGER NOT NULL,
    -- Of an aftale that was ended: its days before.
    foer_fra TEXT,
    foer_til TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX aftaleaendring_aftale ON aftaleaendring (aftale_id, created_at);
CREATE INDEX aftaleaendring_i_gang ON aftaleaendring (created_at) WHERE status = 'i_gang';

-- Whose conversations it hit, and what became of each.
CREATE TABLE aftaleaendring_samtale (
    aftaleaendring_id BLOB NOT NULL REFERENCES aftaleaendring (id),
    indkaldelse_id BLOB NOT NULL REFERENCES indkaldelse (id),
    grund TEXT NOT NULL CHECK (grund IN ('tiden_lukkes', 'det_gamle')),
    status TEXT NOT NULL CHECK (status IN ('venter', 'rettet', 'opgave', 'afvist', 'vaek')),
    -- The rule that kept it from being changed.
    kode TEXT,
    -- The version that the change made of it.
    version INTEGER,
    PRIMARY KEY (aftaleaendring_id, indkaldelse_id)
) STRICT;
CREATE INDEX aftaleaendring_samtale_indkaldelse ON aftaleaendring_samtale (indkaldelse_id);
