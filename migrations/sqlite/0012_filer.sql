-- Files of frister and borgere that a jobcenter has loaded, and what became of each line. Who a line is about is not kept.
-- The same tables, columns and constraints stand in ../postgres/0012_filer.sql; a test compares them.

CREATE TABLE filimport (
    id BLOB PRIMARY KEY,
    jobcenter_id BLOB NOT NULL REFERENCES organisation (id),
    medarbejder_id BLOB NOT NULL REFERENCES medarbejder (id),
    slags TEXT NOT NULL CHECK (slags IN ('frister', 'borgere')),
    linjer INTEGER NOT NULL CHECK (linjer > 0),
    at TEXT NOT NULL
) STRICT;

CREATE TABLE filimport_linje (
    filimport_id BLOB NOT NULL REFERENCES filimport (id),
    linje INTEGER NOT NULL,
    udfald TEXT NOT NULL CHECK (udfald IN ('ny', 'aendret', 'uaendret', 'afvist')),
    koder TEXT NOT NULL,
    PRIMARY KEY (filimport_id, linje)
) STRICT;
