package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ExtraText;
import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Providers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the cells say, in one language and zone. Unknown is "–", never 0.
final class RowTexts {

    /// Before the cost of a row whose price its ratios do not explain.
    private static final String DOUBTFUL = "≠ ";

    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// Prices of single calls differ in the fourth decimal; one width for all keeps the points in line.
    private static final int DECIMALS = 4;

    private final Texts texts;
    private final ZoneId zone;
    private final int year;

    /// @param year the current one, which times need not name
    RowTexts(Texts texts, ZoneId zone, int year) {
        this.texts = texts;
        this.zone = zone;
        this.year = year;
    }

    String of(RequestColumn column, UsageRow row) {
        var event = row.event();
        var origin = event.origin();
        return switch (column) {
            case TIME -> time(event.createdAt());
            case ACCOUNT -> texts.value(Dimension.ACCOUNT, row.account());
            case KEY -> known(texts.value(Dimension.KEY, origin.key()));
            case MODEL -> known(event.model());
            case COST -> (isPriceDoubtful(row) ? DOUBTFUL : "") + cost(row);
            case INPUT -> tokens(event, event.tokens().input());
            case OUTPUT -> tokens(event, event.tokens().output());
            case CACHED ->
                Numbers.percent(event.tokens().cacheRead(), event.tokens().inputSide(), 0);
            case LATENCY -> latency(event);
            case FIRST_TOKEN -> Numbers.seconds(event.timing().firstTokenMs());
            case STATUS -> status(RowStatus.of(event));
            case GROUP -> known(origin.group());
            case USER -> known(texts.value(Dimension.USER, origin.user()));
            case TYPE -> texts.get("requests.type." + event.type().word());
            case QUOTA -> billed(event) && row.unit().isBilled() ? Numbers.exact(signed(event)) : Numbers.UNKNOWN;
            case CONVERTED ->
                money(billed(event) && row.unit().isBilled() ? row.unit().converted(signed(event)) : null);
            case CACHE_READ -> tokens(event, event.tokens().cacheRead());
            case CACHE_WRITE -> tokens(event, event.tokens().cacheWrite());
            case REASONING -> tokens(event, event.tokens().reasoning());
            case TOTAL_TOKENS -> tokens(event, event.tokens().total());
            case SPEED -> speed(event);
            case STREAM -> event.type() == EventType.CONSUME ? stream(event) : Numbers.UNKNOWN;
            case ENDPOINT -> known(origin.endpoint());
            case CLIENT -> known(texts.value(Dimension.CLIENT, origin.client()));
            case CHANNEL -> known(texts.value(Dimension.CHANNEL, origin.channelText()));
            case IP -> known(texts.value(Dimension.IP, origin.ip()));
            case REQUEST_ID -> known(event.outcome().requestId());
            case UPSTREAM_ID -> known(event.outcome().upstreamRequestId());
            case PAID_BY -> paidBy(row);
            case RESPONSE_ID -> known(event.responseId());
            case PROVIDER -> known(Providers.name(origin.upstream().provider()));
            case LOGIN -> known(texts.value(Dimension.LOGIN, origin.upstream().login()));
            case EFFORT -> known(origin.upstream().effort());
            case TIER -> known(origin.upstream().tier());
            case ALIAS -> known(ExtraText.field(event.extra(), "alias").orElse(""));
            case ERROR ->
                event.type() == EventType.ERROR ? known(texts.sentence(oneLine(event.content()))) : Numbers.UNKNOWN;
        };
    }

    String time(long epochSecond) {
        var at = Instant.ofEpochSecond(epochSecond).atZone(zone);
        return (at.getYear() == year ? THIS_YEAR : OTHER_YEAR).format(at);
    }

    String status(RowStatus status) {
        return status.key().isEmpty() ? String.valueOf(status.code()) : texts.get(status.key());
    }

    /// What the row cost; what it gave back, with a minus; "–" for rows that bill nothing. Marked where
    /// nobody charged it.
    static String cost(UsageRow row) {
        if (row.unit().isEstimate()) {
            return Amounts.ABOUT + money(row.unit().cost(row.event().quota()));
        }
        if (!row.unit().isBilled()) {
            return Numbers.UNKNOWN;
        }
        return billed(row.event()) ? money(row.unit().cost(signed(row.event()))) : Numbers.UNKNOWN;
    }

    /// The row's own ratios come to another sum than was billed.
    static boolean isPriceDoubtful(UsageRow row) {
        return row.unit().isBilled() && PriceExplanation.differs(row.event(), row.unit());
    }

    /// What is to be known of a row's price; `""` when nothing is.
    String ofPrice(UsageRow row) {
        if (row.unit().isEstimate()) {
            return texts.get("requests.estimated");
        }
        if (!row.unit().isBilled()) {
            return texts.get("requests.unpriced");
        }
        return isPriceDoubtful(row) ? texts.get("requests.doubtful") : "";
    }

    private static boolean billed(UsageEvent event) {
        return event.type() == EventType.CONSUME || event.type() == EventType.REFUND;
    }

    private static long signed(UsageEvent event) {
        return event.type() == EventType.REFUND ? -event.quota() : event.quota();
    }

    private static String money(@Nullable Money money) {
        return money == null ? Numbers.UNKNOWN : Numbers.money(money.amount(), money.currency(), DECIMALS);
    }

    /// A row without any tokens did not count them: an error, a price per call, a top-up.
    private static String tokens(UsageEvent event, long count) {
        return event.tokens().total() == 0 ? Numbers.UNKNOWN : Numbers.exact(count);
    }

    private static String latency(UsageEvent event) {
        return event.type() == EventType.CONSUME || event.type() == EventType.ERROR
                ? Numbers.seconds(event.timing().durationMs())
                : Numbers.UNKNOWN;
    }

    private String stream(UsageEvent event) {
        return texts.get(event.timing().stream() ? "requests.yes" : "requests.no");
    }

    private String paidBy(UsageRow row) {
        var event = row.event();
        if (!billed(event) || !row.unit().isBilled()) {
            return Numbers.UNKNOWN;
        }
        return texts.get(event.subscription() ? "requests.paid-by.plan" : "requests.paid-by.wallet");
    }

    /// Output tokens a second over the whole request.
    private static String speed(UsageEvent event) {
        var millis = event.timing().durationMs();
        if (millis == null || millis <= 0 || event.tokens().output() == 0) {
            return Numbers.UNKNOWN;
        }
        return BigDecimal.valueOf(event.tokens().output())
                .multiply(BigDecimal.valueOf(1000))
                .divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String known(String value) {
        return value.isEmpty() ? Numbers.UNKNOWN : oneLine(value);
    }

    /// Names may hold line breaks and run to kilobytes; a cell is one line.
    static String oneLine(String value) {
        var line = value.length() > 400 ? value.substring(0, 400) + "…" : value;
        return line.replaceAll("\\p{Cntrl}+", " ");
    }
}
