-- Messages that are sent: when one was taken up and settled and why it was dropped, what a reminder reminds of, and each way it takes.
-- The same tables, columns and constraints stand in ../postgres/0004_beskeder.sql; a test compares them.

-- Exempt from Digital Post. Everybody else can be written to there.
ALTER TABLE borger ADD COLUMN fritaget_digital_post INTEGER NOT NULL DEFAULT FALSE;

-- When its ways were chosen; when it was sent, dropped or given up; why it was dropped.
ALTER TABLE notifikation ADD COLUMN fordelt_at TEXT;
ALTER TABLE notifikation ADD COLUMN afsluttet_at TEXT;
ALTER TABLE notifikation ADD COLUMN grund TEXT;
-- Which version of the conversation or frist it tells of: of two that wait, the later one is sent.
ALTER TABLE notifikation ADD COLUMN om_version INTEGER;
-- Of a reminder: the local day it reminds of, and how many days before.
ALTER TABLE notifikation ADD COLUMN om_dag TEXT;
ALTER TABLE notifikation ADD COLUMN dage INTEGER;
CREATE INDEX notifikation_ny ON notifikation (planned_at) WHERE status = 'venter' AND fordelt_at IS NULL;
CREATE INDEX notifikation_afsluttet ON notifikation (status, afsluttet_at);

-- One way that one message takes. `laast_til`: a node is sending it; past that instant it broke off, and nobody knows the outcome.
CREATE TABLE forsendelse (
    notifikation_id BLOB NOT NULL REFERENCES notifikation (id) ON DELETE CASCADE,
    kanal TEXT NOT NULL CHECK (kanal IN ('digital_post', 'email', 'sms')),
    status TEXT NOT NULL CHECK (status IN ('venter', 'sendt', 'opgivet', 'bortfaldet')),
    forsoeg INTEGER NOT NULL,
    uafklarede INTEGER NOT NULL,
    naeste_at TEXT NOT NULL,
    laast_til TEXT,
    -- What the other side answered, as a code. Never its words, which may name her.
    fejl TEXT,
    afsluttet_at TEXT,
    PRIMARY KEY (notifikation_id, kanal)
) STRICT;
CREATE INDEX forsendelse_due ON forsendelse (naeste_at) WHERE status = 'venter';

-- The message that did not reach her, to be printed. No reference: the task may outlive it.
ALTER TABLE opgave ADD COLUMN notifikation_id BLOB;
