-- The machine interface: who may call (clients, their organisations, secrets and tokens, all secrets as hashes), what Jobnet
-- reported of errors, and who still calls what was phased out.
-- The same tables, columns and constraints stand in ../postgres/0005_api.sql; a test compares them.

CREATE TABLE api_klient (
    id BLOB PRIMARY KEY,
    navn TEXT NOT NULL,
    myndighedstype INTEGER NOT NULL,
    ejersystem INTEGER,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    lukket_at TEXT
) STRICT;

CREATE TABLE api_klient_organisation (
    klient_id BLOB NOT NULL REFERENCES api_klient (id),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (klient_id, organisation_id)
) STRICT;

-- hash: SHA-256, in hex, of 256 random bits.
CREATE TABLE api_hemmelighed (
    hash TEXT PRIMARY KEY,
    klient_id BLOB NOT NULL REFERENCES api_klient (id),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX api_hemmelighed_klient ON api_hemmelighed (klient_id);

CREATE TABLE api_token (
    hash TEXT PRIMARY KEY,
    klient_id BLOB NOT NULL REFERENCES api_klient (id),
    scopes TEXT NOT NULL,
    udloeber_at TEXT NOT NULL
) STRICT;
CREATE INDEX api_token_klient ON api_token (klient_id, udloeber_at);

CREATE TABLE fejlmelding (
    id BLOB PRIMARY KEY,
    at TEXT NOT NULL,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    klient_id BLOB NOT NULL REFERENCES api_klient (id),
    moedetilbud_id BLOB,
    indkaldelse_id BLOB,
    fejlkode INTEGER NOT NULL,
    fejltekst TEXT,
    fejlophav INTEGER NOT NULL,
    fejltidspunkt TEXT NOT NULL
) STRICT;
CREATE INDEX fejlmelding_borger ON fejlmelding (borger_id);

-- kalder: the id of the client or organisation, or 'ukendt' for a call without a token.
CREATE TABLE udfaset_kald (
    operation TEXT NOT NULL,
    kalder TEXT NOT NULL,
    antal INTEGER NOT NULL,
    seneste_at TEXT NOT NULL,
    PRIMARY KEY (operation, kalder)
) STRICT;
