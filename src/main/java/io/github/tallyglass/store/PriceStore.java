package io.github.tallyglass.store;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The user's own prices and imported lists, and rows that are to be priced anew. Writes are transactions
/// on the writer thread.
public interface PriceStore {

    /// Own prices by model and day, lists by day.
    Prices prices();

    /// Which prices rows were last told to be priced by; empty before the first time.
    Optional<String> fingerprint();

    /// Makes a change and has the rows that it concerns priced anew: both or neither. Nothing of a row but
    /// its price ever changes, and nothing at all of a row that its source charged.
    ///
    /// @return models of accounts that are to be priced anew
    Result<Long> change(Edit edit, Repricing repricing);

    /// Prices the next few thousand rows that wait for it, in one transaction.
    ///
    /// @param now of those that are to be looked through later, the ones whose time has come
    /// @return empty when nothing waits any more, or not yet
    Result<Optional<Step>> repriceNext(ListPrices prices, Instant now);

    /// When the next rows are to be priced; empty when none wait.
    Optional<Instant> nextRepricing();

    /// @param lists the imported ones
    record Prices(List<OwnPrice> own, List<PriceList> lists) {}

    /// What changes.
    sealed interface Edit {

        /// Nothing: the program's own list is another one, or prices are to be applied once more.
        record Nothing() implements Edit {}

        /// Keeps a price of the user's own, in place of the one of the same model and day.
        record Keep(OwnPrice price) implements Edit {}

        /// Forgets one. Case does not count.
        record Drop(String model, @Nullable LocalDate from) implements Edit {}

        /// Keeps a list, in place of another one of the same name and day.
        record KeepList(PriceList list) implements Edit {}

        /// Forgets one.
        record DropList(long id) implements Edit {}
    }

    /// Which rows are to be priced anew.
    ///
    /// @param concerned which models, each by whoever answered
    /// @param fingerprint of the prices that hold from now on
    /// @param again when to look through them once more; null for never
    record Repricing(
            Concerned concerned,
            String fingerprint,
            @Nullable Instant again) {}

    /// Whether a change concerns a model.
    @FunctionalInterface
    interface Concerned {
        boolean test(String provider, String model);
    }

    /// @param seen rows looked at
    /// @param changed rows whose price is another one now
    record Step(long seen, long changed) {}
}
