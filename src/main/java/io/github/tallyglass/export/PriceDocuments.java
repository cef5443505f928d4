package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.tallyglass.query.EffectivePrice;
import io.github.tallyglass.query.RatioChange;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `prices --json` prints, as records whose components are its names (in snake case).
public final class PriceDocuments {

    private PriceDocuments() {}

    /// The whole document.
    public record PricesDocument(List<PriceDocument> prices, List<ChangeDocument> ratioChanges) {

        /// @param zone of the times
        public static PricesDocument of(List<EffectivePrice> prices, List<RatioChange> changes, ZoneId zone) {
            return new PricesDocument(
                    prices.stream().map(PriceDocument::of).toList(),
                    changes.stream()
                            .map(change -> ChangeDocument.of(change, zone))
                            .toList());
        }
    }

    /// One account's model in one month.
    ///
    /// @param cost net, in `currency`
    /// @param perMillion of any kind of token; null without tokens
    /// @param differing charges whose own ratios do not explain what was billed
    /// @param estimated true where the cost is one at list prices, else absent; `quota` is null then
    public record PriceDocument(
            String account,
            String model,
            String month,
            String currency,
            long requests,
            long totalTokens,
            @Nullable Long quota,
            String cost,
            @Nullable String perMillion,
            long checked,
            long differing,
            int ratioChanges,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean estimated) {

        static PriceDocument of(EffectivePrice price) {
            var figures = price.figures();
            return new PriceDocument(
                    price.account(),
                    price.model(),
                    price.month().toString(),
                    price.currency(),
                    figures.requests(),
                    figures.tokens().total(),
                    figures.hasQuota() ? figures.quota() : null,
                    figures.cost()
                            .getOrDefault(price.currency(), BigDecimal.ZERO)
                            .setScale(6, java.math.RoundingMode.HALF_UP)
                            .toPlainString(),
                    price.perMillion() == null ? null : price.perMillion().toPlainString(),
                    price.checked(),
                    price.differing(),
                    price.ratioChanges(),
                    figures.estimated() ? true : null);
        }
    }

    /// A ratio that became another one.
    public record ChangeDocument(
            String account, String model, String group, String at, String ratio, String before, String after) {

        static ChangeDocument of(RatioChange change, ZoneId zone) {
            return new ChangeDocument(
                    change.account(),
                    change.model(),
                    change.group(),
                    IsoTime.of(change.at(), zone),
                    change.ratio().word(),
                    change.before().toPlainString(),
                    change.after().toPlainString());
        }
    }
}
