package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.requests.RequestDetails.Note;
import io.github.tallyglass.ui.requests.RequestDetails.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an amount came about that nobody charged.
///
/// @param why null where it is not known
record ListPriceWords(UsageRow row, @Nullable ListPriceExplanation why, Texts texts) {

    List<Step> steps() {
        if (why == null || !row.unit().isEstimate()) {
            return List.of();
        }
        return why.lines().stream()
                .map(line -> new Step(
                        texts.get(
                                "detail.step." + line.kind().name().toLowerCase(Locale.ROOT),
                                Numbers.exact(line.tokens()),
                                RequestDetails.price(line.perMillion(), why.unit())),
                        Numbers.money(line.amount(), why.unit().currency(), 4)))
                .toList();
    }

    @Nullable
    Step total() {
        return row.unit().isEstimate() ? new Step(texts.get("detail.at-list-price"), RowTexts.cost(row)) : null;
    }

    /// Where the price is from, and what held for this request.
    Note note() {
        if (!row.unit().isEstimate()) {
            var tokens = row.event().tokens().total() > 0;
            return new Note(texts.get(tokens ? "detail.unpriced" : "detail.no-tokens"), "");
        }
        var parts = new ArrayList<String>();
        parts.add(texts.get("detail.estimated"));
        if (why != null) {
            parts.add(source(why));
            if (why.longContext()) {
                parts.add(texts.get("detail.long-context"));
            }
            if (why.priority()) {
                parts.add(texts.get("detail.priority"));
            }
        }
        return new Note(String.join(texts.isChinese() ? "" : " ", parts), "");
    }

    private String source(ListPriceExplanation price) {
        if (price.list() == null || price.listDay() == null) {
            return texts.get("detail.price.own", price.model());
        }
        var key = price.list() == PriceList.Kind.BUILT_IN ? "detail.price.built-in" : "detail.price.imported";
        return texts.get(key, price.model(), price.listName(), price.listDay().toString());
    }
}
