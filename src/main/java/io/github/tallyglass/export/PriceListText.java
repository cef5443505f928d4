package io.github.tallyglass.export;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.TokenPrices;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The user's own prices and lists as people read them in a terminal.
public final class PriceListText {

    private final Texts texts;

    public PriceListText(Texts texts) {
        this.texts = texts;
    }

    /// The user's own prices and the lists, with a line end at the end.
    public String all(List<OwnPrice> own, List<PriceList> lists) {
        var text = new StringBuilder();
        if (own.isEmpty()) {
            text.append(texts.get("prices.own-none")).append('\n');
        } else {
            var table = table("from");
            own.forEach(price -> table.add(cells(
                    price.price(),
                    price.from() == null ? Numbers.UNKNOWN : price.from().toString())));
            text.append(texts.get("prices.own")).append("\n\n").append(table.text());
        }
        text.append('\n').append(texts.get("prices.lists")).append('\n');
        for (var list : lists) {
            text.append("  ").append(line(list)).append('\n');
        }
        return text.toString();
    }

    /// A list in one line: `2026-11-22  LiteLLM 1.109.1, 444 models, in the program`.
    public String line(PriceList list) {
        return list.kind() == PriceList.Kind.BUILT_IN
                ? texts.get(
                        "prices.list-built-in",
                        list.day().toString(),
                        list.name(),
                        list.prices().size())
                : texts.get(
                        "prices.list-imported",
                        list.day().toString(),
                        list.name(),
                        list.prices().size(),
                        Long.toString(list.id()));
    }

    /// Prices of one list, with a line end at the end.
    public String of(List<ModelPrice> prices) {
        var table = table("provider");
        prices.forEach(price -> table.add(cells(price, price.provider())));
        return table.text();
    }

    /// One changed price: `openai gpt-5: $1.25 / $10 → $1.50 / $10`.
    public String change(ModelPrice before, ModelPrice after) {
        return after.provider() + " " + after.model() + ": " + brief(before) + " → " + brief(after);
    }

    private static String brief(ModelPrice price) {
        return money(price, price.normal().input()) + " / "
                + money(price, price.normal().output());
    }

    private TextTable table(String second) {
        var header = new ArrayList<String>();
        for (var column : List.of(
                "model",
                second,
                "input",
                "output",
                "cache-read",
                "cache-write",
                "cache-write-1h",
                "above-200k",
                "priority")) {
            header.add(texts.get("prices.list-column." + column));
        }
        return new TextTable(2, header);
    }

    private static List<String> cells(ModelPrice price, String second) {
        var normal = price.normal();
        return List.of(
                price.model(),
                second,
                money(price, normal.input()),
                money(price, normal.output()),
                money(price, normal.cacheRead()),
                money(price, normal.cacheWrite()),
                money(price, normal.cacheWrite1h()),
                both(price, price.above200k()),
                both(price, price.priority()));
    }

    private static String both(ModelPrice price, TokenPrices prices) {
        return prices.input() == null && prices.output() == null
                ? Numbers.UNKNOWN
                : money(price, prices.input()) + " / " + money(price, prices.output());
    }

    /// All digits: half a cent for a million tokens is a price.
    private static String money(ModelPrice price, @Nullable BigDecimal amount) {
        return amount == null ? Numbers.UNKNOWN : Numbers.money(amount, price.currency(), Math.max(2, amount.scale()));
    }
}
