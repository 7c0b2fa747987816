-- The first shape of the store. `at` columns are ISO 8601 in UTC; order is always by seq, never by a clock.
CREATE TABLE draft (
    visit_id TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    patient_key TEXT NOT NULL,
    probe TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'ambiguous', 'delivered', 'quarantined')),
    attempts INTEGER NOT NULL DEFAULT 0,
    last_outcome TEXT,
    detail TEXT,
    created_at TEXT NOT NULL,
    delivered_at TEXT
) STRICT;

-- Apart from its row, so that a change of state does not write the body again.
CREATE TABLE payload (
    seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
    body BLOB NOT NULL
) STRICT;

CREATE INDEX outbox_state ON outbox (state, seq);

CREATE TABLE unassigned (
    id TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE alarm (
    id TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    at TEXT NOT NULL,
    acknowledged INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
