package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.FakeSync;
import io.github.tallyglass.ui.account.AccountsModel.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountsModelTest {

    private final FakeQueries queries = FakeQueries.filled();
    private final FakeAccounts service = new FakeAccounts();
    private final FakeSync sync = new FakeSync();
    private final List<Runnable> background = new ArrayList<>();
    private final List<String> enabled = new ArrayList<>();
    private Result<Boolean> enables = Result.ok(true);
    private final StatisticsSwitch statistics = account -> {
        enabled.add(account.name());
        return enables;
    };
    private final AccountsModel model =
            new AccountsModel(queries, service, sync, statistics, background::add, Runnable::run, UnaryOperator.identity());

    @Test
    void accountsComeFromTheCacheAndFollowIt() {
        run();
        assertThat(names()).containsExactly("work", "team", "lab");
        queries.setAccounts(List.of(FakeQueries.account(7, "solo", null, null)));
        run();
        assertThat(names()).containsExactly("solo");
    }

    @Test
    void aTestIsUnderWayThenWorksOrFails() {
        model.test("work");
        assertThat(model.actions()).containsEntry("work", new Action.Testing());
        run();
        assertThat(model.actions().get("work")).isInstanceOf(Action.Works.class);
        model.dismiss("work");
        assertThat(model.actions()).isEmpty();
        service.testFailure = new Failure.AuthRejected("expired", "");
        model.test("work");
        run();
        assertThat(model.actions()).containsEntry("work", new Action.Failed(service.testFailure));
    }

    @Test
    void removingAsksFirst() {
        model.askToRemove("lab");
        run();
        assertThat(service.asked).isEmpty();
        model.dismiss("lab");
        model.askToRemove("lab");
        model.remove("lab", false);
        run();
        assertThat(service.asked).containsExactly("remove lab with rows");
        assertThat(model.actions()).isEmpty();
    }

    @Test
    void pausingIsPassedOn() {
        model.pause("team", true);
        model.pause("team", false);
        run();
        assertThat(service.asked).containsExactly("pause team", "resume team");
    }

    @Test
    void theJudgementFollowsPaceAndBalance() {
        assertThat(words(156_420_000L, 4_700_000L).judgements().ofBalance().words())
                .isEqualTo("About 33 days left.");
        assertThat(words(156_420_000L, 4_700_000L).judgements().ofBalance().mood())
                .isEqualTo("good");
        assertThat(words(5_000_000L, 4_700_000L).judgements().ofBalance().words())
                .isEqualTo("About 1 day left.");
        assertThat(words(1_000_000L, 4_700_000L).judgements().ofBalance().mood())
                .isEqualTo("bad");
        assertThat(words(1_000_000L, 4_700_000L).judgements().ofBalance().words())
                .isEqualTo("Less than a day left at this pace.");
        assertThat(words(0L, 4_700_000L).judgements().ofBalance().words()).isEqualTo("Used up.");
        assertThat(words(5L, null).judgements().ofBalance().words())
                .isEqualTo("How long it lasts shows after a few days of use.");
        assertThat(words(null, null).balance()).isEqualTo("–");
        assertThat(words(null, null).judgements().ofBalance().words()).isEqualTo("The balance has not been read yet.");
        assertThat(words(Long.MAX_VALUE / 4, 1L).judgements().ofBalance().words())
                .isEqualTo("More than a year left at this pace.");
    }

    private static CardWords words(@Nullable Long balance, @Nullable Long daily) {
        AccountView view = FakeQueries.account(1, "work", balance, daily);
        SyncState.AccountSync nothing = null;
        return new CardWords(
                view, nothing, new Amounts("USD"), Counted.BOTH, new Texts(Locale.ENGLISH), FakeQueries.ZONE, FakeQueries.NOW);
    }

    private List<String> names() {
        return Objects.requireNonNull(model.accountsProperty().get()).stream()
                .map(view -> view.account().name())
                .toList();
    }

    private void run() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }
}
