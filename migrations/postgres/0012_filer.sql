-- Files of frister and borgere that a jobcenter has loaded, and what became of each line. Who a line is about is not kept.
-- The same tables, columns and constraints stand in ../sqlite/0012_filer.sql; a test compares them.

CREATE TABLE filimport (
    id UUID PRIMARY KEY,
    jobcenter_id UUID NOT NULL REFERENCES organisation (id),
    medarbejder_id UUID NOT NULL REFERENCES medarbejder (id),
    slags TEXT NOT NULL CHECK (slags IN ('frister', 'borgere')),
    linjer BIGINT NOT NULL CHECK (linjer > 0),
    at TIMESTAMPTZ NOT NULL
);

CREATE TABLE filimport_linje (
    filimport_id UUID NOT NULL REFERENCES filimport (id),
    linje BIGINT NOT NULL,
    udfald TEXT NOT NULL CHECK (udfald IN ('ny', 'aendret', 'uaendret', 'afvist')),
    koder TEXT NOT NULL,
    PRIMARY KEY (filimport_id, linje)
);
