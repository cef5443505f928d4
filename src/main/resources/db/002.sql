-- Rows that no sum holds belong to a slice as rows do, and are replaced with it. Those of the first layout had no
-- second that could be trusted: they are met again when their slice is read again.

DROP TABLE reject;

CREATE TABLE reject (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    raw TEXT NOT NULL,
    why TEXT NOT NULL
);

CREATE INDEX reject_time ON reject (account_id, created_at);
