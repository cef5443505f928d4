package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ExtraText;
import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Providers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The details of a row in words.
///
/// @param steps how the price came about; empty where nothing was charged
/// @param total what was billed; null where nothing was
/// @param note whether the ratios explain it; null where there is nothing to say
record RequestDetails(
        String title,
        List<Field> fields,
        List<Step> steps,
        @Nullable Step total,
        @Nullable Note note) {

    /// How many failed attempts are told one by one.
    private static final int TOLD = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /// How a value is shown.
    enum Kind {
        PLAIN,
        /// Fixed width, with a button that copies it.
        ID,
        /// Wrapped, with a button that copies it.
        TEXT
    }

    /// @param copied whole, whatever of it is masked
    record Field(String label, String value, Kind kind, String copied) {}

    record Step(String words, String amount) {}

    /// @param mood style class: `good`, `warn`, or `""`
    record Note(String words, String mood) {}

    /// @param listPrice how the price of a row that nobody charged came about; null where it is not known
    static RequestDetails of(
            UsageRow row, List<UsageRow> attempts, @Nullable ListPriceExplanation listPrice, Texts texts, ZoneId zone) {
        var event = row.event();
        var title = event.model().isEmpty()
                ? texts.get("requests.type." + event.type().word())
                : RowTexts.oneLine(event.model());
        var fields = new Words(row, texts).fields(attempts, zone);
        if (!row.unit().isBilled()) {
            var words = new ListPriceWords(row, listPrice, texts);
            return new RequestDetails(title, fields, words.steps(), words.total(), words.note());
        }
        var price = PriceExplanation.of(event, row.unit());
        return new RequestDetails(
                title,
                fields,
                price.lines().stream()
                        .map(line -> step(line, row.unit(), texts))
                        .toList(),
                total(row, texts),
                note(price, texts));
    }

    private static Step step(PriceExplanation.Line line, QuotaUnit unit, Texts texts) {
        var key = "detail.step." + line.part().name().toLowerCase(Locale.ROOT);
        var words = switch (line.part()) {
            case CALL -> texts.get(key, price(line.amount(unit), unit));
            case MULTIPLIER -> texts.get(key, line.name(), plain(line.count()));
            case GROUP -> texts.get(key, plain(line.count()));
            default -> texts.get(key, Numbers.exact(line.count().longValue()), price(line.pricePerMillion(unit), unit));
        };
        return new Step(words, Numbers.money(line.amount(unit), unit.currency(), 4));
    }

    private static @Nullable Step total(UsageRow row, Texts texts) {
        var event = row.event();
        var key = switch (event.type()) {
            case CONSUME -> "detail.billed";
            case REFUND -> "detail.refunded";
            default -> "";
        };
        if (key.isEmpty()) {
            return null;
        }
        var words = texts.get(key, Numbers.exact(event.quota()));
        return new Step(words, RowTexts.cost(row));
    }

    private static @Nullable Note note(PriceExplanation price, Texts texts) {
        return switch (price.verdict()) {
            case AGREES -> new Note(texts.get("detail.agrees"), "good");
            case DIFFERS -> {
                var expected = price.expected() == null ? 0 : price.expected();
                var key = expected > price.billed() ? "detail.differs.more" : "detail.differs.less";
                var by = Math.abs(expected - price.billed());
                yield new Note(texts.get(key, Numbers.exact(expected), Numbers.exact(by)), "warn");
            }
            case NOT_BY_RATIOS -> new Note(texts.get("detail.not-by-ratios"), "");
            case UNKNOWN -> new Note(texts.get("detail.no-ratios"), "");
            case NOT_A_CHARGE -> null;
        };
    }

    /// Two decimals at least, four at most: `$1.25`, `$0.125`.
    static String price(BigDecimal price, QuotaUnit unit) {
        var digits = price.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return Numbers.money(digits, unit.currency(), Math.clamp(digits.scale(), 2, 4));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /// Labels and values of one row.
    private record Words(UsageRow row, Texts texts) {

        List<Field> fields(List<UsageRow> attempts, ZoneId zone) {
            var event = row.event();
            var origin = event.origin();
            var fields = new ArrayList<Field>();
            add(
                    fields,
                    "time",
                    TIME.format(Instant.ofEpochSecond(event.createdAt()).atZone(zone)),
                    Kind.PLAIN);
            add(
                    fields,
                    "account",
                    joined(
                            texts.value(Dimension.ACCOUNT, row.account()),
                            texts.value(Dimension.KEY, RowTexts.oneLine(origin.key()))),
                    Kind.PLAIN);
            add(fields, "provider", provider(), Kind.PLAIN);
            add(fields, "alias", alias(), Kind.PLAIN);
            add(
                    fields,
                    "effort",
                    joined(origin.upstream().effort(), origin.upstream().tier()),
                    Kind.PLAIN);
            add(fields, "group", group(), Kind.PLAIN);
            add(fields, "latency", latency(), Kind.PLAIN);
            add(fields, "attempts", attempts(attempts), Kind.PLAIN);
            add(fields, "plan", event.subscription() ? texts.get("detail.by-plan") : "", Kind.PLAIN);
            add(fields, "part", event.settlement() ? texts.get("detail.settlement") : "", Kind.PLAIN);
            add(fields, "stated", stated(), Kind.PLAIN);
            add(fields, "endpoint", origin.endpoint(), Kind.PLAIN);
            add(
                    fields,
                    "client",
                    joined(
                            texts.value(Dimension.CLIENT, RowTexts.oneLine(origin.client())),
                            texts.value(Dimension.IP, origin.ip())),
                    Kind.PLAIN);
            add(fields, "request-id", event.outcome().requestId(), Kind.ID);
            add(fields, "upstream-id", event.outcome().upstreamRequestId(), Kind.ID);
            add(fields, "response-id", event.responseId(), Kind.ID);
            add(fields, event.type() == EventType.ERROR ? "error" : "content", event.content(), Kind.TEXT);
            return List.copyOf(fields);
        }

        private void add(List<Field> fields, String name, String value, Kind kind) {
            if (!value.isEmpty()) {
                fields.add(new Field(
                        texts.get("detail.field." + name),
                        kind == Kind.TEXT ? texts.sentence(value) : value,
                        kind,
                        value));
            }
        }

        /// Only where the price beside the quota is another one than the quota's.
        private String stated() {
            return row.event()
                    .statedOtherwise(row.unit())
                    .map(price -> texts.get("detail.stated-differs", Numbers.money(price, "USD", QuotaUnit.SCALE)))
                    .orElse("");
        }

        private static String joined(String first, String second) {
            return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
        }

        private String provider() {
            var upstream = row.event().origin().upstream();
            return joined(
                    Providers.name(upstream.provider()),
                    texts.value(Dimension.LOGIN, RowTexts.oneLine(upstream.login())));
        }

        /// What the client asked for, where that is another name.
        private String alias() {
            return ExtraText.field(row.event().extra(), "alias")
                    .filter(alias -> !alias.equals(row.event().model()))
                    .map(RowTexts::oneLine)
                    .orElse("");
        }

        private String group() {
            var group = RowTexts.oneLine(row.event().origin().group());
            var ratio = row.event().pricing().groupRatio();
            return ratio == null || group.isEmpty() ? group : group + " ×" + plain(ratio);
        }

        private String latency() {
            var timing = row.event().timing();
            if (timing.durationMs() == null || !isAttempt(row)) {
                return "";
            }
            var whole = Numbers.latency(timing.durationMs());
            return timing.firstTokenMs() == null
                    ? whole
                    : texts.get("detail.latency", whole, Numbers.latency(timing.firstTokenMs()));
        }

        /// `2 (first: 429 after 0.3 s)`; nothing where a single attempt is all there was.
        private String attempts(List<UsageRow> all) {
            var attempts = all.stream().filter(Words::isAttempt).toList();
            if (attempts.size() < 2) {
                return "";
            }
            var failed = attempts.stream()
                    .filter(each -> each.event().type() == EventType.ERROR)
                    .limit(TOLD)
                    .map(this::failed)
                    .collect(Collectors.joining(", "));
            var key = attempts.size() == 2 ? "detail.attempts.two" : "detail.attempts.more";
            return failed.isEmpty()
                    ? String.valueOf(attempts.size())
                    : texts.get(key, String.valueOf(attempts.size()), failed);
        }

        private String failed(UsageRow attempt) {
            var event = attempt.event();
            var status = event.outcome().status();
            var words = status == null ? texts.get("requests.status.error") : status.toString();
            return event.timing().durationMs() == null
                    ? words
                    : texts.get(
                            "detail.attempts.failed",
                            words,
                            Numbers.latency(event.timing().durationMs()));
        }

        private static boolean isAttempt(UsageRow row) {
            return row.event().type() == EventType.CONSUME || row.event().type() == EventType.ERROR;
        }
    }
}
