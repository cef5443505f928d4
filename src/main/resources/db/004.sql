-- Sources that hand each record over once, the logins behind them, and amounts that nobody charged.

-- Who answered behind a proxy: empty at gateways. login_ref: the proxy's own name of the credential.
ALTER TABLE origin ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE origin ADD COLUMN login TEXT NOT NULL DEFAULT '';
ALTER TABLE origin ADD COLUMN login_ref TEXT NOT NULL DEFAULT '';
ALTER TABLE origin ADD COLUMN effort TEXT NOT NULL DEFAULT '';
ALTER TABLE origin ADD COLUMN tier TEXT NOT NULL DEFAULT '';

-- basis: billed, list-price, unpriced.
ALTER TABLE unit ADD COLUMN basis TEXT NOT NULL DEFAULT 'billed';



-- [rows] Records: up to where a spool is stored, what was imported, logins and their windows.

CREATE TABLE record_mark (
    account_id INTEGER NOT NULL PRIMARY KEY,
    file INTEGER NOT NULL,
    offset INTEGER NOT NULL
);

-- record_key: half of the SHA-256 of an imported record, and what tells equal records of one file apart.
CREATE TABLE imported (
    account_id INTEGER NOT NULL,
    record_key BLOB NOT NULL,
    PRIMARY KEY (account_id, record_key)
) WITHOUT ROWID;

-- As the source lists them. present: 0 for those that it lists no more.
CREATE TABLE login (
    account_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    provider TEXT NOT NULL,
    label TEXT NOT NULL,
    email TEXT NOT NULL,
    plan TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    limited_until INTEGER,
    present INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, ref)
) WITHOUT ROWID;

-- What readings say of a login beside its windows, each with the second it was observed in. complete_at: the youngest
-- reading that named every window. asked_at, failure: how the last question ended.
CREATE TABLE login_reading (
    account_id INTEGER NOT NULL,
    login TEXT NOT NULL,
    observed_at INTEGER,
    source TEXT,
    complete_at INTEGER,
    plan TEXT NOT NULL DEFAULT '',
    plan_at INTEGER,
    credits_at INTEGER,
    balance TEXT,
    currency TEXT NOT NULL DEFAULT '',
    unlimited INTEGER NOT NULL DEFAULT 0,
    resets INTEGER,
    reset_expires_at INTEGER,
    asked_at INTEGER,
    failure TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, login)
) WITHOUT ROWID;

-- Windows may belong to a login: '' where they are the account's own. reach: all, model, review, spend.
ALTER TABLE window_reading RENAME TO window_reading_of_accounts;

CREATE TABLE window_reading (
    account_id INTEGER NOT NULL,
    login TEXT NOT NULL,
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
    reach TEXT NOT NULL,
    PRIMARY KEY (account_id, login, window_id, at)
) WITHOUT ROWID;

INSERT INTO window_reading SELECT account_id, '', window_id, at, seen, length, label, used, total, used_percent,
    starts_at, resets_at, ends_at, source, 'all' FROM window_reading_of_accounts;

DROP TABLE window_reading_of_accounts;



-- [prices] List prices and the user's own.

-- list_id: the imported list; 0 for the user's own prices. model: of the user's own with wildcards. valid_from: the first
-- day (days since 1970-01-01) of one of the user's own, null for all days. normal, above_200k, priority: prices of a
-- million tokens of input, output, cache read, cache write and one-hour cache write, `-` where none is told.
CREATE TABLE model_price (
    id INTEGER NOT NULL PRIMARY KEY,
    list_id INTEGER NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    valid_from INTEGER,
    currency TEXT NOT NULL,
    normal TEXT NOT NULL,
    above_200k TEXT NOT NULL,
    priority TEXT NOT NULL,
    deprecated INTEGER
);

CREATE INDEX model_price_list ON model_price (list_id);

-- Imported lists. day: days since 1970-01-01.
CREATE TABLE price_list (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    day INTEGER NOT NULL
);

-- Rows of a model that are still to be priced anew: those after a second and its place. again_at: when they are to
-- be looked through once more, since some may have been priced before the change and stored after it; null for never.
CREATE TABLE repricing (
    account_id INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    again_at INTEGER,
    after_second INTEGER NOT NULL,
    after_seq INTEGER NOT NULL,
    PRIMARY KEY (account_id, model_id)
) WITHOUT ROWID;



