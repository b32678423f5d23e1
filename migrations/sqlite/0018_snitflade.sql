-- Webhooks for a kommune, which is told of less than its jobcenter; and guests that come by the machine interface.
-- The same tables, columns and constraints stand in ../postgres/0018_snitflade.sql; a test compares them.

-- The receiver is the kommune of that jobcenter.
ALTER TABLE abonnement ADD COLUMN som_kommune INTEGER NOT NULL DEFAULT 0;
DROP INDEX abonnement_one_url;
CREATE UNIQUE INDEX abonnement_one_url ON abonnement (organisation_id, url, som_kommune);

-- A guest is an employee, or a client of the machine interface on behalf of a user that it names.
CREATE TABLE gaesteadgang_ny (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    medarbejder_id BLOB REFERENCES medarbejder (id),
    begrundelse TEXT NOT NULL,
    at TEXT NOT NULL,
    udloeber_at TEXT NOT NULL,
    klient_id BLOB REFERENCES api_klient (id),
    bruger TEXT,
    CHECK (at < udloeber_at),
    CHECK ((medarbejder_id IS NULL) = (klient_id IS NOT NULL)),
    CHECK ((klient_id IS NULL) = (bruger IS NULL))
) STRICT;
INSERT INTO gaesteadgang_ny (id, borger_id, organisation_id, medarbejder_id, begrundelse, at, udloeber_at)
    SELECT id, borger_id, organisation_id, medarbejder_id, begrundelse, at, udloeber_at FROM gaesteadgang;
DROP TABLE gaesteadgang;
ALTER TABLE gaesteadgang_ny RENAME TO gaesteadgang;
CREATE INDEX gaesteadgang_borger ON gaesteadgang (borger_id, at);
