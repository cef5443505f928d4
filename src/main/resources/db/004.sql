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



