package io.github.tallyglass.ui.overview;

import static io.github.tallyglass.ui.overview.Change.News;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.query.Latency;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// Six figures of the selection with their change against the period before.
final class CardsView extends GridPane {

    private final Language language;
    private final List<CardView> all = new ArrayList<>();
    private final CardView cost;
    private final CardView requests;
    private final CardView tokens;
    private final CardView success;
    private final CardView latency;
    private final CardView cache;

    CardsView(Language language) {
        this.language = language;
        getStyleClass().add("cards");
        cost = add("overview.cost");
        requests = add("overview.requests");
        tokens = add("overview.tokens");
        success = add("overview.success");
        latency = add("overview.p95");
        cache = add("overview.from-cache");
        arrange(Counted.BOTH);
    }

    private CardView add(String name) {
        var card = new CardView(language.text(name));
        all.add(card);
        return card;
    }

    /// Money, tokens or both; the cards share the room.
    private void arrange(Counted counted) {
        var wanted = new ArrayList<>(all);
        if (!counted.money()) {
            wanted.remove(cost);
        }
        if (!counted.tokens()) {
            wanted.remove(tokens);
        }
        if (getChildren().equals(wanted)) {
            return;
        }
        getChildren().clear();
        getColumnConstraints().clear();
        for (var card : wanted) {
            var share = new ColumnConstraints();
            share.setPercentWidth(100.0 / wanted.size());
            getColumnConstraints().add(share);
            add(card, getColumnConstraints().size() - 1, 0);
        }
    }

    void show(Overview overview, Amounts amounts, Counted counted, Instant now) {
        arrange(counted);
        var totals = overview.totals();
        var before = overview.before() == null ? null : overview.before().totals();
        var rows = overview.report().totals();
        showCost(totals, before, amounts);
        showRequests(overview, totals, before, now);
        showTokens(overview, rows, before);
        showSuccess(overview, rows, before);
        showLatency(overview.latency(), overview.latencyBefore());
        showCache(rows, before);
        if (overview.aggregated()) {
            var whence = language.get(overview.hasRows() ? "overview.partly-aggregates" : "overview.from-aggregates");
            cost.remark(whence);
            requests.remark(whence);
            for (var card : List.of(tokens, success, latency, cache)) {
                card.remark(language.get(overview.hasRows() ? "overview.rows-so-far" : "overview.rows-awaited"));
            }
        }
    }

    private void showCost(Figures totals, @Nullable Figures before, Amounts amounts) {
        cost.show(
                amounts.words(totals),
                amounts.beside(totals),
                change(totals, before, figures -> amounts.value(figures), News.WARN),
                versus(exactCost(totals, amounts), before == null ? null : amounts.exact(before)));
    }

    /// Both currencies, and what they rest on.
    private String exactCost(Figures totals, Amounts amounts) {
        var lines = new ArrayList<String>();
        lines.add(amounts.exact(totals));
        lines.add(amounts.exactBeside(totals));
        if (totals.planQuota() != 0) {
            lines.add(language.get("overview.paid-by-plan", amounts.wordsOfPlan(totals)));
        }
        if (totals.estimated()) {
            var part = amounts.wordsOfEstimates(totals);
            lines.add(
                    totals.hasQuota()
                            ? language.get("overview.estimated-in-part", part)
                            : language.get("overview.estimated"));
        }
        if (totals.unpriced() > 0) {
            lines.add(language.get("overview.unpriced", totals.unpriced()));
        }
        if (totals.assumed()) {
            lines.add(language.get("overview.assumed-units"));
        }
        if (totals.ownRate()) {
            lines.add(language.get("overview.own-rate"));
        }
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    private void showRequests(Overview overview, Figures totals, @Nullable Figures before, Instant now) {
        var until = overview.range().to().isBefore(now) ? overview.range().to() : now;
        var days = Duration.between(overview.report().from(), until).toSeconds() / 86_400.0;
        var perDay =
                days >= 1 ? language.get("overview.a-day", Numbers.brief(Math.round(totals.requests() / days))) : "";
        requests.show(
                Numbers.brief(totals.requests()),
                perDay,
                change(totals, before, figures -> BigDecimal.valueOf(figures.requests()), News.NEUTRAL),
                versus(
                        overview.aggregated()
                                ? language.get("overview.n-requests", Numbers.exact(totals.requests()))
                                : language.get(
                                        "overview.requests-exact",
                                        Numbers.exact(totals.requests()),
                                        Numbers.exact(totals.attempts())),
                        before == null ? null : Numbers.exact(before.requests())));
    }

    /// Aggregates do not tell tokens: without rows they are unknown, with some what these say.
    private void showTokens(Overview overview, Figures totals, @Nullable Figures before) {
        if (overview.aggregated() && !overview.hasRows()) {
            tokens.show(Numbers.UNKNOWN, "", Change.NONE, "");
            return;
        }
        var sum = totals.tokens();
        tokens.show(
                Numbers.brief(sum.total()),
                language.get("overview.in-out", Numbers.brief(sum.inputSide()), Numbers.brief(sum.output())),
                change(
                        totals,
                        before,
                        figures -> BigDecimal.valueOf(figures.tokens().total()),
                        News.NEUTRAL),
                versus(
                        language.get(
                                "overview.tokens-exact",
                                Numbers.exact(sum.input()),
                                Numbers.exact(sum.cacheRead()),
                                Numbers.exact(sum.cacheWrite()),
                                Numbers.exact(sum.output())),
                        before == null ? null : Numbers.exact(before.tokens().total())));
    }

    /// Without a single error row ever, 100 % would be a guess: many gateways do not write them.
    private void showSuccess(Overview overview, Figures totals, @Nullable Figures before) {
        if (!overview.errorsTold() || totals.requests() == 0) {
            success.show(
                    Numbers.UNKNOWN,
                    totals.requests() == 0 ? "" : language.get("overview.errors-unknown"),
                    Change.NONE,
                    totals.requests() == 0 ? "" : language.get("overview.errors-unknown-why"));
            return;
        }
        success.show(
                Numbers.percent(totals.ok(), totals.requests(), totals.failed() == 0 ? 0 : 1),
                language.get("overview.failed", Numbers.exact(totals.failed())),
                before == null || before.requests() == 0
                        ? Change.NONE
                        : Change.points(
                                share(totals.ok(), totals.requests()),
                                share(before.ok(), before.requests()),
                                News.GOOD),
                versus(
                        language.get(
                                "overview.success-exact",
                                Numbers.exact(totals.ok()),
                                Numbers.exact(totals.requests()),
                                Numbers.exact(totals.failed())),
                        before == null ? null : Numbers.percent(before.ok(), before.requests(), 1)));
    }

    private void showLatency(Latency now, @Nullable Latency before) {
        var moved = now.p95() == null || before == null || before.p95() == null
                ? Change.NONE
                : Change.relative(BigDecimal.valueOf(now.p95()), BigDecimal.valueOf(before.p95()), News.WARN);
        latency.show(
                Numbers.latency(now.p95()),
                now.measured() == 0
                        ? ""
                        : language.get(
                                "overview.p50", Numbers.latency(now.p50()), Numbers.latency(now.firstTokenP50())),
                moved,
                now.measured() == 0
                        ? ""
                        : versus(
                                language.get(
                                        "overview.latency-exact",
                                        Numbers.latency(now.p50()),
                                        Numbers.latency(now.p95()),
                                        Numbers.latency(now.firstTokenP50()),
                                        Numbers.latency(now.firstTokenP95()),
                                        Numbers.exact(now.measured())),
                                before == null ? null : Numbers.latency(before.p95())));
    }

    private void showCache(Figures totals, @Nullable Figures before) {
        var sum = totals.tokens();
        if (sum.inputSide() == 0) {
            cache.show(Numbers.UNKNOWN, "", Change.NONE, "");
            return;
        }
        cache.show(
                Numbers.percent(sum.cacheRead(), sum.inputSide(), 0),
                language.get("overview.cached-tokens", Numbers.brief(sum.cacheRead())),
                before == null || before.tokens().inputSide() == 0
                        ? Change.NONE
                        : Change.points(
                                share(sum.cacheRead(), sum.inputSide()),
                                share(
                                        before.tokens().cacheRead(),
                                        before.tokens().inputSide()),
                                News.GOOD),
                versus(
                        language.get(
                                "overview.cache-exact", Numbers.exact(sum.cacheRead()), Numbers.exact(sum.inputSide())),
                        before == null
                                ? null
                                : Numbers.percent(
                                        before.tokens().cacheRead(),
                                        before.tokens().inputSide(),
                                        1)));
    }

    /// Names what the change is against.
    private String versus(String exact, @Nullable String before) {
        return before == null ? exact : exact + "\n" + language.get("overview.before", before);
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    }

    private static Change change(
            Figures now, @Nullable Figures before, Function<Figures, BigDecimal> value, News rise) {
        return before == null ? Change.NONE : Change.relative(value.apply(now), value.apply(before), rise);
    }
}
