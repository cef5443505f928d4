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



