-- What an account is read by, and whether it is still one. mode: rows, aggregates.

ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE account ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- [server] What a gateway said of itself when it was last probed. chosen: nothing, kind, dialect.

ALTER TABLE account ADD COLUMN chosen TEXT NOT NULL DEFAULT 'nothing';
ALTER TABLE account ADD COLUMN server_version TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN server_start INTEGER;



-- [money] How a site shows its units.



-- [balance] Windows and keys beside the wallet.



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


-- [price] Rows whose ratios do not explain their price.



-- [budget] What hosts have taught about their limits.

-- Requests to paths that gateways count together with sign-ins. at: milliseconds.
CREATE TABLE critical_request (
    host TEXT NOT NULL,
    at INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (host, at)
) WITHOUT ROWID;


