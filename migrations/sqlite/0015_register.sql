-- What the register tells beside what it told before: membership of an a-kasse over time, visitation, markings, the other actor she is
-- with; and, of a client of the machine interface, which other actor it is and the certificate it shows.
-- The same tables, columns and constraints stand in ../postgres/0015_register.sql; a test compares them.

-- A membership from its first to its last day, both included. fra: none when nobody knows. til: none while it lasts.
-- borger.a_kasse_id is the one that holds today.
CREATE TABLE medlemsperiode (
    borger_id BLOB NOT NULL REFERENCES borger (id),
    plads INTEGER NOT NULL,
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    fra TEXT,
    til TEXT,
    PRIMARY KEY (borger_id, plads),
    CHECK (fra <= til)
) STRICT;
CREATE INDEX medlemsperiode_a_kasse ON medlemsperiode (a_kasse_id, til);
INSERT INTO medlemsperiode (borger_id, plads, a_kasse_id) SELECT id, 0, a_kasse_id FROM borger WHERE a_kasse_id IS NOT NULL;

ALTER TABLE borger ADD COLUMN visitationskategori INTEGER;
ALTER TABLE borger ADD COLUMN visiteret_dato TEXT;
-- The production unit number (P-nummer) of the other actor that her jobcenter has sent her to.
ALTER TABLE borger ADD COLUMN anden_aktoer INTEGER;

CREATE TABLE persongruppemarkering (
    borger_id BLOB NOT NULL REFERENCES borger (id),
    markering BLOB NOT NULL,
    PRIMARY KEY (borger_id, markering)
) STRICT;

-- The other actor that the client is; it then acts for the jobcenter about those sent to it alone.
ALTER TABLE api_klient ADD COLUMN anden_aktoer INTEGER;
-- SHA-256, in hex, of the certificate that the client must show.
ALTER TABLE api_klient ADD COLUMN certifikat TEXT;
