package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.RowSort;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of the requests table. The first eleven are shown until the user chooses others.
public enum RequestColumn {
    TIME(118, RowSort.Column.TIME, null, "time"),
    ACCOUNT(70, RowSort.Column.ACCOUNT, Dimension.ACCOUNT, "account"),
    KEY(98, RowSort.Column.KEY, Dimension.KEY, "key"),
    MODEL(128, RowSort.Column.MODEL, Dimension.MODEL, "model"),
    COST(92, RowSort.Column.COST, null, "cost", "net_cost", "list_cost", "currency"),
    INPUT(68, RowSort.Column.INPUT, null, "input_tokens"),
    OUTPUT(60, RowSort.Column.OUTPUT, null, "output_tokens"),
    CACHED(62, null, null, "cached_percent"),
    LATENCY(64, RowSort.Column.LATENCY, null, "duration_ms"),
    FIRST_TOKEN(52, RowSort.Column.FIRST_TOKEN, null, "first_token_ms"),
    STATUS(57, RowSort.Column.STATUS, Dimension.STATUS, "status"),
    GROUP(84, RowSort.Column.GROUP, Dimension.GROUP, "group"),
    USER(90, RowSort.Column.USER, Dimension.USER, "user"),
    TYPE(84, RowSort.Column.TYPE, Dimension.TYPE, "type"),
    QUOTA(90, RowSort.Column.COST, null, "quota", "net_quota"),
    CONVERTED(84, null, null, "converted", "converted", "converted_currency"),
    CACHE_READ(90, RowSort.Column.CACHE_READ, null, "cache_read_tokens"),
    CACHE_WRITE(90, RowSort.Column.CACHE_WRITE, null, "cache_write_tokens"),
    REASONING(84, null, null, "reasoning_tokens"),
    TOTAL_TOKENS(90, RowSort.Column.TOTAL_TOKENS, null, "total_tokens"),
    SPEED(80, null, null, "tokens_per_second"),
    STREAM(64, null, null, "stream"),
    ENDPOINT(170, RowSort.Column.ENDPOINT, Dimension.ENDPOINT, "endpoint"),
    CLIENT(110, RowSort.Column.CLIENT, Dimension.CLIENT, "client"),
    CHANNEL(74, RowSort.Column.CHANNEL, Dimension.CHANNEL, "channel"),
    IP(120, null, Dimension.IP, "ip"),
    REQUEST_ID(200, null, Dimension.REQUEST_ID, "request_id"),
    UPSTREAM_ID(200, null, null, "upstream_request_id"),
    ERROR(260, null, null, "error"),
    PAID_BY(76, null, null, "paid_by"),
    RESPONSE_ID(200, null, Dimension.RESPONSE_ID, "response_id"),
    PROVIDER(96, RowSort.Column.PROVIDER, Dimension.PROVIDER, "provider"),
    LOGIN(150, RowSort.Column.LOGIN, Dimension.LOGIN, "login"),
    EFFORT(72, RowSort.Column.EFFORT, Dimension.EFFORT, "effort"),
    TIER(72, RowSort.Column.TIER, Dimension.TIER, "tier"),
    ALIAS(128, null, null, "alias");

    /// Shown until the user chooses others, in this order.
    public static final List<RequestColumn> FIRST = List.copyOf(EnumSet.range(TIME, STATUS));

    private final double width;
    private final RowSort.@Nullable Column sort;
    private final @Nullable Dimension dimension;
    private final String word;

    // Made by List.of, which the checker cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> exported;

    RequestColumn(
            double width,
            RowSort.@Nullable Column sort,
            @Nullable Dimension dimension,
            String word,
            String... exported) {
        this.width = width;
        this.sort = sort;
        this.dimension = dimension;
        this.word = word;
        this.exported = exported.length == 0 ? List.of(word) : List.of(exported);
    }

    /// Width in pixels until the user drags another.
    public double width() {
        return width;
    }

    /// What a click on the header sorts by; empty where SQL has no order for it.
    public Optional<RowSort.Column> sort() {
        return Optional.ofNullable(sort);
    }

    /// What a value of this column narrows to; empty where values are measures.
    public Optional<Dimension> dimension() {
        return Optional.ofNullable(dimension);
    }

    /// Columns of the exported file that carry what this one shows. A sum of money needs its currency
    /// beside it, and is negative where the table shows a refund.
    public List<String> exported() {
        return exported;
    }

    /// The stable name: in settings and as the last part of text keys (`requests.column.NAME`).
    public String word() {
        return word;
    }

    /// Numbers stand right, so that their digits line up.
    public boolean isNumeric() {
        return switch (this) {
            case COST,
                    INPUT,
                    OUTPUT,
                    CACHED,
                    LATENCY,
                    FIRST_TOKEN,
                    STATUS,
                    QUOTA,
                    CONVERTED,
                    CACHE_READ,
                    CACHE_WRITE,
                    REASONING,
                    TOTAL_TOKENS,
                    SPEED -> true;
            default -> false;
        };
    }

    /// Whether the first click on a header shows the largest first; names begin with A.
    static boolean beginsWithLargest(RowSort.Column column) {
        return switch (column) {
            case ACCOUNT, MODEL, KEY, GROUP, USER, TYPE, STATUS, ENDPOINT, CLIENT, CHANNEL, PROVIDER, LOGIN, EFFORT, TIER ->
                false;
            default -> true;
        };
    }

    public static Optional<RequestColumn> ofWord(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }
}
