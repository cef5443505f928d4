package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TokenPrices;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.sync.PriceService;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prices in memory, and a list of what was asked.
public final class FakePriceService implements PriceService {

    public static final PriceList BUILT_IN = new PriceList(
            0,
            "LiteLLM 1.109.1",
            PriceList.Kind.BUILT_IN,
            LocalDate.of(2026, 8, 22),
            List.of(price("gpt-5.2", "1.25", "10"), price("claude-opus-4-6", "5", "25")));

    public static final PriceList OTHER = new PriceList(
            0,
            "prices.example.com",
            PriceList.Kind.IMPORTED,
            LocalDate.of(2026, 8, 30),
            List.of(price("gpt-5.2", "1", "8"), price("kimi-k3", "0.6", "2.5")));

    public final List<String> asked = new ArrayList<>();
    public final List<OwnPrice> own = new ArrayList<>();
    public final List<PriceList> lists = new ArrayList<>(List.of(BUILT_IN));

    /// Why nothing is looked at or kept; null when it is.
    public @Nullable Failure refuses;

    public static ModelPrice price(String model, String input, String output) {
        return new ModelPrice(
                "", model, "USD", new TokenPrices(new BigDecimal(input), new BigDecimal(output), null, null, null));
    }

    @Override
    public Known known() {
        return new Known(own, lists, false);
    }

    @Override
    public ListPrices listPrices() {
        return ListPrices.NONE;
    }

    @Override
    public Optional<ListPriceExplanation> explain(UsageEvent row) {
        return Optional.empty();
    }

    @Override
    public Result<Changed> set(OwnPrice price) {
        own.add(price);
        return answer("set " + price.price().model());
    }

    @Override
    public Result<Changed> remove(String model, @Nullable LocalDate from) {
        own.removeIf(price -> price.price().model().equals(model));
        return answer("remove " + model);
    }

    @Override
    public Result<Preview> look(Path file, @Nullable LocalDate day) {
        return preview("look " + file);
    }

    @Override
    public Result<Preview> look(URI address, @Nullable LocalDate day) {
        return preview("look " + address);
    }

    private Result<Preview> preview(String what) {
        asked.add(what);
        return refuses != null
                ? Result.err(refuses)
                : Result.ok(new Preview(
                        OTHER,
                        BUILT_IN,
                        1,
                        1,
                        List.of(new Change(
                                BUILT_IN.prices().getFirst(), OTHER.prices().getFirst()))));
    }

    @Override
    public Result<Changed> keep(PriceList list) {
        lists.addFirst(list.withId(7));
        return answer("keep " + list.name());
    }

    @Override
    public Result<Changed> removeList(long id) {
        lists.removeIf(list -> list.id() == id);
        return answer("remove list " + id);
    }

    @Override
    public Result<Changed> applyAgain() {
        return answer("apply");
    }

    @Override
    public Result<Applied> finish() {
        return Result.ok(new Applied(0, 0));
    }

    private Result<Changed> answer(String what) {
        asked.add(what);
        return refuses != null ? Result.err(refuses) : Result.ok(new Changed(1));
    }
}
