-- What a proof says of the search it proves: whose frame, and which form of meeting she asked for (none: all).
-- And when nobody could book because nothing answered. The same stands in ../postgres/0008_visning.sql.

ALTER TABLE visning ADD COLUMN jobcenter_id BLOB REFERENCES organisation (id);
ALTER TABLE visning ADD COLUMN a_kasse_id BLOB REFERENCES organisation (id);
ALTER TABLE visning ADD COLUMN samtaleform INTEGER;

-- When a process last reached the database: one row for all of them, for while one answers the pages can be used.
CREATE TABLE livstegn (
    hvem TEXT PRIMARY KEY CHECK (hvem IN ('alle')),
    sidst TEXT NOT NULL
) STRICT;

-- From when to when the pages could not be used.
CREATE TABLE nedetid (
    id BLOB PRIMARY KEY,
    fra TEXT NOT NULL,
    til TEXT NOT NULL,
    CHECK (fra < til)
) STRICT;
CREATE INDEX nedetid_til ON nedetid (til);
