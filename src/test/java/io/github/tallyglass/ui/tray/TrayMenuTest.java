package io.github.tallyglass.ui.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.tray.TrayState;
import io.github.tallyglass.desktop.tray.TrayState.Item;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.FakeLogins;
import io.github.tallyglass.ui.FakeQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrayMenuTest {

    private static final Instant NOW = FakeQueries.NOW;

    private final Done done = new Done();

    @Test
    void theIconFollowsTheLowestWindowOfAllAccounts() {
        var state = menu(FakeQueries.withProxy().accounts()).state();

        assertThat(state.icon()).isEqualTo(new TrayState.GaugeIcon(8, Level.BAD, false, false));
        assertThat(state.tooltip().getFirst()).startsWith("lab · 5 hours: 8");

        var proxy = menu(List.of(FakeLogins.proxy())).state();
        assertThat(proxy.icon()).isEqualTo(new TrayState.GaugeIcon(9, Level.BAD, false, false));
        assertThat(tooltip(proxy))
                .containsExactly("cpa · alice@example.com · 5 hours: 9 % left", "resets in 1 h 38 min (19:20)");
    }

    @Test
    void aLoginIsAsLowAsTheLowestWindowThatLimitsEveryRequest() {
        var labels = labels(menu(List.of(FakeLogins.proxy())).state());

        assertThat(labels.subList(0, 3))
                .containsExactly(
                        "cpa · alice@example.com · 5 hours: 9 %, resets 19:20",
                        // Not its window of one model, of which less is left.
                        "cpa · bob@example.com · 5 hours: 64 %, resets 20:05",
                        "cpa · carol@example.com · 5 hours: 100 %, resets 22:42");
    }

    @Test
    void theMenuEndsWithWhatCanBeDone() {
        assertThat(labels(menu(List.of(FakeLogins.tokenFile())).state()))
                .containsExactly(
                        "my-claude · 5 hours: 64 %, resets 20:05", "—", "Open Tallyglass", "Refresh", "Pause", "Quit");
    }

    @Test
    void entriesAct() {
        var state = menu(List.of(FakeLogins.proxy())).state();

        state.opened().run();
        entries(state).forEach(entry -> entry.run().run());

        assertThat(done.words)
                .containsExactly(
                        "open", "open cpa c1", "open cpa l1", "open cpa g0", "open", "refresh", "pause true", "quit");
    }

    @Test
    void aPauseIsShownAndCanBeEnded() {
        var state = menu(List.of(FakeLogins.tokenFile()), SyncState.IDLE, true, Locale.ENGLISH, NOW, false)
                .state();

        assertThat(state.icon().paused()).isTrue();
        assertThat(state.tooltip()).endsWith("Paused: nothing is read");
        var pause = entries(state).stream()
                .filter(entry -> entry.id().equals("pause"))
                .findFirst()
                .orElseThrow();
        assertThat(pause.label()).isEqualTo("Resume");
        pause.run().run();
        assertThat(done.words).containsExactly("pause false");
    }

    @Test
    void whereAnotherProcessReadsThereIsNothingToCommand() {
        var state = menu(
                        List.of(FakeLogins.tokenFile()),
                        new SyncState(List.of(), List.of(), true),
                        false,
                        Locale.ENGLISH,
                        NOW,
                        false)
                .state();

        assertThat(labels(state)).contains("Another process reads the accounts");
        assertThat(entries(state).filteredIds(false)).containsExactly("refresh", "pause");
    }

    @Test
    void oldReadingsCountAndAreDimmed() {
        var old = FakeLogins.account(4, "cpa", AccountKind.CODEX, List.of(later(FakeLogins.proxy(), 60)));
        var icon = menu(List.of(old)).state().icon();

        assertThat(icon).isEqualTo(new TrayState.GaugeIcon(9, Level.BAD, true, false));
    }

    @Test
    void aBalanceCountsOnlyWhereNoWindowIsKnown() {
        var prepaid = FakeQueries.account(1, "work", 1_000_000L, 780_000L);

        assertThat(menu(List.of(prepaid)).state().icon().level()).isEqualTo(Level.BAD);
        assertThat(menu(List.of(prepaid, FakeLogins.tokenFile())).state().icon().percent())
                .isEqualTo(64);
    }

    @Test
    void withoutAnythingKnownItSaysSo() {
        var nothing = menu(List.of()).state();
        assertThat(nothing.icon()).isEqualTo(new TrayState.GaugeIcon(null, Level.UNKNOWN, false, false));
        assertThat(nothing.tooltip()).containsExactly("No account yet");
        assertThat(labels(nothing)).containsExactly("Open Tallyglass", "Refresh", "Pause", "Quit");

        var unread = menu(List.of(FakeQueries.account(1, "work", null, null))).state();
        assertThat(unread.tooltip()).containsExactly("Nothing is known yet of what is left");
        assertThat(labels(unread).getFirst()).isEqualTo("work: –");
    }

    @Test
    void anAccountThatStoppedAsksForAttention() {
        var view = FakeLogins.tokenFile();
        var stopped =
                new AccountView(view.account(), "stopped", "auth-rejected: x", null, null, null, null, view.readings());
        var state = menu(List.of(stopped)).state();

        assertThat(state.icon().attention()).isTrue();
        assertThat(state.tooltip()).contains("my-claude: no longer read; the window says why");
    }

    @Test
    void namesAreMaskedWhereTheUserWantsIt() {
        var said = menu(List.of(FakeLogins.proxy()), SyncState.IDLE, false, Locale.ENGLISH, NOW, true)
                .state();

        assertThat(String.join("\n", labels(said)) + said.tooltip()).doesNotContain("alice", "cpa");
    }

    @Test
    void itSpeaksChinese() {
        var said = menu(List.of(FakeLogins.proxy()), SyncState.IDLE, false, Locale.SIMPLIFIED_CHINESE, NOW, false)
                .state();

        assertThat(tooltip(said)).containsExactly("cpa · alice@example.com · 5 小时：剩余 9 %", "1 小时 38 分后重置 (19:20)");
        assertThat(labels(said)).contains("打开 Tallyglass", "刷新", "暂停", "退出");
    }

    @Test
    void manyAccountsAreCutAndTheRestIsInTheWindow() {
        var many = IntStream.rangeClosed(1, 15)
                .mapToObj(i -> FakeQueries.account(i, "account-" + i, 1_000_000L * i, 780_000L))
                .toList();
        var state = menu(many).state();

        assertThat(entries(state).stream().filter(entry -> entry.id().startsWith("account-")))
                .hasSize(12);
        assertThat(labels(state)).contains("3 more…");
    }

    @Test
    void whatSaysTheSameIsEqualSoThatNothingIsDrawnAnew() {
        assertThat(menu(FakeQueries.withProxy().accounts()).state())
                .isEqualTo(menu(FakeQueries.withProxy().accounts()).state());
    }

    @Test
    void itHoldsUntilAShownTimeIsOffByMinutes() {
        assertThat(menu(List.of(FakeLogins.proxy())).holds()).isEqualTo(Duration.ofMinutes(4));
        assertThat(menu(List.of()).holds()).isGreaterThan(Duration.ofHours(1));
        // Half a minute before the reset.
        var before = NOW.plus(Duration.ofMinutes(97)).plusSeconds(30);
        assertThat(menu(List.of(FakeLogins.proxy()), SyncState.IDLE, false, Locale.ENGLISH, before, false)
                        .holds())
                .isEqualTo(Duration.ofMinutes(1));
    }

    private static LoginView later(AccountView view, int minutes) {
        var first = view.readings().logins().getFirst();
        var now = NOW.plus(Duration.ofMinutes(minutes));
        return new LoginView(
                first.login(),
                first.windows().stream()
                        .map(each -> new AccountReadings.Window(each.window().at(now), each.pace(), each.spent()))
                        .peek(each -> assertThat(each.window().state()).isEqualTo(QuotaWindow.State.STALE))
                        .toList(),
                first.credits(),
                first.readAt());
    }

    private TrayMenu menu(List<AccountView> accounts) {
        return menu(accounts, SyncState.IDLE, false, Locale.ENGLISH, NOW, false);
    }

    private TrayMenu menu(
            List<AccountView> accounts, SyncState sync, boolean paused, Locale language, Instant now, boolean masked) {
        return new TrayMenu(accounts, sync, paused, new Texts(language), FakeQueries.ZONE, now, masked, done);
    }

    /// A separator is a dash. Spaces that do not break are said as any other.
    private static List<String> labels(TrayState state) {
        return state.menu().stream()
                .map(item -> switch (item) {
                    case Item.Entry entry -> entry.label();
                    case Item.Heading heading -> heading.label();
                    case Item.Separator _ -> "—";
                })
                .map(TrayMenuTest::plain)
                .toList();
    }

    private static List<String> tooltip(TrayState state) {
        return state.tooltip().stream().map(TrayMenuTest::plain).toList();
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Zs}", " ");
    }

    private static Entries entries(TrayState state) {
        return new Entries(state.menu().stream()
                .filter(Item.Entry.class::isInstance)
                .map(Item.Entry.class::cast)
                .toList());
    }

    private static final class Entries extends ArrayList<Item.Entry> {
        private static final long serialVersionUID = 1;

        Entries(List<Item.Entry> all) {
            super(all);
        }

        List<String> filteredIds(boolean enabled) {
            return stream()
                    .filter(entry -> entry.enabled() == enabled)
                    .map(Item.Entry::id)
                    .toList();
        }
    }

    private static final class Done implements TrayMenu.Commands {
        private final List<String> words = new ArrayList<>();

        @Override
        public void open() {
            words.add("open");
        }

        @Override
        public void open(String account, String login) {
            words.add("open " + account + " " + login);
        }

        @Override
        public void refresh() {
            words.add("refresh");
        }

        @Override
        public void pause(boolean wanted) {
            words.add("pause " + wanted);
        }

        @Override
        public void quit() {
            words.add("quit");
        }
    }
}
