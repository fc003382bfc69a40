-- Cases and the people they are about. The same tables as in ../sqlite, which a test holds equal.
-- Texts are compared byte by byte, as SQLite does it; times are microseconds since 1970 in UTC, days are 2026-11-25.

CREATE TABLE citizens (
    id uuid NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    municipality text COLLATE "C" NOT NULL,
    protected boolean NOT NULL,
    details text COLLATE "C" NOT NULL,
    cpr bytea,       -- sealed
    cpr_index bytea, -- keyed, so that it tells nothing to who has only the database
    changed_at bigint NOT NULL,
    changed_by uuid NOT NULL
);
CREATE UNIQUE INDEX citizens_cpr ON citizens (cpr_index);
CREATE INDEX citizens_name ON citizens (name_key, id);

CREATE TABLE citizen_words (
    word text COLLATE "C" NOT NULL,
    citizen_id uuid NOT NULL,
    PRIMARY KEY (word, citizen_id)
);
CREATE INDEX citizen_words_citizen ON citizen_words (citizen_id);

-- What stood in `citizens` before: version by version, until the day it was replaced.
CREATE TABLE citizen_history (
    citizen_id uuid NOT NULL,
    version bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    municipality text COLLATE "C" NOT NULL,
    protected boolean NOT NULL,
    details text COLLATE "C" NOT NULL,
    cpr bytea,
    from_at bigint NOT NULL,
    from_by uuid NOT NULL,
    until_at bigint NOT NULL,
    until_by uuid NOT NULL,
    PRIMARY KEY (citizen_id, version)
);

CREATE TABLE cases (
    id uuid NOT NULL PRIMARY KEY,
    number text COLLATE "C" NOT NULL,
    citizen_id uuid NOT NULL REFERENCES citizens (id),
    citizen_key text COLLATE "C" NOT NULL,
    acting text COLLATE "C" NOT NULL,
    paying text COLLATE "C" NOT NULL,
    residence text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    worker uuid,
    status text COLLATE "C" NOT NULL,
    paragraphs text COLLATE "C" NOT NULL, -- |83|100|
    kle text COLLATE "C" NOT NULL,
    sensitivity bigint NOT NULL,
    standards text COLLATE "C" NOT NULL,  -- as paragraphs
    opened text COLLATE "C" NOT NULL,
    changed bigint NOT NULL,
    next_deadline text COLLATE "C" NOT NULL, -- 9999-12-31: none
    head_number bigint NOT NULL,
    head_hash bytea NOT NULL
);
CREATE UNIQUE INDEX cases_number ON cases (number);
CREATE INDEX cases_citizen ON cases (citizen_id);
CREATE INDEX cases_name ON cases (citizen_key, id);
CREATE INDEX cases_opened ON cases (opened, id);
CREATE INDEX cases_changed ON cases (changed, id);
CREATE INDEX cases_deadline ON cases (next_deadline, id);
CREATE INDEX cases_worker ON cases (worker, changed, id);
CREATE INDEX cases_unit ON cases (unit, changed, id);

-- The journal. Rows are only ever added, and taken away with their whole case.
CREATE TABLE entries (
    case_id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    hash bytea NOT NULL
);
CREATE UNIQUE INDEX entries_place ON entries (case_id, number);

CREATE TABLE deadlines (
    case_id uuid NOT NULL,
    id text COLLATE "C" NOT NULL,
    what text COLLATE "C" NOT NULL,
    due text COLLATE "C" NOT NULL,
    notice text COLLATE "C",
    open boolean NOT NULL,
    PRIMARY KEY (case_id, id)
);
CREATE INDEX deadlines_due ON deadlines (due, case_id) WHERE open;

CREATE TABLE grants (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    service text COLLATE "C" NOT NULL,
    extent text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    per text COLLATE "C" NOT NULL,
    from_day text COLLATE "C" NOT NULL,
    until_day text COLLATE "C",
    rate_version text COLLATE "C" NOT NULL,
    follow_up text COLLATE "C",
    details text COLLATE "C" NOT NULL
);
CREATE INDEX grants_case ON grants (case_id);
CREATE INDEX grants_follow_up ON grants (follow_up);

CREATE TABLE orders (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    grant_id uuid,
    provider text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    from_day text COLLATE "C" NOT NULL,
    until_day text COLLATE "C",
    details text COLLATE "C" NOT NULL
);
CREATE INDEX orders_case ON orders (case_id);
CREATE INDEX orders_provider ON orders (provider, case_id);

CREATE TABLE documents (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid,
    citizen_id uuid,
    direction text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    theme text COLLATE "C" NOT NULL,
    media_type text COLLATE "C" NOT NULL,
    dated text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    actor uuid NOT NULL,
    bytes bigint NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL
);
CREATE INDEX documents_case ON documents (case_id, at);
CREATE INDEX documents_citizen ON documents (citizen_id, at);

-- What a receipt pins: a catalogue version with all its files.
CREATE TABLE catalogues (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE catalogue_files (
    hash text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    sha256 bytea NOT NULL,
    content text COLLATE "C" NOT NULL,
    PRIMARY KEY (hash, path)
);

CREATE TABLE counters (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value bigint NOT NULL
);
