package io.github.tallyglass.query;

/// Order of the requests table; every order ends with time and key, so that it is total.
public record RowSort(Column column, boolean descending) {

    public static final RowSort NEWEST_FIRST = new RowSort(Column.TIME, true);

    /// What can be sorted by, in SQL.
    public enum Column {
        TIME,
        ACCOUNT,
        MODEL,
        KEY,
        GROUP,
        USER,
        TYPE,
        STATUS,
        COST,
        INPUT,
        OUTPUT,
        CACHE_READ,
        CACHE_WRITE,
        TOTAL_TOKENS,
        LATENCY,
        FIRST_TOKEN,
        ENDPOINT,
        CLIENT,
        CHANNEL,
        PROVIDER,
        LOGIN,
        EFFORT,
        TIER
    }
}
