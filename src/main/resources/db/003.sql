-- What an account is read by, and whether it is still one. mode: rows, aggregates.

ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE account ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- [server] What a gateway said of itself when it was last probed. chosen: nothing, kind, dialect.

ALTER TABLE account ADD COLUMN chosen TEXT NOT NULL DEFAULT 'nothing';
ALTER TABLE account ADD COLUMN server_version TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN server_start INTEGER;
ALTER TABLE origin ADD COLUMN channel_name TEXT NOT NULL DEFAULT '';



-- [money] How a site shows its units.



-- [balance] Windows and keys beside the wallet.



-- [reconcile] What the gateways' own sums were, and which rows they have no longer.



-- [price] Rows whose ratios do not explain their price.



-- [budget] What hosts have taught about their limits.


