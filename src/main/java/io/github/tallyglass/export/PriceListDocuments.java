package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `price … --json` prints, as records whose components are its names (in snake case). Prices are
/// exact decimals as strings, for a million tokens; null where none is told.
public final class PriceListDocuments {

    private PriceListDocuments() {}

    /// `price list`.
    ///
    /// @param prices the lists' prices of the models that were asked for; absent where none were
    /// @param repricing stored rows are still being priced anew
    public record Prices(
            List<Own> own,
            List<ListDocument> lists,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Listed> prices,

            boolean repricing) {}

    /// One of the user's own.
    ///
    /// @param from the first day on which it counts; null for all days
    public record Own(@Nullable String from, @JsonUnwrapped Price price) {

        public static Own of(OwnPrice own) {
            return new Own(text(own.from()), Price.of(own.price()));
        }
    }

    /// @param id 0 for the program's own
    /// @param kind `built-in` or `imported`
    public record ListDocument(long id, String name, String kind, String day, int models) {

        public static ListDocument of(PriceList list) {
            return new ListDocument(
                    list.id(),
                    list.name(),
                    list.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    list.day().toString(),
                    list.prices().size());
        }
    }

    /// A model in a list.
    public record Listed(
            String list,
            String day,
            String provider,
            @Nullable String deprecated,
            @JsonUnwrapped Price price) {

        public static Listed of(PriceList list, ModelPrice price) {
            return new Listed(
                    list.name(), list.day().toString(), price.provider(), text(price.deprecated()), Price.of(price));
        }
    }

    public record Price(
            String model,
            String currency,
            @Nullable String input,
            @Nullable String output,
            @Nullable String cacheRead,
            @Nullable String cacheWrite,
            @Nullable String cacheWrite1h,
            @Nullable String inputAbove200k,
            @Nullable String outputAbove200k,
            @Nullable String cacheReadAbove200k,
            @Nullable String inputPriority,
            @Nullable String outputPriority) {

        public static Price of(ModelPrice price) {
            return new Price(
                    price.model(),
                    price.currency(),
                    text(price.normal().input()),
                    text(price.normal().output()),
                    text(price.normal().cacheRead()),
                    text(price.normal().cacheWrite()),
                    text(price.normal().cacheWrite1h()),
                    text(price.above200k().input()),
                    text(price.above200k().output()),
                    text(price.above200k().cacheRead()),
                    text(price.priority().input()),
                    text(price.priority().output()));
        }
    }

    /// What a change did.
    ///
    /// @param models models of accounts whose rows were to be priced anew
    /// @param rows rows whose price is another one now
    public record Changed(long models, long rows) {}

    /// `price import`.
    ///
    /// @param before the list that the new one was compared with
    /// @param kept false after `--dry-run`
    /// @param rows rows whose price is another one now
    public record Imported(
            ListDocument list,
            ListDocument before,
            int added,
            int gone,
            List<Difference> changed,
            boolean kept,
            long rows) {}

    public record Difference(String provider, Price before, Price after) {}

    private static @Nullable String text(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
