package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Depletion;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.store.Accounts;
import io.github.tallyglass.store.KeyReadings;
import io.github.tallyglass.store.PrunedDays;
import io.github.tallyglass.store.ReadingStates;
import io.github.tallyglass.store.UsageStore.Reading;
import io.github.tallyglass.store.WindowReadings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts together what is known of one account.
final class AccountReader {

    private static final String ABSENT = new Failure.NotFound("").code();

    private final Snapshot snapshot;
    private final Accounts.Saved saved;
    private final Account account;
    private final WalletSpend spend;
    private final List<Reading> states;

    AccountReader(Snapshot snapshot, Accounts.Saved saved) {
        this.snapshot = snapshot;
        this.saved = saved;
        this.account = saved.account();
        this.spend = new WalletSpend(snapshot, account);
        this.states = ReadingStates.all(snapshot.handle(), account.id());
    }

    AccountView view() {
        var balance = balance();
        var windows = windows();
        var readings = new AccountReadings(
                windows,
                KeyReadings.all(snapshot.handle(), account.id()),
                state(ReadingKind.KEYS).map(Reading::readAt).orElse(null),
                balance.isEmpty()
                        ? null
                        : new TopUps(snapshot, account, spend).last().orElse(null),
                balance.flatMap(read -> depletion(read, !windows.isEmpty())).orElse(null),
                faults(),
                new LoginReader(snapshot, account).views());
        return new AccountView(
                account,
                account.paused() ? "paused" : saved.state(),
                saved.failure(),
                saved.lastSync(),
                balance.map(Balance::remaining).orElse(null),
                balance.map(Balance::at).orElse(null),
                spend.averageDay(),
                readings);
    }

    private Optional<Balance> balance() {
        return snapshot.handle()
                .createQuery("SELECT at, remaining, used, requests FROM balance WHERE account_id = ?"
                        + " ORDER BY at DESC LIMIT 1")
                .bind(0, account.id())
                .map((row, context) -> new Balance(
                        Instant.ofEpochSecond(row.getLong(1)), row.getLong(2), row.getLong(3), row.getLong(4)))
                .findOne();
    }

    private Optional<Depletion> depletion(Balance balance, boolean withPlans) {
        return spend.pattern(withPlans).flatMap(pattern -> pattern.depletion(balance.remaining(), balance.at()));
    }

    private List<AccountReadings.Window> windows() {
        var all = new WindowReadings(snapshot.handle(), account.id()).latest();
        var failed = state(ReadingKind.WINDOWS)
                .filter(state -> !state.failure().isEmpty())
                .isPresent();
        return all.stream()
                .map(window -> window.at(snapshot.now()))
                .filter(window -> window.endsAt() == null || snapshot.now().isBefore(window.endsAt()))
                .map(window -> new AccountReadings.Window(
                        failed ? window.withState(QuotaWindow.State.FAILED) : window,
                        WindowPace.of(window).orElse(null),
                        spent(window, all.size() == 1)))
                .toList();
    }

    /// Null where rows since its begin are not all there, or cannot be told from those of other plans.
    private AccountReadings.@Nullable Spent spent(QuotaWindow window, boolean alone) {
        var from = window.startsAt();
        var now = snapshot.now().getEpochSecond();
        if (from == null || from.getEpochSecond() >= now || (window.label().isEmpty() && !alone)) {
            return null;
        }
        var rows = spend.knownRows();
        var bounds = new Interval(from.getEpochSecond(), now);
        var missing = rows.gapsWithin(bounds).seconds()
                - rows.last().map(last -> Math.max(0, now - last.to())).orElse(0L);
        var pruned = !PrunedDays.within(snapshot.handle(), account.id(), bounds).isEmpty();
        return rows.isEmpty() || missing > 0 || pruned
                ? null
                : new PlanRows(snapshot, account.id()).spent(bounds, alone ? "" : window.label());
    }

    /// A gateway that has no such thing is no fault.
    private List<ReadingFault> faults() {
        return states.stream()
                .filter(state -> !state.failure().isEmpty()
                        && (state.what() == ReadingKind.WALLET
                                || !state.failure().equals(ABSENT)))
                .map(state -> new ReadingFault(state.what(), state.askedAt(), state.failure()))
                .toList();
    }

    private Optional<Reading> state(ReadingKind what) {
        return states.stream().filter(state -> state.what() == what).findFirst();
    }
}
