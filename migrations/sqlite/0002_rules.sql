-- What the services need to follow every rule: who a borger is over time, what an authority reports, choices and participants,
-- history, tasks, settings, and who is told of an event.
-- The same tables, columns and constraints stand in ../postgres/0002_rules.sql; a test compares them.

-- tilmeldt_fra: her last registration as jobseeker, when it is known. afmeldt_fra: first day on which she is none.
ALTER TABLE borger ADD COLUMN ledig_siden TEXT;
ALTER TABLE borger ADD COLUMN tilmeldt_fra TEXT;
ALTER TABLE borger ADD COLUMN afmeldt_fra TEXT;
ALTER TABLE borger ADD COLUMN doed_dato TEXT;

-- A CPR number she had before. Everything else is bound to her own id and stays.
CREATE TABLE cpr_historik (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    cpr TEXT NOT NULL,
    til TEXT NOT NULL
) STRICT;
CREATE INDEX cpr_historik_borger ON cpr_historik (borger_id);

ALTER TABLE indkaldelse ADD COLUMN ombooking_mulig INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE indkaldelse ADD COLUMN aflysning_mulig INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE indkaldelse ADD COLUMN gruppemoede_id BLOB;
ALTER TABLE indkaldelse ADD COLUMN ejersystem INTEGER;
ALTER TABLE indkaldelse ADD COLUMN moedegruppetype INTEGER NOT NULL DEFAULT 901;
-- medarbejder is what the borger reads; of a team, its name until somebody is named.
ALTER TABLE indkaldelse ADD COLUMN team TEXT;
ALTER TABLE indkaldelse ADD COLUMN medarbejder_navngivet INTEGER NOT NULL DEFAULT TRUE;
ALTER TABLE indkaldelse ADD COLUMN borger_ringer INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE indkaldelse ADD COLUMN kontakt_telefon TEXT;
ALTER TABLE indkaldelse ADD COLUMN kontakt_email TEXT;
-- When it was first registered as a cv-samtale (epic 999.8.2).
ALTER TABLE indkaldelse ADD COLUMN foerst_cv_at TEXT;
ALTER TABLE indkaldelse ADD COLUMN bekraeftet_at TEXT;
-- The a-kasse has said that it cannot come. This changes no choice.
ALTER TABLE indkaldelse ADD COLUMN a_kasse_afbud_at TEXT;
ALTER TABLE indkaldelse ADD COLUMN aflyst_af TEXT CHECK (aflyst_af IN ('borger', 'myndighed', 'lukning', 'ejersystem', 'registeret'));
ALTER TABLE indkaldelse ADD COLUMN udfald INTEGER;
ALTER TABLE indkaldelse ADD COLUMN a_kasse_deltog INTEGER;
UPDATE indkaldelse SET ombooking_mulig = (ombook_til IS NOT NULL), aflysning_mulig = (aflys_til IS NOT NULL), borger_ringer = (moedetelefon IS NOT NULL);
CREATE INDEX indkaldelse_ends ON indkaldelse (ends_at);
CREATE INDEX indkaldelse_gruppemoede ON indkaldelse (gruppemoede_id);

-- Every version of a conversation, as it stood after the change.
CREATE TABLE indkaldelse_historik (
    indkaldelse_id BLOB NOT NULL REFERENCES indkaldelse (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    handling TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BLOB,
    organisation_id BLOB,
    tilstand TEXT NOT NULL,
    PRIMARY KEY (indkaldelse_id, version)
) STRICT;

-- What was written before there was a history: that it stood, not how.
INSERT INTO indkaldelse_historik (indkaldelse_id, version, at, handling, actor_kind, tilstand)
SELECT id, version, updated_at, 'overfoert', 'system', '{}' FROM indkaldelse;

-- Somebody who takes part on behalf of an authority. Removed ones stay, for the history.
CREATE TABLE myndighedsdeltager (
    id BLOB PRIMARY KEY,
    indkaldelse_id BLOB NOT NULL REFERENCES indkaldelse (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    navn TEXT,
    kontaktdetaljer TEXT,
    telefonnummer TEXT,
    email TEXT,
    rolle INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    slettet_at TEXT
) STRICT;
CREATE INDEX myndighedsdeltager_indkaldelse ON myndighedsdeltager (indkaldelse_id);

-- A choice about the a-kasse's part. Rows are added, never changed but to be reset when a fælles jobsamtale has been held.
-- Without indkaldelse_id it waits for the next fælles jobsamtale.
CREATE TABLE deltagelsesvalg (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    indkaldelse_id BLOB REFERENCES indkaldelse (id),
    valg INTEGER NOT NULL,
    organisation_id BLOB REFERENCES organisation (id),
    at TEXT NOT NULL,
    nulstillet_at TEXT
) STRICT;
CREATE INDEX deltagelsesvalg_borger ON deltagelsesvalg (borger_id, at);

-- How far an a-kasse is with a member's cv. Bound to no conversation. Rows are added, the newest holds.
CREATE TABLE cv_godkendelse (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    status INTEGER NOT NULL,
    dato TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX cv_godkendelse_borger ON cv_godkendelse (borger_id, at);

ALTER TABLE frist ADD COLUMN jobcenter_id BLOB REFERENCES organisation (id);
-- Why it was closed, or waits.
ALTER TABLE frist ADD COLUMN grund TEXT;
-- The local day of the conversation that releases it, or makes up for it.
ALTER TABLE frist ADD COLUMN booking_dato TEXT;
-- The local day it was set or last became active again.
ALTER TABLE frist ADD COLUMN aktiv_fra TEXT NOT NULL DEFAULT '1970-01-01';
UPDATE frist SET jobcenter_id = (SELECT borger.jobcenter_id FROM borger WHERE borger.id = frist.borger_id),
    booking_dato = (SELECT substr(local_start, 1, 10) FROM indkaldelse WHERE indkaldelse.id = frist.indkaldelse_id),
    aktiv_fra = substr(created_at, 1, 10);
CREATE INDEX frist_status ON frist (status, fristdato);

-- Every version of a frist, as it stood after the change.
CREATE TABLE frist_historik (
    frist_id BLOB NOT NULL REFERENCES frist (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    handling TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BLOB,
    organisation_id BLOB,
    status TEXT NOT NULL,
    fristdato TEXT NOT NULL,
    sidste_afholdelsesdato TEXT NOT NULL,
    indkaldelse_id BLOB,
    grund TEXT,
    begrundelse TEXT,
    PRIMARY KEY (frist_id, version)
) STRICT;

INSERT INTO frist_historik (frist_id, version, at, handling, actor_kind, status, fristdato, sidste_afholdelsesdato, indkaldelse_id)
SELECT id, version, updated_at, 'overfoert', 'system', status, fristdato, sidste_afholdelsesdato, indkaldelse_id FROM frist;

-- What needs a person. `dedup` makes a second task about the same thing impossible.
CREATE TABLE opgave (
    id BLOB PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    borger_id BLOB REFERENCES borger (id),
    indkaldelse_id BLOB REFERENCES indkaldelse (id),
    frist_id BLOB REFERENCES frist (id),
    slags TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('aaben', 'loest')),
    dedup TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX opgave_list ON opgave (organisation_id, status, created_at);
CREATE INDEX opgave_borger ON opgave (borger_id);

-- A setting from a day on, for one organisation or for all. Rows are added; of two for the same day the later one holds.
CREATE TABLE indstilling (
    id BLOB PRIMARY KEY,
    navn TEXT NOT NULL,
    organisation_id BLOB REFERENCES organisation (id),
    gaelder_fra TEXT NOT NULL,
    vaerdi TEXT NOT NULL,
    kilde TEXT NOT NULL,
    sat_at TEXT NOT NULL
) STRICT;
CREATE INDEX indstilling_navn ON indstilling (navn, gaelder_fra);

-- Which authorities are told of an event.
CREATE TABLE haendelse_modtager (
    haendelse_id BLOB NOT NULL REFERENCES haendelse (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (haendelse_id, organisation_id)
) STRICT;
CREATE INDEX haendelse_modtager_organisation ON haendelse_modtager (organisation_id);
CREATE INDEX haendelse_borger ON haendelse (borger_id);

ALTER TABLE notifikation ADD COLUMN frist_id BLOB REFERENCES frist (id);
CREATE INDEX notifikation_borger ON notifikation (borger_id);
-- What a changed setting or a reopened frist was about, in words. Never personal data.
ALTER TABLE audit ADD COLUMN detalje TEXT;
CREATE INDEX idempotens_created ON idempotens (created_at);
