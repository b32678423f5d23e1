-- Webhooks for a kommune, which is told of less than its jobcenter; and guests that come by the machine interface.
-- The same tables, columns and constraints stand in ../sqlite/0018_snitflade.sql; a test compares them.

-- The receiver is the kommune of that jobcenter.
ALTER TABLE abonnement ADD COLUMN som_kommune BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX abonnement_one_url;
CREATE UNIQUE INDEX abonnement_one_url ON abonnement (organisation_id, url, som_kommune);

-- A guest is an employee, or a client of the machine interface on behalf of a user that it names.
ALTER TABLE gaesteadgang ALTER COLUMN medarbejder_id DROP NOT NULL;
ALTER TABLE gaesteadgang ADD COLUMN klient_id UUID REFERENCES api_klient (id);
ALTER TABLE gaesteadgang ADD COLUMN bruger TEXT;
ALTER TABLE gaesteadgang ADD CHECK ((medarbejder_id IS NULL) = (klient_id IS NOT NULL));
ALTER TABLE gaesteadgang ADD CHECK ((klient_id IS NULL) = (bruger IS NULL));
