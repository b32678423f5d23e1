-- The machine interface: who may call (clients, their organisations, secrets and tokens, all secrets as hashes), what Jobnet
-- reported of errors, and who still calls what was phased out.
-- The same tables, columns and constraints stand in ../sqlite/0005_api.sql; a test compares them.

CREATE TABLE api_klient (
    id UUID PRIMARY KEY,
    navn TEXT NOT NULL,
    myndighedstype INTEGER NOT NULL,
    ejersystem INTEGER,
    scopes TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    lukket_at TIMESTAMPTZ
);

CREATE TABLE api_klient_organisation (
    klient_id UUID NOT NULL REFERENCES api_klient (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (klient_id, organisation_id)
);

-- hash: SHA-256, in hex, of 256 random bits.
CREATE TABLE api_hemmelighed (
    hash TEXT PRIMARY KEY,
    klient_id UUID NOT NULL REFERENCES api_klient (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX api_hemmelighed_klient ON api_hemmelighed (klient_id);

CREATE TABLE api_token (
    hash TEXT PRIMARY KEY,
    klient_id UUID NOT NULL REFERENCES api_klient (id),
    scopes TEXT NOT NULL,
    udloeber_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX api_token_klient ON api_token (klient_id, udloeber_at);

CREATE TABLE fejlmelding (
    id UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    borger_id UUID NOT NULL REFERENCES borger (id),
    klient_id UUID NOT NULL REFERENCES api_klient (id),
    moedetilbud_id UUID,
    indkaldelse_id UUID,
    fejlkode INTEGER NOT NULL,
    fejltekst TEXT,
    fejlophav INTEGER NOT NULL,
    fejltidspunkt TIMESTAMPTZ NOT NULL
);
CREATE INDEX fejlmelding_borger ON fejlmelding (borger_id);

-- kalder: the id of the client or organisation, or 'ukendt' for a call without a token.
CREATE TABLE udfaset_kald (
    operation TEXT NOT NULL,
    kalder TEXT NOT NULL,
    antal BIGINT NOT NULL,
    seneste_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (operation, kalder)
);
