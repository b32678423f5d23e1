-- An a-kasse's yes to new times in an aftale that is agreed already; and the addresses to which an a-kasse gets its daily digest.
-- The same tables, columns and constraints stand in ../sqlite/0020_ja_og_oversigt.sql; a test compares them.

-- Said outside the system and written down by the jobcenter, with the change it was said to: the version of the aftale is the one in its
-- history. Rows are added, never changed.
CREATE TABLE aftale_ja (
    aftale_id UUID NOT NULL REFERENCES aftale (id),
    version BIGINT NOT NULL,
    a_kasse_id UUID NOT NULL REFERENCES organisation (id),
    hvem TEXT NOT NULL,
    dato DATE NOT NULL,
    PRIMARY KEY (aftale_id, version, a_kasse_id)
);
CREATE INDEX aftale_ja_a_kasse ON aftale_ja (a_kasse_id);
CREATE INDEX aftale_historik_at ON aftale_historik (at);

-- Nothing but one mail that asks is sent to an address before somebody who reads it has said yes.
CREATE TABLE oversigtsmail (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    email TEXT NOT NULL,
    oprettet_af UUID REFERENCES medarbejder (id),
    oprettet_at TIMESTAMPTZ NOT NULL,
    -- The print of the code in the mail that asks; gone when it has been used.
    kode_aftryk TEXT UNIQUE,
    kode_udloeber_at TIMESTAMPTZ,
    bekraeftet_at TIMESTAMPTZ,
    -- From when on what is new has not been told.
    siden_at TIMESTAMPTZ NOT NULL,
    -- When something is to be sent next; NULL: nothing is.
    naeste_at TIMESTAMPTZ,
    laast_til TIMESTAMPTZ,
    forsoeg INTEGER NOT NULL DEFAULT 0,
    sidste_at TIMESTAMPTZ,
    sidste_udfald TEXT CHECK (sidste_udfald IN ('spurgt', 'sendt', 'intet_nyt', 'proever_igen', 'opgivet')),
    sidste_kode TEXT,
    UNIQUE (organisation_id, email),
    CHECK ((kode_aftryk IS NULL) = (kode_udloeber_at IS NULL)),
    CHECK (bekraeftet_at IS NULL OR kode_aftryk IS NULL)
);
CREATE INDEX oversigtsmail_naeste ON oversigtsmail (naeste_at);
