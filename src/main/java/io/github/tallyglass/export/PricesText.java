package io.github.tallyglass.export;

import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.query.RatioChange;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/// Effective prices and changed ratios as people read them in a terminal.
public final class PricesText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Texts texts;

    public PricesText(Texts texts) {
        this.texts = texts;
    }

    /// The whole text, with a line end at its end.
    ///
    /// @param zone of the times
    public String of(List<EffectivePrice> prices, List<RatioChange> changes, ZoneId zone) {
        if (prices.isEmpty()) {
            return texts.get("prices.none") + "\n";
        }
        var table = new TextTable(
                3,
                Stream.of(
                                "account",
                                "model",
                                "month",
                                "per-million",
                                "cost",
                                "requests",
                                "tokens",
                                "differing",
                                "changes")
                        .map(column -> texts.get("prices.column." + column))
                        .toList());
        prices.forEach(price -> table.add(line(price)));
        var text = new StringBuilder(table.text());
        if (prices.stream().anyMatch(price -> price.figures().estimated())) {
            text.append(texts.get("prices.estimated")).append('\n');
        }
        if (!changes.isEmpty()) {
            text.append('\n').append(texts.get("prices.changes")).append('\n');
            changes.forEach(
                    change -> text.append("  ").append(change(change, zone)).append('\n'));
        }
        return text.toString();
    }

    private List<String> line(EffectivePrice price) {
        var figures = price.figures();
        return List.of(
                price.account(),
                price.model().isEmpty() ? texts.get("report.no-name") : price.model(),
                price.month().toString(),
                price.perMillion() == null
                        ? Numbers.UNKNOWN
                        : ReportCurrencies.marked(figures, Numbers.money(price.perMillion(), price.currency(), 4)),
                cost(price),
                Numbers.exact(figures.requests()),
                Numbers.brief(figures.tokens().total()),
                price.checked() == 0 ? Numbers.UNKNOWN : Numbers.exact(price.differing()),
                Numbers.exact((long) price.ratioChanges()));
    }

    private static String cost(EffectivePrice price) {
        var cost = price.figures().cost();
        return cost.isEmpty() && !price.figures().hasQuota()
                ? Numbers.UNKNOWN
                : ReportCurrencies.marked(
                        price.figures(),
                        Numbers.money(cost.getOrDefault(price.currency(), BigDecimal.ZERO), price.currency(), 4));
    }

    private String change(RatioChange change, ZoneId zone) {
        return texts.get(
                "prices.change",
                MINUTE.format(change.at().atZone(zone)),
                change.account(),
                change.model(),
                texts.get("prices.ratio." + change.ratio().word()),
                change.before().toPlainString(),
                change.after().toPlainString(),
                change.group().isEmpty() ? "" : texts.get("prices.in-group", change.group()));
    }
}
