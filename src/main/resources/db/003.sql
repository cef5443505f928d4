-- What an account is read by, and whether it is still one. mode: rows, aggregates.

ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE account ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- [server] What a gateway said of itself when it was last probed.



-- [money] How a site shows its units.



-- [balance] Windows and keys beside the wallet.

-- One row for each state that a window was seen in: first at `at`, last at `seen`. length in seconds; unknown is null.
CREATE TABLE window_reading (
    account_id INTEGER NOT NULL,
    window_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    length INTEGER NOT NULL,
    label TEXT NOT NULL,
    used INTEGER,
    total INTEGER,
    used_percent TEXT,
    starts_at INTEGER,
    resets_at INTEGER,
    ends_at INTEGER,
    source TEXT NOT NULL,
    PRIMARY KEY (account_id, window_id, at)
) WITHOUT ROWID;

CREATE TABLE key_reading (
    account_id INTEGER NOT NULL,
    key_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    remaining INTEGER,
    used INTEGER NOT NULL,
    created_at INTEGER,
    accessed_at INTEGER,
    expires_at INTEGER,
    PRIMARY KEY (account_id, key_id)
) WITHOUT ROWID;

-- How the last question went. what: wallet, windows, keys. read_at: when it was last answered. failure: a code,
-- empty when it was answered; version: the server's, when it was asked.
CREATE TABLE reading (
    account_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    read_at INTEGER,
    failure TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (account_id, what)
) WITHOUT ROWID;

-- Rows that a plan paid are few or all: either way they are found without the others.
CREATE INDEX event_plan ON event (account_id, created_at) WHERE flags >= 2;



-- [reconcile] What the gateways' own sums were, and which rows they have no longer.



-- [price] Rows whose ratios do not explain their price.



-- [budget] What hosts have taught about their limits.


