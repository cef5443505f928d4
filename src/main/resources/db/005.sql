-- Alerts, and rows that are not kept for ever.

-- alerts ------------------------------------------------------------------------------------------------------------



-- retention ---------------------------------------------------------------------------------------------------------

-- Sums of rows that are not kept any more, as usage_hour, usage_day, latency_day and price_day hold them. Rows and these
-- together are what there was: roll-ups are made of both. Days and hours are those of the zone in pruned_day.

CREATE TABLE kept_hour (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
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
    plan INTEGER NOT NULL,
    timed INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, hour, kind_id, unit_id, model_id)
) WITHOUT ROWID;

CREATE TABLE kept_day (
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
    plan INTEGER NOT NULL,
    timed INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, origin_id, kind_id, unit_id, model_id)
) WITHOUT ROWID;

CREATE TABLE kept_latency (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, model_id, measure, bucket)
) WITHOUT ROWID;

CREATE TABLE kept_price (
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

-- Days (of zone) of which rows are gone: how many, between which seconds they lay, and how many of them had numbers
-- beyond the usual (they count against the few that may be stored). from_second, to_second: the day's bounds, wider
-- where rows of the same date in two zones went.
-- coverage, what = pruned: seconds whose rows are all in these sums, so that a gateway's list adds none to them.
CREATE TABLE pruned_day (
    account_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    zone TEXT NOT NULL,
    from_second INTEGER NOT NULL,
    to_second INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    huge INTEGER NOT NULL,
    pruned_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, day)
) WITHOUT ROWID;

-- Of vanished rows that are not kept any more: whose they were.
ALTER TABLE vanished ADD COLUMN origin_id INTEGER;
