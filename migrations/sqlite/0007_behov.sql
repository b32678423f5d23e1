-- What a borger needs to take part in a conversation: an interpreter, a way in. Codes alone, never her own words.
-- The same table stands in ../postgres/0007_behov.sql.

CREATE TABLE behov (
    indkaldelse_id BLOB NOT NULL REFERENCES indkaldelse (id),
    slags TEXT NOT NULL CHECK (slags IN ('tolk', 'tegnsprog', 'adgang', 'teknik')),
    at TEXT NOT NULL,
    PRIMARY KEY (indkaldelse_id, slags)
) STRICT;
