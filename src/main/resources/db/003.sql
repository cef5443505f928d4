-- What an account is read by, and whether it is still one. mode: rows, aggregates.

ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE account ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- [server] What a gateway said of itself when it was last probed. chosen: nothing, kind, dialect.

ALTER TABLE account ADD COLUMN chosen TEXT NOT NULL DEFAULT 'nothing';
ALTER TABLE account ADD COLUMN server_version TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN server_start INTEGER;
ALTER TABLE origin ADD COLUMN channel_name TEXT NOT NULL DEFAULT '';



-- [money] How a site shows its units, who paid, and how long requests took.

ALTER TABLE unit ADD COLUMN display TEXT NOT NULL DEFAULT 'USD';
ALTER TABLE unit ADD COLUMN symbol TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN per_usd TEXT;

-- plan: quota that a plan paid. timed, duration_ms: rows whose time is known, and the sum of their times. Roll-ups that
-- are there already do not hold these: their days are counted again.
ALTER TABLE usage_hour ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_hour ADD COLUMN timed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_hour ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_day ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_day ADD COLUMN timed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_day ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_month ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_month ADD COLUMN timed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_month ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_model_day ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_model_day ADD COLUMN timed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_model_day ADD COLUMN duration_ms INTEGER NOT NULL DEFAULT 0;

INSERT OR IGNORE INTO dirty_day SELECT DISTINCT account_id, day FROM usage_day;
INSERT OR IGNORE INTO dirty_month SELECT DISTINCT account_id, month FROM usage_month;



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
CREATE INDEX event_plan ON event (account_id, created_at) WHERE (flags & 2) = 2;



-- [reconcile] What the gateways' own sums were, and which rows they have no longer.

-- One account's day (days since 1970-01-01, in zone) beside the gateway's own sum of the seconds from_second to
-- to_second. state and reason: words of the program. differing: `FROM-TO FROM-TO …`, the seconds that disagree.

CREATE TABLE day_check (
    account_id INTEGER NOT NULL,
    zone TEXT NOT NULL,
    day INTEGER NOT NULL,
    from_second INTEGER NOT NULL,
    to_second INTEGER NOT NULL,
    local_quota INTEGER,
    server_quota INTEGER,
    state TEXT NOT NULL,
    reason TEXT,
    differing TEXT NOT NULL,
    checked_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, zone, day)
) WITHOUT ROWID;

-- Rows of event that their gateway listed once and lists no longer. They still count. quota: 0 but for consume rows.

CREATE TABLE vanished (
    account_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    noticed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, created_at, seq)
) WITHOUT ROWID;


-- [price] By which ratios models were billed, a roll-up like the others: days that were rolled up without it
-- are done again. differing: rows whose own ratios do not explain what was billed (flags of event: 4).

CREATE TABLE price_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    group_name TEXT NOT NULL,
    pricing_id INTEGER NOT NULL,
    first_second INTEGER NOT NULL,
    events INTEGER NOT NULL,
    differing INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, model_id, group_name, pricing_id)
) WITHOUT ROWID;

INSERT OR IGNORE INTO dirty_day (account_id, day) SELECT DISTINCT account_id, day FROM usage_model_day;



-- [budget] What hosts have taught about their limits. Times in epoch seconds.

CREATE TABLE host_limit (
    host TEXT NOT NULL PRIMARY KEY,
    request_limit INTEGER NOT NULL,
    learned_at INTEGER NOT NULL,
    blocked_until INTEGER
) WITHOUT ROWID;

-- Requests to paths that gateways count together with sign-ins. at: milliseconds.
CREATE TABLE critical_request (
    host TEXT NOT NULL,
    at INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (host, at)
) WITHOUT ROWID;


