-- Alerts, and rows that are not kept for ever.

-- alerts ------------------------------------------------------------------------------------------------------------

-- What the user chose of a rule. account_id: 0 for all accounts. kind: '' for all kinds. amount: NULL for no such limit.
-- after_ms: NULL for the usual time.
CREATE TABLE alert_choice (
    rule TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    is_on INTEGER NOT NULL,
    amount TEXT,
    currency TEXT NOT NULL,
    days INTEGER,
    after_ms INTEGER,
    PRIMARY KEY (rule, account_id, kind)
) WITHOUT ROWID;

-- The thresholds of a choice, percent left.
CREATE TABLE alert_percent (
    rule TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    percent INTEGER NOT NULL,
    PRIMARY KEY (rule, account_id, kind, percent)
) WITHOUT ROWID;

-- One row, or none. Seconds of the day in the user's zone.
CREATE TABLE quiet_hours (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    from_second INTEGER NOT NULL,
    to_second INTEGER NOT NULL
);

-- A number is never given twice: the log and the episodes name budgets by it.
CREATE TABLE budget (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    is_on INTEGER NOT NULL
);

-- What rows a budget counts. text: as the user writes the condition.
CREATE TABLE budget_condition (
    budget_id INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (budget_id, dimension, place)
) WITHOUT ROWID;

-- How far the alerts about one thing have come. Moments of alerts are milliseconds since 1970. account_id: 0 for a budget.
CREATE TABLE alert_episode (
    account_id INTEGER NOT NULL,
    login TEXT NOT NULL,
    item TEXT NOT NULL,
    observed_at INTEGER NOT NULL,
    remaining TEXT,
    resets_at INTEGER,
    warned INTEGER,
    since INTEGER,
    good INTEGER NOT NULL,
    PRIMARY KEY (account_id, login, item)
) WITHOUT ROWID;

-- Rules that have fired in an episode and are not armed again.
CREATE TABLE alert_told (
    account_id INTEGER NOT NULL,
    login TEXT NOT NULL,
    item TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (account_id, login, item, rule)
) WITHOUT ROWID;

-- What fired. account, login_label: names as they were then. kind: '' for rules that speak of accounts.
CREATE TABLE alert_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    rule TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    login TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    login_label TEXT NOT NULL,
    label TEXT NOT NULL,
    length INTEGER NOT NULL,
    value TEXT,
    threshold TEXT,
    unit TEXT NOT NULL,
    moment INTEGER,
    until INTEGER,
    observed_at INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    seen INTEGER NOT NULL
);


-- retention ---------------------------------------------------------------------------------------------------------



