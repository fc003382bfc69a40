-- Cases and the people they are about. The same tables as in ../postgres, which a test holds equal.
-- Ids are the 16 bytes of a UUID, times are microseconds since 1970 in UTC, days are 2026-11-25.

CREATE TABLE citizens (
    id BLOB NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    address TEXT NOT NULL,
    municipality TEXT NOT NULL,
    protected INTEGER NOT NULL,
    details TEXT NOT NULL,
    cpr BLOB,       -- sealed
    cpr_index BLOB, -- keyed, so that it tells nothing to who has only the database
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX citizens_cpr ON citizens (cpr_index);
CREATE INDEX citizens_name ON citizens (name_key, id);

CREATE TABLE citizen_words (
    word TEXT NOT NULL,
    citizen_id BLOB NOT NULL,
    PRIMARY KEY (word, citizen_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX citizen_words_citizen ON citizen_words (citizen_id);

-- What stood in `citizens` before: version by version, until the day it was replaced.
CREATE TABLE citizen_history (
    citizen_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    municipality TEXT NOT NULL,
    protected INTEGER NOT NULL,
    details TEXT NOT NULL,
    cpr BLOB,
    from_at INTEGER NOT NULL,
    from_by BLOB NOT NULL,
    until_at INTEGER NOT NULL,
    until_by BLOB NOT NULL,
    PRIMARY KEY (citizen_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    id BLOB NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    citizen_id BLOB NOT NULL REFERENCES citizens (id),
    citizen_key TEXT NOT NULL,
    acting TEXT NOT NULL,
    paying TEXT NOT NULL,
    residence TEXT NOT NULL,
    unit TEXT NOT NULL,
    worker BLOB,
    status TEXT NOT NULL,
    paragraphs TEXT NOT NULL, -- |83|100|
    kle TEXT NOT NULL,
    sensitivity INTEGER NOT NULL,
    standards TEXT NOT NULL,  -- as paragraphs
    opened TEXT NOT NULL,
    changed INTEGER NOT NULL,
    next_deadline TEXT NOT NULL, -- 9999-12-31: none
    head_number INTEGER NOT NULL,
    head_hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
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
    case_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX entries_place ON entries (case_id, number);

CREATE TABLE deadlines (
    case_id BLOB NOT NULL,
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    due TEXT NOT NULL,
    notice TEXT,
    open INTEGER NOT NULL,
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadlines_due ON deadlines (due, case_id) WHERE open;

CREATE TABLE grants (
    id BLOB NOT NULL PRIMARY KEY,
    case_id BLOB NOT NULL,
    service TEXT NOT NULL,
    extent TEXT NOT NULL,
    unit TEXT NOT NULL,
    per TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    rate_version TEXT NOT NULL,
    follow_up TEXT,
    details TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_case ON grants (case_id);
CREATE INDEX grants_follow_up ON grants (follow_up);

CREATE TABLE orders (
    id BLOB NOT NULL PRIMARY KEY,
    case_id BLOB NOT NULL,
    grant_id BLOB,
    provider TEXT NOT NULL,
    status TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    details TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_case ON orders (case_id);
CREATE INDEX orders_provider ON orders (provider, case_id);

CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY,
    case_id BLOB,
    citizen_id BLOB,
    direction TEXT NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    media_type TEXT NOT NULL,
    dated TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX documents_case ON documents (case_id, at);
CREATE INDEX documents_citizen ON documents (citizen_id, at);

-- What a receipt pins: a catalogue version with all its files.
CREATE TABLE catalogues (
    hash TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_files (
    hash TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (hash, path)
) STRICT;

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
