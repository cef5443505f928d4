package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountReadings.Spent;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.sync.SyncState;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Logins behind a CLIProxyAPI and in token files, in every state.
public final class FakeLogins {

    private static final Instant NOW = FakeQueries.NOW;
    private static final Instant READ = NOW.minus(Duration.ofMinutes(4));
    private static final long FIVE_HOURS = 18_000;
    private static final long WEEK = 604_800;

    private FakeLogins() {}

    /// A proxy with three logins.
    public static AccountView proxy() {
        return account(4, "cpa", AccountKind.CLIPROXY, List.of(codex(), claude(), antigravity()));
    }

    /// A proxy with a login for each state.
    public static AccountView manyStates() {
        var logins = new ArrayList<>(List.of(codex(), claude(), antigravity(), weekUsedUp(), cooling()));
        logins.add(new LoginView(
                login("e1", "claude", "erin@example.com", "pro", Login.State.ERROR, "invalid_grant", null),
                List.of(),
                null,
                null));
        logins.add(stale());
        logins.add(new LoginView(
                login("g1", "gemini", "gina.of.the.lab@example.com", "", Login.State.DISABLED), List.of(), null, null));
        return account(4, "cpa", AccountKind.CLIPROXY, logins);
    }

    public static AccountView withoutLogins() {
        return account(4, "cpa", AccountKind.CLIPROXY, List.of());
    }

    /// Read with a token file of this machine.
    public static AccountView tokenFile() {
        return account(5, "my-claude", AccountKind.CLAUDE, List.of(claude()));
    }

    public static AccountView account(long id, String name, AccountKind kind, List<LoginView> logins) {
        var account = new Account(
                id, name, kind, "", URI.create("http://127.0.0.1:8317"), Scope.SELF, "", QuotaUnit.LIST_PRICE, false);
        return new AccountView(account, "ok", "", NOW.minusSeconds(4), null, null, null)
                .with(AccountReadings.NONE.withLogins(logins));
    }

    /// A login of which nothing is told about credits.
    // The checker does not see that a compiled record takes null for a nested type.
    @SuppressWarnings("NullAway")
    private static LoginView withoutCredits(
            Login login, List<AccountReadings.Window> windows, Instant read, Source source) {
        return new LoginView(login, windows, null, read, source, null);
    }

    private static LoginView codex() {
        return new LoginView(
                login("c1", "codex", "alice@example.com", "plus", Login.State.ACTIVE),
                List.of(
                        window("c1", "5h", Reach.ALL, FIVE_HOURS, "", 91, 98, new Spent(41_200_000_000L, 3_100_000)),
                        window("c1", "7d", Reach.ALL, WEEK, "", 59, 3_797, null)),
                new Credits(new BigDecimal("12.50"), "USD", false, 2, NOW.plus(Duration.ofDays(12))),
                READ,
                Source.POLLED,
                null);
    }

    private static LoginView claude() {
        return withoutCredits(
                login("l1", "claude", "bob@example.com", "max_5x", Login.State.ACTIVE),
                List.of(
                        window("l1", "5h", Reach.ALL, FIVE_HOURS, "", 36, 143, new Spent(0, 1_900_000)),
                        window("l1", "7d", Reach.ALL, WEEK, "", 27, 2_117, null),
                        window("l1", "model:opus:7d", Reach.MODEL, WEEK, "Opus", 64, 2_117, null)),
                READ,
                Source.POLLED);
    }

    private static LoginView antigravity() {
        return withoutCredits(
                login("g0", "antigravity", "carol@example.com", "pro", Login.State.ACTIVE),
                List.of(
                        window("g0", "5h", Reach.ALL, FIVE_HOURS, "", 0, 300, null, Source.HEADERS, READ),
                        window("g0", "7d", Reach.ALL, WEEK, "", null, null, null, Source.HEADERS, READ)),
                READ,
                Source.HEADERS);
    }

    private static LoginView weekUsedUp() {
        return new LoginView(
                login("c2", "codex", "dave@example.com", "team", Login.State.ACTIVE),
                List.of(
                        window("c2", "5h", Reach.ALL, FIVE_HOURS, "", 12, 210, null),
                        window("c2", "7d", Reach.ALL, WEEK, "", 100, 3_797, null),
                        window("c2", "review:7d", Reach.REVIEW, WEEK, "", 4, 3_797, null),
                        window("c2", "spend:month", Reach.SPEND, 2_592_000, "", 71, 20_000, null)),
                new Credits(new BigDecimal("120"), "", false, null, null),
                READ,
                Source.POLLED,
                new ReadingFault(ReadingKind.WINDOWS, NOW.minus(Duration.ofMinutes(2)), "timed-out"));
    }

    private static LoginView cooling() {
        return withoutCredits(
                login("k1", "kimi", "sk-…0042", "", Login.State.COOLING, "", NOW.plus(Duration.ofMinutes(26))),
                List.of(window("k1", "other:7200", Reach.ALL, 7_200, "", 100, 26, null, Source.ERROR_BODY, READ)),
                READ,
                Source.ERROR_BODY);
    }

    private static LoginView stale() {
        var read = NOW.minus(Duration.ofHours(3));
        return withoutCredits(
                login("a2", "antigravity", "frank@example.com", "ultra", Login.State.ACTIVE),
                List.of(
                        stale(window(
                                "a2",
                                "model:p:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "Gemini Pro",
                                45,
                                90,
                                null,
                                Source.HEADERS,
                                read)),
                        stale(window(
                                "a2",
                                "model:f:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "Gemini Flash",
                                15,
                                90,
                                null,
                                Source.HEADERS,
                                read)),
                        stale(window(
                                "a2",
                                "model:c:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "Claude",
                                80,
                                90,
                                null,
                                Source.HEADERS,
                                read)),
                        stale(window(
                                "a2",
                                "model:o:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "GPT OSS",
                                0,
                                90,
                                null,
                                Source.HEADERS,
                                read)),
                        stale(window(
                                "a2",
                                "model:i:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "Image",
                                3,
                                90,
                                null,
                                Source.HEADERS,
                                read)),
                        stale(window(
                                "a2",
                                "model:x:5h",
                                Reach.MODEL,
                                FIVE_HOURS,
                                "Other",
                                3,
                                90,
                                null,
                                Source.HEADERS,
                                read))),
                read,
                Source.HEADERS);
    }

    private static AccountReadings.Window stale(AccountReadings.Window each) {
        return new AccountReadings.Window(each.window().at(NOW), null, each.spent());
    }

    private static Login login(String ref, String provider, String label, String plan, Login.State state) {
        return login(ref, provider, label, plan, state, "", null);
    }

    private static Login login(
            String ref,
            String provider,
            String label,
            String plan,
            Login.State state,
            String detail,
            @Nullable Instant until) {
        return new Login(ref, provider, label, label, plan, state, detail, until);
    }

    private static AccountReadings.Window window(
            String login,
            String id,
            Reach reach,
            long length,
            String label,
            @Nullable Integer used,
            @Nullable Integer resetMinutes,
            @Nullable Spent spent) {
        return window(login, id, reach, length, label, used, resetMinutes, spent, Source.POLLED, READ);
    }

    private static AccountReadings.Window window(
            String login,
            String id,
            Reach reach,
            long length,
            String label,
            @Nullable Integer used,
            @Nullable Integer resetMinutes,
            @Nullable Spent spent,
            Source source,
            Instant read) {
        var window = QuotaWindow.ofShare(
                login,
                id,
                reach,
                length,
                label,
                used == null ? null : BigDecimal.valueOf(used),
                resetMinutes == null ? null : NOW.plus(Duration.ofMinutes(resetMinutes)),
                source,
                read);
        return new AccountReadings.Window(window, WindowPace.of(window).orElse(null), spent);
    }

    /// What the service says of [#proxy()].
    public static SyncState collecting(CollectorState state) {
        return new SyncState(
                List.of(new SyncState.AccountSync(
                        4, "cpa", SyncState.Phase.FOLLOWING, 0, null, 0, null, null, NOW.minusSeconds(4), null, state)),
                List.of(),
                false);
    }

    public static final CollectorState WELL = new CollectorState(
            CollectorState.Link.POP,
            "7.2.140",
            NOW.minusSeconds(4),
            12,
            true,
            CollectorState.LONGEST_RETENTION,
            false,
            null,
            0,
            0,
            false,
            0);

    public static final CollectorState STATISTICS_OFF =
            new CollectorState(CollectorState.Link.POP, "7.2.140", null, 0, false, 60, false, null, 0, 0, false, 0);

    public static final CollectorState TROUBLED = new CollectorState(
            CollectorState.Link.HTTP,
            "6.9.12",
            NOW.minusSeconds(400),
            1,
            true,
            60,
            true,
            NOW.plus(Duration.ofMinutes(28)),
            1_240,
            1_600_000,
            true,
            3);
}
