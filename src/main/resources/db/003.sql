-- What an account is read by, and whether it is still one. mode: rows, aggregates.

ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE account ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN definition TEXT NOT NULL DEFAULT '';

-- [server] What a gateway said of itself when it was last probed.



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



-- [reconcile] What the gateways' own sums were, and which rows they have no longer.



-- [price] Rows whose ratios do not explain their price.



-- [budget] What hosts have taught about their limits.


