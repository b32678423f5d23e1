-- The ground everything stands on: who there is, what was agreed, which times follow, who took one, and what was told to whom.
-- The same tables, columns and constraints stand in ../postgres/0001_ground.sql; a test compares them.
-- Enums are text with CHECK. `local_*` is what the borger was promised, in Europe/Copenhagen.
-- Instants are UTC text (RFC 3339, so text order is time order), dates and local times ISO text, ids 16-byte blobs, booleans 0 or 1. No wall clock in SQL.
CREATE TABLE organisation (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('jobcenter', 'a_kasse')),
    code TEXT NOT NULL,
    navn TEXT NOT NULL,
    telefon TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    merged_into TEXT,
    UNIQUE (kind, code)
) STRICT;

CREATE TABLE medarbejder (
    id BLOB PRIMARY KEY,
    organisation_id BLOB REFERENCES organisation (id),
    navn TEXT NOT NULL,
    rolle TEXT NOT NULL CHECK (rolle IN ('jobcenter_koordinator', 'jobcenter_sagsbehandler', 'a_kasse_koordinator', 'a_kasse_sagsbehandler', 'revisor', 'drift')),
    demo INTEGER NOT NULL,
    demo_slug TEXT UNIQUE
) STRICT;

CREATE TABLE borger (
    id BLOB PRIMARY KEY,
    cpr TEXT NOT NULL UNIQUE,
    navn TEXT NOT NULL,
    telefon TEXT,
    email TEXT,
    jobcenter_id BLOB NOT NULL REFERENCES organisation (id),
    a_kasse_id BLOB REFERENCES organisation (id),
    kontaktgruppe INTEGER NOT NULL,
    tilmeldekategori INTEGER,
    version INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    demo_slug TEXT UNIQUE
) STRICT;

CREATE TABLE fravaer (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    fravaertype INTEGER NOT NULL,
    fra TEXT NOT NULL,
    til TEXT
) STRICT;
CREATE INDEX fravaer_borger ON fravaer (borger_id);

CREATE TABLE aftale (
    id BLOB PRIMARY KEY,
    jobcenter_id BLOB NOT NULL REFERENCES organisation (id),
    a_kasse_id BLOB NOT NULL REFERENCES organisation (id),
    samtaletype INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('kladde', 'foreslaaet', 'aftalt', 'ophoert')),
    -- The jobcenter's own choice (epic 999.8.5): may borgere book inside this frame themselves?
    selvbooking INTEGER NOT NULL,
    -- Whole local days before the conversation, that day included; NULL: not possible.
    ombook_days INTEGER CHECK (ombook_days >= 0),
    aflys_days INTEGER CHECK (aflys_days >= 0),
    jobcenter_approved_by BLOB REFERENCES medarbejder (id),
    jobcenter_approved_at TEXT,
    a_kasse_approved_by BLOB REFERENCES medarbejder (id),
    a_kasse_approved_at TEXT,
    CHECK (valid_from <= valid_to),
    CHECK (status <> 'aftalt' OR (jobcenter_approved_at IS NOT NULL AND a_kasse_approved_at IS NOT NULL))
) STRICT;
CREATE INDEX aftale_frame ON aftale (jobcenter_id, a_kasse_id);
CREATE INDEX aftale_a_kasse ON aftale (a_kasse_id);

CREATE TABLE serie (
    id BLOB PRIMARY KEY,
    aftale_id BLOB NOT NULL REFERENCES aftale (id),
    weekdays TEXT NOT NULL,
    weeks TEXT NOT NULL,
    from_time TEXT NOT NULL,
    to_time TEXT NOT NULL,
    length_minutes INTEGER NOT NULL CHECK (length_minutes > 0),
    pause_minutes INTEGER NOT NULL CHECK (pause_minutes >= 0),
    kapacitet INTEGER NOT NULL CHECK (kapacitet > 0),
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    samtaleform INTEGER NOT NULL,
    adresse TEXT,
    telefon TEXT,
    link TEXT,
    medarbejder TEXT NOT NULL,
    titel TEXT NOT NULL,
    beskrivelse TEXT NOT NULL
) STRICT;
CREATE INDEX serie_aftale ON serie (aftale_id);

-- One day left out of one series.
CREATE TABLE undtagelse (
    serie_id BLOB NOT NULL REFERENCES serie (id),
    dato TEXT NOT NULL,
    PRIMARY KEY (serie_id, dato)
) STRICT;

-- A day on which an authority is closed. Both authorities' closed days take times away.
CREATE TABLE lukkedag (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    dato TEXT NOT NULL,
    navn TEXT NOT NULL,
    PRIMARY KEY (organisation_id, dato)
) STRICT;

CREATE TABLE tid (
    id BLOB PRIMARY KEY,
    serie_id BLOB NOT NULL REFERENCES serie (id),
    aftale_id BLOB NOT NULL REFERENCES aftale (id),
    local_date TEXT NOT NULL,
    local_start TEXT NOT NULL,
    local_end TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    kapacitet INTEGER NOT NULL,
    -- Bookings and holds together. The CHECK is what makes a double booking impossible.
    optaget INTEGER NOT NULL,
    open INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (serie_id, local_start),
    CHECK (0 <= optaget AND optaget <= kapacitet),
    CHECK (starts_at < ends_at)
) STRICT;
CREATE INDEX tid_aftale_day ON tid (aftale_id, local_date, local_start);

CREATE TABLE indkaldelse (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    myndighed_id BLOB NOT NULL REFERENCES organisation (id),
    a_kasse_id BLOB REFERENCES organisation (id),
    aftale_id BLOB REFERENCES aftale (id),
    tid_id BLOB REFERENCES tid (id),
    samtaletype INTEGER NOT NULL,
    -- What excludes what: 7 and 17 are one group, 4 is another, an a-kasse's own conversations exclude nothing.
    gruppe TEXT NOT NULL CHECK (gruppe IN ('jobsamtale', 'opfoelgning', 'a_kasse')),
    local_start TEXT NOT NULL,
    local_end TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    samtaleform INTEGER NOT NULL,
    adresse TEXT,
    moedetelefon TEXT,
    moedelink TEXT,
    medarbejder TEXT NOT NULL,
    titel TEXT NOT NULL,
    beskrivelse TEXT NOT NULL,
    borger_telefon TEXT,
    borger_email TEXT,
    selvbooket INTEGER NOT NULL,
    ombook_til TEXT,
    aflys_til TEXT,
    status TEXT NOT NULL CHECK (status IN ('planlagt', 'aflyst')),
    -- True while it takes the borger's one place in its group. Set in one place; let go when it is cancelled or has ended.
    occupies INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK (NOT occupies OR status = 'planlagt')
) STRICT;
CREATE UNIQUE INDEX indkaldelse_one_at_a_time ON indkaldelse (borger_id, gruppe) WHERE occupies AND gruppe <> 'a_kasse';
CREATE INDEX indkaldelse_borger ON indkaldelse (borger_id, starts_at);
CREATE INDEX indkaldelse_tid ON indkaldelse (tid_id);

-- A hold. Its primary key is its owner: nobody holds two times.
CREATE TABLE reservation (
    borger_id BLOB PRIMARY KEY REFERENCES borger (id),
    tid_id BLOB NOT NULL REFERENCES tid (id),
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX reservation_tid ON reservation (tid_id);
CREATE INDEX reservation_expires ON reservation (expires_at);

CREATE TABLE frist (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    samtaletype INTEGER NOT NULL CHECK (samtaletype IN (4, 7, 17)),
    fristdato TEXT NOT NULL,
    sidste_afholdelsesdato TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('aktiv', 'indfriet', 'overskredet', 'administrativt_lukket')),
    indkaldelse_id BLOB REFERENCES indkaldelse (id),
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK (fristdato <= sidste_afholdelsesdato),
    CHECK (status <> 'indfriet' OR indkaldelse_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX frist_one_active ON frist (borger_id, samtaletype) WHERE status = 'aktiv';
CREATE INDEX frist_borger ON frist (borger_id, fristdato);

-- Outbox and feed. `number` is given after commit by the outbox job, never inside the booking's transaction.
CREATE TABLE haendelse (
    id BLOB PRIMARY KEY,
    number INTEGER UNIQUE,
    entitet INTEGER NOT NULL CHECK (entitet IN (90000, 90001)),
    entitet_id BLOB NOT NULL,
    aendringstype INTEGER NOT NULL CHECK (aendringstype IN (1, 2, 3)),
    slags TEXT NOT NULL,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX haendelse_entitet ON haendelse (entitet_id);

CREATE TABLE audit (
    id BLOB PRIMARY KEY,
    at TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('borger', 'medarbejder', 'system')),
    actor_id BLOB,
    organisation_id BLOB,
    borger_id BLOB,
    action TEXT NOT NULL,
    subject_id BLOB,
    request_id TEXT
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_borger ON audit (borger_id, at);

-- One row a message. `dedup` is what makes a second, identical message impossible.
CREATE TABLE notifikation (
    id BLOB PRIMARY KEY,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    indkaldelse_id BLOB REFERENCES indkaldelse (id),
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('venter', 'sendt', 'bortfaldet', 'kan_ikke_naas')),
    dedup TEXT NOT NULL UNIQUE,
    planned_at TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX notifikation_due ON notifikation (status, planned_at);

-- Proof of which times a borger was shown while she had a frist, and when there were none.
CREATE TABLE visning (
    id BLOB PRIMARY KEY,
    at TEXT NOT NULL,
    borger_id BLOB NOT NULL REFERENCES borger (id),
    frist_id BLOB REFERENCES frist (id),
    from_date TEXT NOT NULL,
    shown INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
) STRICT;
CREATE INDEX visning_borger ON visning (borger_id, at);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX session_expires ON session (expires_at);

-- The answer once given to a caller's key: a double click, a reload or a retry gets the same one.
CREATE TABLE idempotens (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    result TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;
