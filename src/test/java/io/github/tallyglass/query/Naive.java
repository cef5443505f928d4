package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The same questions answered by walking over a list: slow, and simple enough to be believed.
final class Naive {

    /// @param firstFailure the first error row of a request without a consume row, or an error row
    ///     without id
    record Row(String account, QuotaUnit unit, UsageEvent event, boolean firstFailure) {}

    private final List<Row> rows = new ArrayList<>();

    /// @param events in order of time and, within a second, of their place
    void add(String account, QuotaUnit unit, List<UsageEvent> events) {
        var consumed = new HashSet<String>();
        for (var event : events) {
            if (event.type() == EventType.CONSUME
                    && !event.outcome().requestId().isEmpty()) {
                consumed.add(event.outcome().requestId());
            }
        }
        for (var event : events) {
            var id = event.outcome().requestId();
            var first = event.type() == EventType.ERROR && (id.isEmpty() || consumed.add(id));
            rows.add(new Row(account, unit, event, first));
        }
    }

    List<Row> passing(TimeRange range, UsageFilter filter) {
        return rows.stream()
                .filter(row -> within(row, range))
                .filter(row -> passes(row, filter))
                .toList();
    }

    Map<String, Figures> grouped(TimeRange range, UsageFilter filter, Function<Row, String> name) {
        var groups = new HashMap<String, List<Row>>();
        for (var row : passing(range, filter)) {
            groups.computeIfAbsent(name.apply(row), any -> new ArrayList<>()).add(row);
        }
        var figures = new HashMap<String, Figures>();
        groups.forEach((group, members) -> {
            var sum = figures(members);
            if (sum.attempts() > 0
                    || !sum.quotaByUnit().isEmpty()
                    || sum.tokens().total() > 0) {
                figures.put(group, sum);
            }
        });
        return figures;
    }

    static Figures figures(List<Row> rows) {
        var sum = Figures.NONE;
        for (var row : rows) {
            var event = row.event();
            var consume = event.type() == EventType.CONSUME;
            var refund = event.type() == EventType.REFUND;
            var error = event.type() == EventType.ERROR;
            var quota = quotaOf(row);
            sum = sum.plus(new Figures(
                    consume || error ? 1 : 0,
                    consume && !event.settlement() ? 1 : 0,
                    row.firstFailure() ? 1 : 0,
                    consume && row.unit().isBilled() ? event.quota() : 0,
                    refund && row.unit().isBilled() ? event.quota() : 0,
                    event.tokens().plus(Tokens.NONE),
                    quota,
                    extent(row, quota)));
        }
        return sum;
    }

    /// What nobody charged counts for failed attempts as well, and apart from what was charged.
    private static Map<QuotaUnit, Long> quotaOf(Row row) {
        var event = row.event();
        return switch (row.unit().basis()) {
            case UNPRICED -> Map.of();
            case LIST_PRICE ->
                event.type() == EventType.CONSUME || event.type() == EventType.ERROR
                        ? Map.of(row.unit(), event.quota())
                        : Map.of();
            case BILLED ->
                event.type() == EventType.CONSUME
                        ? Map.of(row.unit(), event.quota())
                        : event.type() == EventType.REFUND ? Map.of(row.unit(), -event.quota()) : Map.of();
        };
    }

    private static Figures.Extent extent(Row row, Map<QuotaUnit, Long> quota) {
        var event = row.event();
        var millis = event.timing().durationMs();
        var timed = event.type() == EventType.CONSUME && !event.settlement() && millis != null;
        var paid = event.subscription() && event.quota() != 0 ? quota : Map.<QuotaUnit, Long>of();
        var unpriced = row.unit().basis() == QuotaUnit.Basis.UNPRICED
                && (event.type() == EventType.CONSUME || event.type() == EventType.ERROR);
        return new Figures.Extent(paid, timed ? 1 : 0, timed && millis != null ? millis : 0, 0, unpriced ? 1 : 0);
    }

    static String value(Row row, Dimension dimension) {
        var event = row.event();
        var origin = event.origin();
        return switch (dimension) {
            case ACCOUNT -> row.account();
            case MODEL -> event.model();
            case KEY -> origin.key();
            case GROUP -> origin.group();
            case USER -> origin.user();
            case TYPE -> event.type().word();
            case STATUS -> Objects.toString(event.outcome().status(), "");
            case CLIENT -> origin.client();
            case ENDPOINT -> origin.endpoint();
            case CHANNEL -> origin.channelText();
            case IP -> origin.ip();
            case PROVIDER -> origin.upstream().provider();
            case LOGIN -> origin.upstream().login();
            case EFFORT -> origin.upstream().effort();
            case TIER -> origin.upstream().tier();
            case REQUEST_ID -> event.outcome().requestId();
            case RESPONSE_ID -> event.responseId();
            case LABEL, MARK -> "";
        };
    }

    static String bucketName(long second, Bucket bucket, ZoneId zone) {
        var at = Instant.ofEpochSecond(second).atZone(zone);
        return switch (bucket) {
            case HOUR -> at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH"));
            case DAY -> at.toLocalDate().toString();
            case MONTH -> at.format(DateTimeFormatter.ofPattern("yyyy-MM"));
            case WEEK ->
                at.get(IsoFields.WEEK_BASED_YEAR) + "-W" + "%02d".formatted(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        };
    }

    private static boolean within(Row row, TimeRange range) {
        var at = Instant.ofEpochSecond(row.event().createdAt());
        return (range.from() == null || !at.isBefore(range.from())) && at.isBefore(range.to());
    }

    private static boolean passes(Row row, UsageFilter filter) {
        return filter.conditions().keySet().stream()
                .allMatch(dimension -> filter.accepts(dimension, value(row, dimension)));
    }
}
