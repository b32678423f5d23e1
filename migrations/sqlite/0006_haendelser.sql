-- The feed of events: numbers given after commit (decision 14), who they are sent to, and what could not be delivered.
-- The same tables, columns and constraints stand in ../postgres/0006_haendelser.sql; a test compares them.

-- One row: the last number given. Whoever gives numbers locks it first.
CREATE TABLE haendelse_nummer (
    navn TEXT PRIMARY KEY CHECK (navn = 'haendelse'),
    sidste INTEGER NOT NULL
) STRICT;
INSERT INTO haendelse_nummer (navn, sidste) VALUES ('haendelse', 0);
CREATE INDEX haendelse_unumreret ON haendelse (created_at, id) WHERE number IS NULL;

-- The event's number once more, so that an authority's feed is read from one index.
ALTER TABLE haendelse_modtager ADD COLUMN number INTEGER;
CREATE UNIQUE INDEX haendelse_modtager_feed ON haendelse_modtager (organisation_id, number);
DROP INDEX haendelse_modtager_organisation;

-- Who events are sent to. sidste: the last number that was delivered or laid aside. laas: who is sending just now, until when.
CREATE TABLE abonnement (
    id BLOB PRIMARY KEY,
    art TEXT NOT NULL CHECK (art IN ('webhook', 'indberetning')),
    organisation_id BLOB REFERENCES organisation (id),
    url TEXT NOT NULL,
    hemmelighed TEXT,
    sidste INTEGER NOT NULL,
    forsoeg INTEGER NOT NULL,
    naeste_at TEXT NOT NULL,
    fejl TEXT,
    laas BLOB,
    laas_til TEXT,
    created_at TEXT NOT NULL,
    CHECK ((art = 'webhook') = (organisation_id IS NOT NULL)),
    CHECK ((art = 'webhook') = (hemmelighed IS NOT NULL)),
    CHECK ((laas IS NULL) = (laas_til IS NULL))
) STRICT;
CREATE UNIQUE INDEX abonnement_one_indberetning ON abonnement (art) WHERE art = 'indberetning';
CREATE UNIQUE INDEX abonnement_one_url ON abonnement (organisation_id, url);

-- What was laid aside after the last attempt. igen: operations want it sent again.
CREATE TABLE ubesoergt (
    abonnement_id BLOB NOT NULL REFERENCES abonnement (id),
    haendelse_id BLOB NOT NULL REFERENCES haendelse (id),
    number INTEGER NOT NULL,
    forsoeg INTEGER NOT NULL,
    fejl TEXT NOT NULL,
    igen INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (abonnement_id, haendelse_id)
) STRICT;
CREATE INDEX ubesoergt_haendelse ON ubesoergt (haendelse_id);
