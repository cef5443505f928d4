package io.github.tallyglass.query;

/// A row order as SQL. Names sort as text; every order ends with time and key.
final class RowOrder {

    private RowOrder() {}

    /// What stands behind ORDER BY, over `event e` with the tables of [#joins].
    static String sql(RowSort sort) {
        var direction = sort.descending() ? " DESC" : "";
        var byTime = "e.created_at" + direction + ", e.account_id" + direction + ", e.seq" + direction;
        var column = column(sort.column());
        return column.isEmpty() ? byTime : column + direction + ", " + byTime;
    }

    static String joins(RowSort sort) {
        return switch (sort.column()) {
            case ACCOUNT -> " JOIN account a ON a.id = e.account_id";
            case MODEL -> " JOIN model m ON m.id = e.model_id";
            case KEY, GROUP, USER, ENDPOINT, CLIENT, CHANNEL, PROVIDER, LOGIN, EFFORT, TIER -> " JOIN origin o ON o.id = e.origin_id";
            case TYPE, STATUS -> " JOIN kind k ON k.id = e.kind_id";
            case COST -> " JOIN unit u ON u.id = e.unit_id JOIN kind k ON k.id = e.kind_id";
            default -> "";
        };
    }

    private static String column(RowSort.Column column) {
        return switch (column) {
            case TIME -> "";
            case ACCOUNT -> "a.name";
            case MODEL -> "m.name";
            case KEY -> "o.key_name";
            case GROUP -> "o.group_name";
            case USER -> "o.user_name";
            case ENDPOINT -> "o.endpoint";
            case CLIENT -> "o.client";
            case CHANNEL -> "o.channel";
            case PROVIDER -> "o.provider";
            case LOGIN -> "o.login";
            case EFFORT -> "o.effort";
            case TIER -> "o.tier";
            case TYPE -> "k.type";
            case STATUS -> "k.status";
            // Sorting only: the amounts themselves are exact everywhere else. A refund (type 6) is a gain.
            case COST -> "CASE WHEN k.type = 6 THEN -e.quota ELSE e.quota END / CAST(u.units_per_currency AS REAL)";
            case INPUT -> "e.input";
            case OUTPUT -> "e.output";
            case CACHE_READ -> "e.cache_read";
            case CACHE_WRITE -> "e.cache_write";
            case TOTAL_TOKENS -> "e.input + e.cache_read + e.cache_write + e.output";
            case LATENCY -> "e.duration_ms";
            case FIRST_TOKEN -> "e.first_token_ms";
        };
    }
}
