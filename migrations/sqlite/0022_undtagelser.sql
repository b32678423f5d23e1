-- Days left out of a series are kept as from-to, with the closure that left them out: times on days that are not laid out yet can be
-- closed too, and come back when it is undone. And a closure says which days and whose times it is about.
-- The same tables, columns and constraints stand in ../postgres/0022_undtagelser.sql; a test compares them.

CREATE TABLE undtagelse_ny (
    serie_id BLOB NOT NULL REFERENCES serie (id),
    fra TEXT NOT NULL,
    til TEXT NOT NULL,
    masseaendring_id BLOB REFERENCES masseaendring (id),
    CHECK (fra <= til)
) STRICT;
INSERT INTO undtagelse_ny (serie_id, fra, til) SELECT serie_id, dato, dato FROM undtagelse;
DROP TABLE undtagelse;
ALTER TABLE undtagelse_ny RENAME TO undtagelse;
CREATE UNIQUE INDEX undtagelse_once ON undtagelse (serie_id, fra, til, masseaendring_id);
CREATE INDEX undtagelse_masseaendring ON undtagelse (masseaendring_id);

ALTER TABLE masseaendring ADD COLUMN fra TEXT;
ALTER TABLE masseaendring ADD COLUMN til TEXT;
ALTER TABLE masseaendring ADD COLUMN a_kasse_id BLOB REFERENCES organisation (id);
-- How many series were chosen; none: all.
ALTER TABLE masseaendring ADD COLUMN serier INTEGER;
