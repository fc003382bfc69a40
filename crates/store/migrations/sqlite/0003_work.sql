-- Work to be done later, and the proof that nothing was taken away.

CREATE TABLE jobs (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    once TEXT,
    state TEXT NOT NULL, -- waiting, taken, dead
    due_at INTEGER NOT NULL, -- while it is taken: when the lease ends
    attempts INTEGER NOT NULL,
    worker TEXT NOT NULL,
    trouble TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX jobs_once ON jobs (once);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state <> 'dead';

CREATE TABLE checkpoints (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    heads INTEGER NOT NULL,
    tombstones INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE checkpoint_heads (
    case_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    checkpoint INTEGER NOT NULL,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX checkpoint_heads_order ON checkpoint_heads (checkpoint, case_id);

CREATE TABLE tombstones (
    case_id BLOB NOT NULL PRIMARY KEY,
    head_number INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    day TEXT NOT NULL,
    ground TEXT NOT NULL,
    actor BLOB NOT NULL,
    checkpoint INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstones_order ON tombstones (checkpoint, case_id);
