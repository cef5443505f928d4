package io.github.tallyglass.store;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Result;
import java.time.Instant;
import java.util.Optional;

/// [PriceStore] on a [Database]; made by [SqliteStore#prices()].
final class SqlitePrices implements PriceStore {

    private final Database database;
    private final Dictionaries words;
    private final Transactions transactions;

    /// @param words those that `transactions` write to
    SqlitePrices(Database database, Dictionaries words, Transactions transactions) {
        this.database = database;
        this.words = words;
        this.transactions = transactions;
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
        return transactions.write(handle -> {
            ModelPrices.make(handle, edit);
            return new Repricer(handle, words).plan(repricing);
        });
    }

    @Override
    public Result<Optional<Step>> repriceNext(ListPrices prices, Instant now) {
        var done = transactions.commit(handle -> new Repricer(handle, words).next(prices, now.getEpochSecond()));
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
