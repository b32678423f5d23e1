-- The ground everything stands on: who there is, what was agreed, which times follow, who took one, and what was told to whom.
-- The same tables, columns and constraints stand in ../sqlite/0001_ground.sql; a test compares them.
-- Instants are UTC. `local_*` is what the borger was promised, in Europe/Copenhagen. Enums are text with CHECK. No wall clock in SQL.

CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('jobcenter', 'a_kasse')),
    code TEXT NOT NULL,
    navn TEXT NOT NULL,
    telefon TEXT,
    valid_from DATE NOT NULL,
    valid_to DATE,
    merged_into TEXT,
    UNIQUE (kind, code)
);

CREATE TABLE medarbejder (
    id UUID PRIMARY KEY,
    organisation_id UUID REFERENCES organisation (id),
    navn TEXT NOT NULL,
    rolle TEXT NOT NULL CHECK (rolle IN ('jobcenter_koordinator', 'jobcenter_sagsbehandler', 'a_kasse_koordinator', 'a_kasse_sagsbehandler', 'revisor', 'drift')),
    demo BOOLEAN NOT NULL,
    demo_slug TEXT UNIQUE
);

CREATE TABLE borger (
    id UUID PRIMARY KEY,
    cpr TEXT NOT NULL UNIQUE,
    navn TEXT NOT NULL,
    telefon TEXT,
    email TEXT,
    jobcenter_id UUID NOT NULL REFERENCES organisation (id),
    a_kasse_id UUID REFERENCES organisation (id),
    kontaktgruppe INTEGER NOT NULL,
    tilmeldekategori INTEGER,
    version BIGINT NOT NULL,
    demo BOOLEAN NOT NULL,
    demo_slug TEXT UNIQUE
);

CREATE TABLE fravaer (
    id UUID PRIMARY KEY,
    borger_id UUID NOT NULL REFERENCES borger (id),
    fravaertype INTEGER NOT NULL,
    fra DATE NOT NULL,
    til DATE
);
CREATE INDEX fravaer_borger ON fravaer (borger_id);

CREATE TABLE aftale (
    id UUID PRIMARY KEY,
    jobcenter_id UUID NOT NULL REFERENCES organisation (id),
    a_kasse_id UUID NOT NULL REFERENCES organisation (id),
    samtaletype INTEGER NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('kladde', 'foreslaaet', 'aftalt', 'ophoert')),
    -- The jobcenter's own choice (epic 999.8.5): may borgere book inside this frame themselves?
    selvbooking BOOLEAN NOT NULL,
    -- Whole local days before the conversation, that day included; NULL: not possible.
    ombook_days INTEGER CHECK (ombook_days >= 0),
    aflys_days INTEGER CHECK (aflys_days >= 0),
    jobcenter_approved_by UUID REFERENCES medarbejder (id),
    jobcenter_approved_at TIMESTAMPTZ,
    a_kasse_approved_by UUID REFERENCES medarbejder (id),
    a_kasse_approved_at TIMESTAMPTZ,
    CHECK (valid_from <= valid_to),
    CHECK (status <> 'aftalt' OR (jobcenter_approved_at IS NOT NULL AND a_kasse_approved_at IS NOT NULL))
);
CREATE INDEX aftale_frame ON aftale (jobcenter_id, a_kasse_id);
CREATE INDEX aftale_a_kasse ON aftale (a_kasse_id);

CREATE TABLE serie (
    id UUID PRIMARY KEY,
    aftale_id UUID NOT NULL REFERENCES aftale (id),
    weekdays TEXT NOT NULL,
    weeks TEXT NOT NULL,
    from_time TIME NOT NULL,
    to_time TIME NOT NULL,
    length_minutes INTEGER NOT NULL CHECK (length_minutes > 0),
    pause_minutes INTEGER NOT NULL CHECK (pause_minutes >= 0),
    kapacitet INTEGER NOT NULL CHECK (kapacitet > 0),
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    samtaleform INTEGER NOT NULL,
    adresse TEXT,
    telefon TEXT,
    link TEXT,
    medarbejder TEXT NOT NULL,
    titel TEXT NOT NULL,
    beskrivelse TEXT NOT NULL
);
CREATE INDEX serie_aftale ON serie (aftale_id);

-- One day left out of one series.
CREATE TABLE undtagelse (
    serie_id UUID NOT NULL REFERENCES serie (id),
    dato DATE NOT NULL,
    PRIMARY KEY (serie_id, dato)
);

-- A day on which an authority is closed. Both authorities' closed days take times away.
CREATE TABLE lukkedag (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    dato DATE NOT NULL,
    navn TEXT NOT NULL,
    PRIMARY KEY (organisation_id, dato)
);

CREATE TABLE tid (
    id UUID PRIMARY KEY,
    serie_id UUID NOT NULL REFERENCES serie (id),
    aftale_id UUID NOT NULL REFERENCES aftale (id),
    local_date DATE NOT NULL,
    local_start TIMESTAMP NOT NULL,
    local_end TIMESTAMP NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    kapacitet INTEGER NOT NULL,
    -- Bookings and holds together. The CHECK is what makes a double booking impossible.
    optaget INTEGER NOT NULL,
    open BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (serie_id, local_start),
    CHECK (0 <= optaget AND optaget <= kapacitet),
    CHECK (starts_at < ends_at)
);
CREATE INDEX tid_aftale_day ON tid (aftale_id, local_date, local_start);

CREATE TABLE indkaldelse (
    id UUID PRIMARY KEY,
    borger_id UUID NOT NULL REFERENCES borger (id),
    myndighed_id UUID NOT NULL REFERENCES organisation (id),
    a_kasse_id UUID REFERENCES organisation (id),
    aftale_id UUID REFERENCES aftale (id),
    tid_id UUID REFERENCES tid (id),
    samtaletype INTEGER NOT NULL,
    -- What excludes what: 7 and 17 are one group, 4 is another, an a-kasse's own conversations exclude nothing.
    gruppe TEXT NOT NULL CHECK (gruppe IN ('jobsamtale', 'opfoelgning', 'a_kasse')),
    local_start TIMESTAMP NOT NULL,
    local_end TIMESTAMP NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    samtaleform INTEGER NOT NULL,
    adresse TEXT,
    moedetelefon TEXT,
    moedelink TEXT,
    medarbejder TEXT NOT NULL,
    titel TEXT NOT NULL,
    beskrivelse TEXT NOT NULL,
    borger_telefon TEXT,
    borger_email TEXT,
    selvbooket BOOLEAN NOT NULL,
    ombook_til DATE,
    aflys_til DATE,
    status TEXT NOT NULL CHECK (status IN ('planlagt', 'aflyst')),
    -- True while it takes the borger's one place in its group. Set in one place; let go when it is cancelled or has ended.
    occupies BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CHECK (NOT occupies OR status = 'planlagt')
);
CREATE UNIQUE INDEX indkaldelse_one_at_a_time ON indkaldelse (borger_id, gruppe) WHERE occupies AND gruppe <> 'a_kasse';
CREATE INDEX indkaldelse_borger ON indkaldelse (borger_id, starts_at);
CREATE INDEX indkaldelse_tid ON indkaldelse (tid_id);

-- A hold. Its primary key is its owner: nobody holds two times.
CREATE TABLE reservation (
    borger_id UUID PRIMARY KEY REFERENCES borger (id),
    tid_id UUID NOT NULL REFERENCES tid (id),
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX reservation_tid ON reservation (tid_id);
CREATE INDEX reservation_expires ON reservation (expires_at);

CREATE TABLE frist (
    id UUID PRIMARY KEY,
    borger_id UUID NOT NULL REFERENCES borger (id),
    samtaletype INTEGER NOT NULL CHECK (samtaletype IN (4, 7, 17)),
    fristdato DATE NOT NULL,
    sidste_afholdelsesdato DATE NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('aktiv', 'indfriet', 'overskredet', 'administrativt_lukket')),
    indkaldelse_id UUID REFERENCES indkaldelse (id),
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CHECK (fristdato <= sidste_afholdelsesdato),
    CHECK (status <> 'indfriet' OR indkaldelse_id IS NOT NULL)
);
CREATE UNIQUE INDEX frist_one_active ON frist (borger_id, samtaletype) WHERE status = 'aktiv';
CREATE INDEX frist_borger ON frist (borger_id, fristdato);

-- Outbox and feed. `number` is given after commit by the outbox job, never inside the booking's transaction.
CREATE TABLE haendelse (
    id UUID PRIMARY KEY,
    number BIGINT UNIQUE,
    entitet INTEGER NOT NULL CHECK (entitet IN (90000, 90001)),
    entitet_id UUID NOT NULL,
    aendringstype INTEGER NOT NULL CHECK (aendringstype IN (1, 2, 3)),
    slags TEXT NOT NULL,
    borger_id UUID NOT NULL REFERENCES borger (id),
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX haendelse_entitet ON haendelse (entitet_id);

CREATE TABLE audit (
    id UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('borger', 'medarbejder', 'system')),
    actor_id UUID,
    organisation_id UUID,
    borger_id UUID,
    action TEXT NOT NULL,
    subject_id UUID,
    request_id TEXT
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_borger ON audit (borger_id, at);

-- One row a message. `dedup` is what makes a second, identical message impossible.
CREATE TABLE notifikation (
    id UUID PRIMARY KEY,
    borger_id UUID NOT NULL REFERENCES borger (id),
    indkaldelse_id UUID REFERENCES indkaldelse (id),
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('venter', 'sendt', 'bortfaldet', 'kan_ikke_naas')),
    dedup TEXT NOT NULL UNIQUE,
    planned_at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX notifikation_due ON notifikation (status, planned_at);

-- Proof of which times a borger was shown while she had a frist, and when there were none.
CREATE TABLE visning (
    id UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    borger_id UUID NOT NULL REFERENCES borger (id),
    frist_id UUID REFERENCES frist (id),
    from_date DATE NOT NULL,
    shown INTEGER NOT NULL,
    first_date DATE,
    last_date DATE
);
CREATE INDEX visning_borger ON visning (borger_id, at);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_expires ON session (expires_at);

-- The answer once given to a caller's key: a double click, a reload or a retry gets the same one.
CREATE TABLE idempotens (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    result TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (caller, key)
);
