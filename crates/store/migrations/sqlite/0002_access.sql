-- Who may log in, who is logged in, and who looked at whom.

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    password TEXT,      -- argon2, as text
    subject TEXT,       -- who it is at the OIDC provider
    roles TEXT NOT NULL,
    unit TEXT NOT NULL,
    active INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX users_login ON users (login);
CREATE UNIQUE INDEX users_subject ON users (subject);

CREATE TABLE sessions (
    token_hash BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    details TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    owner BLOB NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_owner ON tokens (owner);

-- The read log. Rows are only ever added.
CREATE TABLE looks (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor BLOB NOT NULL,
    citizen_id BLOB,
    case_id BLOB,
    act TEXT NOT NULL,
    reason TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    protected INTEGER NOT NULL
) STRICT;
CREATE INDEX looks_citizen ON looks (citizen_id, id);
CREATE INDEX looks_case ON looks (case_id, id);
CREATE INDEX looks_actor ON looks (actor, id);

-- What was answered to a request that may be sent twice.
CREATE TABLE answers (
    actor BLOB NOT NULL,
    request_key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    response TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (actor, request_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_at ON answers (at);
