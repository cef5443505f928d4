-- Times are epoch seconds (UTC), money is integer quota units. Text that repeats is kept once in the
-- dictionaries (model, origin, kind, unit, pricing, ip); a row of usage is integers and its request id.
-- Every key is led by the account.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Dictionaries: they only grow, ids count from 1.

CREATE TABLE unit (
    id INTEGER NOT NULL PRIMARY KEY,
    units_per_currency TEXT NOT NULL,
    currency TEXT NOT NULL,
    cny_per_usd TEXT,
    assumed INTEGER NOT NULL
);

CREATE TABLE model (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- Who and what stands behind a row. One entry a combination: a filter on any of these becomes a set of ids.
CREATE TABLE origin (
    id INTEGER NOT NULL PRIMARY KEY,
    key_name TEXT NOT NULL,
    key_id INTEGER NOT NULL,
    group_name TEXT NOT NULL,
    user_name TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    endpoint TEXT NOT NULL,
    client TEXT NOT NULL
);

-- What a row is and how it ended.
CREATE TABLE kind (
    id INTEGER NOT NULL PRIMARY KEY,
    type INTEGER NOT NULL,
    status INTEGER,
    settlement INTEGER NOT NULL
);

CREATE TABLE pricing (
    id INTEGER NOT NULL PRIMARY KEY,
    model_ratio TEXT,
    completion_ratio TEXT,
    group_ratio TEXT,
    model_price TEXT,
    cache_ratio TEXT,
    cache_write_ratio TEXT,
    cache_write_1h_ratio TEXT,
    mode TEXT NOT NULL
);

CREATE TABLE ip (
    id INTEGER NOT NULL PRIMARY KEY,
    address TEXT NOT NULL
);

-- Accounts. AUTOINCREMENT: an id is never given twice, since secrets are kept under it elsewhere.

CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    dialect TEXT NOT NULL,
    url TEXT NOT NULL,
    scope TEXT NOT NULL,
    user_id TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'new',
    failure TEXT NOT NULL DEFAULT '',
    last_sync INTEGER
);

-- Rows. failed: null unless an error row; 1 on the first error row of a request without a consume row, so
-- that failed requests add up. flags: 1 stream, 2 paid by a plan. request_id: text, or packed (RequestIds).

CREATE TABLE event (
    account_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    origin_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    pricing_id INTEGER NOT NULL,
    ip_id INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    failed INTEGER,
    quota INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL,
    output INTEGER NOT NULL,
    reasoning INTEGER NOT NULL,
    duration_ms INTEGER,
    first_token_ms INTEGER,
    request_id BLOB,
    upstream_id BLOB,
    content TEXT,
    extra TEXT,
    PRIMARY KEY (account_id, created_at, seq)
) WITHOUT ROWID;

CREATE INDEX event_error ON event (account_id, created_at, request_id) WHERE failed IS NOT NULL;

-- What is known of the time axis. what: rows, hourly, unstable, purged. Both ends included.

CREATE TABLE coverage (
    account_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    from_second INTEGER NOT NULL,
    to_second INTEGER NOT NULL,
    PRIMARY KEY (account_id, what, from_second)
) WITHOUT ROWID;

CREATE TABLE hourly (
    account_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (account_id, hour, model_id, unit_id)
) WITHOUT ROWID;

CREATE TABLE balance (
    account_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    remaining INTEGER NOT NULL,
    used INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (account_id, at)
) WITHOUT ROWID;

CREATE TABLE reject (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL,
    created_at INTEGER,
    raw TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (account_id, raw, why)
);

-- Roll-ups, derived from rows, in the zone of meta.zone. hour: its first second. day: days since 1970-01-01.
-- month: year * 12 + month - 1. A day or month that is marked dirty is not to be read. The keys are in the
-- order in which questions group, so that few of them sort.

CREATE TABLE dirty_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (account_id, day)
) WITHOUT ROWID;

CREATE TABLE dirty_month (
    account_id INTEGER NOT NULL,
    month INTEGER NOT NULL,
    PRIMARY KEY (account_id, month)
) WITHOUT ROWID;

CREATE TABLE usage_hour (
    account_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL,
    output INTEGER NOT NULL,
    reasoning INTEGER NOT NULL,
    PRIMARY KEY (account_id, hour, kind_id, unit_id, model_id)
) WITHOUT ROWID;

CREATE TABLE usage_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    origin_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL,
    output INTEGER NOT NULL,
    reasoning INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, origin_id, kind_id, unit_id, model_id)
) WITHOUT ROWID;

CREATE TABLE usage_month (
    account_id INTEGER NOT NULL,
    month INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    origin_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL,
    output INTEGER NOT NULL,
    reasoning INTEGER NOT NULL,
    PRIMARY KEY (account_id, month, origin_id, kind_id, unit_id, model_id)
) WITHOUT ROWID;

-- usage_day without origins: for the many questions that ask for none.
CREATE TABLE usage_model_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    quota INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL,
    output INTEGER NOT NULL,
    reasoning INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, kind_id, unit_id, model_id)
) WITHOUT ROWID;

-- Latency as log-scaled histograms. measure: 0 whole request, 1 first token. buckets: `bucket:count …`
-- (LatencyScale), one text instead of forty entries.

CREATE TABLE latency_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    buckets TEXT NOT NULL,
    PRIMARY KEY (account_id, day, model_id, measure)
) WITHOUT ROWID;
