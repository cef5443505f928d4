package io.github.tallyglass.export;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ExtraText;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.query.UsageRow;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The columns of exported rows. Their words are the header of a CSV file, the names in JSON and what
/// `--columns` takes. Quota and cost stand as the row has them (a refund row carries a positive amount,
/// its type says what it is); `net_quota`, `net_cost` and `converted` are negative for refunds and empty
/// for rows that bill nothing, so that a plain sum is the report's figure. Of rows that nobody charged
/// quota and cost are empty; `list_cost` has what they come to at list prices.
public enum RowColumn {
    TIME((row, zone) -> new Cell.Text(IsoTime.of(row.event().createdAt(), zone))),
    ACCOUNT(text(UsageRow::account)),
    LOGIN(text(row -> row.event().origin().upstream().login())),
    KEY(text(row -> row.event().origin().key())),
    MODEL(text(row -> row.event().model())),
    GROUP(text(row -> row.event().origin().group())),
    USER(text(row -> row.event().origin().user())),
    TYPE(text(row -> row.event().type().word())),
    STATUS(of(row -> {
        var status = row.event().outcome().status();
        return status == null ? Cell.unknown() : new Cell.Whole(status);
    })),
    QUOTA(charged(row -> new Cell.Whole(row.event().quota()))),
    COST(charged(row -> new Cell.Exact(row.unit().cost(row.event().quota()).amount()))),
    CURRENCY(text(
            row -> row.unit().isBilled() || row.unit().isEstimate() ? row.unit().currency() : "")),
    INPUT_TOKENS(whole(row -> row.event().tokens().input())),
    CACHE_READ_TOKENS(whole(row -> row.event().tokens().cacheRead())),
    CACHE_WRITE_TOKENS(whole(row -> row.event().tokens().cacheWrite())),
    OUTPUT_TOKENS(whole(row -> row.event().tokens().output())),
    REASONING_TOKENS(whole(row -> row.event().tokens().reasoning())),
    TOTAL_TOKENS(whole(row -> row.event().tokens().total())),
    DURATION_MS(of(row -> Cell.whole(row.event().timing().durationMs()))),
    FIRST_TOKEN_MS(of(row -> Cell.whole(row.event().timing().firstTokenMs()))),
    STREAM(of(row -> new Cell.Flag(row.event().timing().stream()))),
    REQUEST_ID(text(row -> row.event().outcome().requestId())),
    ERROR(text(row -> row.event().type() == EventType.ERROR ? row.event().content() : "")),
    // Beyond the promised default, by choice only.
    CONVERTED(of(
            row -> BilledRow.converted(row).map(Money::amount).map(Cell::exact).orElse(Cell.unknown()))),
    CONVERTED_CURRENCY(text(row -> BilledRow.converted(row).map(Money::currency).orElse(""))),
    NET_QUOTA(of(row -> BilledRow.quota(row).map(Cell::whole).orElse(Cell.unknown()))),
    NET_COST(of(row -> BilledRow.quota(row)
            .map(quota -> Cell.exact(row.unit().cost(quota).amount()))
            .orElse(Cell.unknown()))),
    LIST_COST(of(
            row -> BilledRow.estimate(row).map(Money::amount).map(Cell::exact).orElse(Cell.unknown()))),
    CACHED_PERCENT(of(RowRates::cachedPercent)),
    TOKENS_PER_SECOND(of(RowRates::tokensPerSecond)),
    ENDPOINT(text(row -> row.event().origin().endpoint())),
    CLIENT(text(row -> row.event().origin().client())),
    CHANNEL(of(row -> known(row.event().origin().channel()))),
    IP(text(row -> row.event().origin().ip())),
    PROVIDER(text(row -> row.event().origin().upstream().provider())),
    EFFORT(text(row -> row.event().origin().upstream().effort())),
    TIER(text(row -> row.event().origin().upstream().tier())),
    ALIAS(text(row -> ExtraText.field(row.event().extra(), "alias").orElse(""))),
    KEY_ID(of(row -> known(row.event().origin().keyId()))),
    USER_ID(of(row -> known(row.event().origin().userId()))),
    UPSTREAM_REQUEST_ID(text(row -> row.event().outcome().upstreamRequestId())),
    SETTLEMENT(of(row -> new Cell.Flag(row.event().settlement()))),
    SUBSCRIPTION(of(row -> new Cell.Flag(row.event().subscription()))),
    PAID_BY(text(row -> BilledRow.quota(row)
            .map(quota -> row.event().subscription() ? "plan" : "wallet")
            .orElse(""))),
    RESPONSE_ID(text(row -> row.event().responseId())),
    STATED_USD(of(row -> Cell.exact(row.event().statedUsd().orElse(null)))),
    MODEL_RATIO(of(row -> Cell.exact(row.event().pricing().modelRatio()))),
    COMPLETION_RATIO(of(row -> Cell.exact(row.event().pricing().completionRatio()))),
    GROUP_RATIO(of(row -> Cell.exact(row.event().pricing().groupRatio()))),
    MODEL_PRICE(of(row -> Cell.exact(row.event().pricing().modelPrice()))),
    CONTENT(text(row -> row.event().content()));

    /// What an export holds unless columns are chosen, in the promised order.
    public static final List<RowColumn> DEFAULT = Arrays.stream(values())
            .filter(column -> column.compareTo(ERROR) <= 0)
            .toList();

    private final BiFunction<UsageRow, ZoneId, Cell> cell;

    RowColumn(BiFunction<UsageRow, ZoneId, Cell> cell) {
        this.cell = cell;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in JSON: as in the documents of reports.
    public String jsonName() {
        return this == LIST_COST ? "estimated_cost" : word();
    }

    /// The row's value in this column.
    ///
    /// @param zone the zone in which times are written
    public Cell cell(UsageRow row, ZoneId zone) {
        return cell.apply(row, zone);
    }

    public static Optional<RowColumn> ofWord(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }

    private static Cell known(long id) {
        return id == 0 ? Cell.unknown() : new Cell.Whole(id);
    }

    private static BiFunction<UsageRow, ZoneId, Cell> of(Function<UsageRow, Cell> cell) {
        return (row, zone) -> cell.apply(row);
    }

    private static BiFunction<UsageRow, ZoneId, Cell> charged(Function<UsageRow, Cell> cell) {
        return of(row -> row.unit().isBilled() ? cell.apply(row) : Cell.unknown());
    }

    private static BiFunction<UsageRow, ZoneId, Cell> text(Function<UsageRow, String> value) {
        return (row, zone) -> new Cell.Text(value.apply(row));
    }

    private static BiFunction<UsageRow, ZoneId, Cell> whole(Function<UsageRow, Long> value) {
        return (row, zone) -> new Cell.Whole(value.apply(row));
    }
}
