package io.github.tallyglass.store;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Result;
import java.time.Instant;
import java.util.Optional;

/// [PriceStore] on the database of a [SqliteStore].
public final class SqlitePrices implements PriceStore {

    private final Database database;
    private final SqliteStore store;

    /// @param store on the same database
    public SqlitePrices(Database database, SqliteStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public Prices prices() {
        return database.read(handle -> new Prices(ModelPrices.own(handle), ModelPrices.lists(handle)));
    }

    @Override
    public Optional<String> fingerprint() {
        return database.read(Repricer::fingerprint);
    }

    @Override
    public Result<Long> change(Edit edit, Repricing repricing) {
        return store.transactions().write(handle -> {
            ModelPrices.make(handle, edit);
            return new Repricer(handle, store.words()).plan(repricing);
        });
    }

    @Override
    public Result<Optional<Step>> repriceNext(ListPrices prices, Instant now) {
        var transactions = store.transactions();
        var done = transactions.commit(
                handle -> new Repricer(handle, store.words()).next(prices, now.getEpochSecond()));
        if (done instanceof Result.Ok<Optional<Step>>(Optional<Step> step)
                && step.filter(each -> each.changed() > 0).isPresent()) {
            transactions.follow();
        }
        return done;
    }

    @Override
    public Optional<Instant> nextRepricing() {
        return database.read(Repricer::nextAt).map(Instant::ofEpochSecond);
    }
}
