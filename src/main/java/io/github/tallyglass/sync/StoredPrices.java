package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPriceExplanation;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceBook;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.prices.BuiltInPrices;
import io.github.tallyglass.source.prices.PriceFiles;
import io.github.tallyglass.store.PriceStore;
import io.github.tallyglass.store.PriceStore.Edit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [PriceService] over the cache.
public final class StoredPrices implements PriceService, AutoCloseable {

    /// After a change rows are looked through once more: a collector may have priced some before it and
    /// stored them after it.
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final PriceStore store;
    private final PriceFiles files;
    private final Clock clock;
    private final Supplier<ZoneId> zone;
    private final List<PriceList> builtIn;
    private final BackgroundPricing background;
    private volatile PriceBook book;
    private volatile boolean started;

    /// @param zone in which days are counted
    public StoredPrices(PriceStore store, PriceFiles files, Clock clock, Supplier<ZoneId> zone) {
        this(store, files, clock, zone, BuiltInPrices.lists());
    }

    /// @param builtIn the program's own lists
    StoredPrices(PriceStore store, PriceFiles files, Clock clock, Supplier<ZoneId> zone, List<PriceList> builtIn) {
        this.store = store;
        this.files = files;
        this.clock = clock;
        this.zone = zone;
        this.builtIn = List.copyOf(builtIn);
        this.book = load();
        this.background = new BackgroundPricing(store, listPrices(), clock);
    }

    /// Where this process writes and stays: goes on with what waits, now and after each change. All rows
    /// are priced anew when they were priced by other prices last.
    public void start() {
        started = true;
        if (isStale(book)) {
            applyAgain();
        }
        soon();
    }

    /// Another version of the program priced the rows, or days are counted in another zone.
    private boolean isStale(PriceBook prices) {
        return !store.fingerprint().equals(Optional.of(prices.fingerprint()));
    }

    private void soon() {
        if (started) {
            background.soon();
        }
    }

    private PriceBook load() {
        var kept = store.prices();
        var lists = new ArrayList<>(builtIn);
        lists.addAll(kept.lists());
        return new PriceBook(kept.own(), lists, zone.get());
    }

    @Override
    public Known known() {
        var kept = load();
        var lists = new ArrayList<>(kept.lists());
        lists.sort(Comparator.comparing(PriceList::day).reversed());
        return new Known(kept.own(), List.copyOf(lists), store.nextRepricing().isPresent());
    }

    @Override
    public ListPrices listPrices() {
        return row -> book.price(row);
    }

    @Override
    public Optional<ListPriceExplanation> explain(UsageEvent row) {
        return book.explain(row);
    }

    @Override
    public synchronized Result<Changed> set(OwnPrice price) {
        var fault = price.price().fault();
        if (fault != null) {
            return Result.err(new Failure.BadInput(fault, "not-a-price"));
        }
        var own = new ArrayList<>(book.own());
        own.removeIf(price::replaces);
        own.add(price);
        return change(new Edit.Keep(price), own, book.lists());
    }

    @Override
    public synchronized Result<Changed> remove(String model, @Nullable LocalDate from) {
        var own = new ArrayList<>(book.own());
        var there = own.removeIf(price -> price.price().model().equalsIgnoreCase(model)
                && Optional.ofNullable(price.from()).equals(Optional.ofNullable(from)));
        return there
                ? change(new Edit.Drop(model, from), own, book.lists())
                : Result.err(new Failure.BadInput(model, "no-such-price"));
    }

    @Override
    public Result<Preview> look(Path file, @Nullable LocalDate day) {
        return files.file(file, dayOr(day)).map(this::preview);
    }

    @Override
    public Result<Preview> look(URI address, @Nullable LocalDate day) {
        return files.address(address, dayOr(day)).map(this::preview);
    }

    private LocalDate dayOr(@Nullable LocalDate day) {
        return day == null ? LocalDate.ofInstant(clock.instant(), zone.get()) : day;
    }

    private Preview preview(PriceList list) {
        return Differences.between(
                book.lists().stream().max(Comparator.comparing(PriceList::day)).orElseThrow(), list);
    }

    @Override
    public synchronized Result<Changed> keep(PriceList list) {
        var lists = new ArrayList<>(book.lists());
        lists.removeIf(other -> other.kind() == PriceList.Kind.IMPORTED
                && other.name().equals(list.name())
                && other.day().equals(list.day()));
        lists.add(list.withId(Long.MAX_VALUE));
        return change(new Edit.KeepList(list), book.own(), lists);
    }

    @Override
    public synchronized Result<Changed> removeList(long id) {
        var lists = new ArrayList<>(book.lists());
        var there = lists.removeIf(list -> list.kind() == PriceList.Kind.IMPORTED && list.id() == id);
        return there
                ? change(new Edit.DropList(id), book.own(), lists)
                : Result.err(new Failure.BadInput(Long.toString(id), "no-such-price"));
    }

    @Override
    public synchronized Result<Changed> applyAgain() {
        var again = store.change(
                new Edit.Nothing(), new PriceStore.Repricing((provider, model) -> true, book.fingerprint(), againAt()));
        soon();
        return again.map(Changed::new);
    }

    /// The new prices hold before the change is written, so that no row is priced by the old ones after
    /// the stored rows were looked through.
    private Result<Changed> change(Edit edit, List<OwnPrice> own, List<PriceList> lists) {
        var before = book;
        var next = new PriceBook(own, lists, zone.get());
        var all = isStale(before);
        book = next;
        var made = store.change(
                edit,
                new PriceStore.Repricing(
                        (provider, model) -> all || before.differs(next, provider, model),
                        next.fingerprint(),
                        againAt()));
        book = made instanceof Result.Ok ? load() : before;
        soon();
        return made.map(Changed::new);
    }

    /// Nobody collects where the background is not at work.
    private @Nullable Instant againAt() {
        return started ? clock.instant().plus(AGAIN_AFTER) : null;
    }

    @Override
    public Result<Applied> finish() {
        return background.finish();
    }

    @Override
    public void close() {
        background.close();
    }
}
