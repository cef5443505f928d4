package io.github.tallyglass.sync;

import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prices of sources that name none: the user's own, imported lists, the program's. A change prices
/// stored rows anew in the background where the service runs; elsewhere [#finish] does it. Calls that
/// read or change block; thread-safe.
public interface PriceService {

    /// All that is known now.
    Known known();

    /// Prices rows by what is known, at each moment by the newest.
    ListPrices listPrices();

    /// How the price of a row comes about by what is known now; empty where the source itself charges, and
    /// where no price fits.
    ///
    /// @param row of a source that names no price ([io.github.tallyglass.domain.QuotaUnit#isBilled])
    Optional<ListPriceExplanation> explain(UsageEvent row);

    /// Keeps a price of the user's own, in place of the one of the same model and day.
    ///
    /// @return what changed; [io.github.tallyglass.domain.Failure.BadInput] names the field that is wrong
    Result<Changed> set(OwnPrice price);

    /// Forgets one; [io.github.tallyglass.domain.Failure.BadInput] where there is none.
    ///
    /// @param model its name or pattern; case does not count
    Result<Changed> remove(String model, @Nullable LocalDate from);

    /// Reads a list in LiteLLM's form. Nothing is kept.
    ///
    /// @param day on which it was taken; null for today
    Result<Preview> look(Path file, @Nullable LocalDate day);

    /// The same from an address.
    Result<Preview> look(URI address, @Nullable LocalDate day);

    /// Keeps a list that was looked at, in place of the one of the same name and day.
    Result<Changed> keep(PriceList list);

    /// Forgets an imported list.
    Result<Changed> removeList(long id);

    /// Prices all stored rows once more.
    Result<Changed> applyAgain();

    /// Prices what waits now, on the calling thread, and returns when that is done. For commands that end:
    /// where the service runs, the background does it and may be faster.
    Result<Applied> finish();

    /// @param own by model and day
    /// @param lists the program's and imported ones, youngest first
    /// @param repricing stored rows are still being priced anew
    record Known(List<OwnPrice> own, List<PriceList> lists, boolean repricing) {}

    /// @param models models of accounts whose rows are priced anew
    record Changed(long models) {}

    /// @param seen rows that were looked at
    /// @param changed rows whose price is another one
    record Applied(long seen, long changed) {}

    /// A list, and how it differs from the one that it follows.
    ///
    /// @param before the youngest list that is known
    /// @param added models that only the new list has
    /// @param gone models that only the list before has
    /// @param changed models whose prices differ, by provider and name
    record Preview(PriceList list, PriceList before, int added, int gone, List<Change> changed) {}

    record Change(ModelPrice before, ModelPrice after) {}
}
