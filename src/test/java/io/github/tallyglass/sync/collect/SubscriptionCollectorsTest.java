package io.github.tallyglass.sync.collect;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.quota.CodexQuota;
import io.github.tallyglass.source.quota.TokenFixtures;
import io.github.tallyglass.source.quota.VendorReplies;
import io.github.tallyglass.source.quota.VendorServer;
import io.github.tallyglass.source.quota.VendorServer.Fault;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.Subscriptions;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SubscriptionCollectorsTest {

    private static final Instant FAR = SubscriptionBed.BEGIN.plus(Duration.ofDays(9));

    @TempDir
    private Path folder;

    private SubscriptionBed bed;
    private Path tokens;

    @BeforeEach
    void open() throws Exception {
        bed = new SubscriptionBed(folder);
        tokens = Files.createDirectories(folder.resolve("tokens"));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private Path codexFile() throws Exception {
        return TokenFixtures.codex(tokens.resolve("auth.json"), "a@example.com", "acct-invented-1", "plus", FAR);
    }

    private Path claudeFile() throws Exception {
        return TokenFixtures.claude(tokens.resolve(".credentials.json"), FAR, "user:profile");
    }

    @Test
    void theWindowsOfACodexLoginAreKept() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());

        var outcome = bed.collectors().collect(account, _ -> {}, new Signal());

        assertThat(outcome.error()).isNull();
        assertThat(outcome.ok()).isTrue();
        var login = bed.login(account, "a@example.com");
        assertThat(login.login().plan()).isEqualTo("plus");
        assertThat(login.login().provider()).isEqualTo("codex");
        assertThat(login.fault()).isNull();
        assertThat(login.effectiveRemaining())
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("63"));
        assertThat(bed.window(account, "a@example.com", "7d").usedPercent()).isEqualByComparingTo("12");
        var credits = Objects.requireNonNull(login.credits());
        assertThat(credits.resets()).isEqualTo(1);
        assertThat(bed.view(account).state()).isEqualTo("ok");
    }

    @Test
    void aClaudeLoginIsNamedByItsProfile() throws Exception {
        var account = bed.account(AccountKind.CLAUDE, claudeFile());

        assertThat(bed.collectors().collect(account, _ -> {}, new Signal()).error())
                .isNull();

        var login = bed.login(account, "c@example.com");
        assertThat(login.login().plan()).isEqualTo("max");
        assertThat(login.effectiveRemaining())
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("58"));
    }

    @Test
    void aFolderHoldsTheLoginsOfAllItsTypesButAtAnotherAddressOnlyItsOwn() throws Exception {
        TokenFixtures.authFolder(tokens, SubscriptionBed.BEGIN);
        var before = TokenFixtures.contents(tokens);
        var account = bed.account(AccountKind.CODEX, tokens);

        assertThat(bed.collectors().collect(account, _ -> {}, new Signal()).error())
                .isNull();

        assertThat(bed.labels(account))
                .containsExactlyInAnyOrder("a@example.com", "b@example.com", "nested@example.com");
        assertThat(bed.login(account, "b@example.com").login().state()).isEqualTo(Login.State.DISABLED);
        var expired = bed.login(account, "nested@example.com");
        assertThat(expired.login().state()).isEqualTo(Login.State.ERROR);
        assertThat(Objects.requireNonNull(expired.fault()).code()).isEqualTo("login-expired");
        assertThat(bed.vendors.asked())
                .allMatch(asked ->
                        "Bearer at-a@example.com".equals(asked.headers().get("authorization")));
        assertThat(TokenFixtures.contents(tokens)).isEqualTo(before);

        // At the usual address the others are asked where they are at home: here nobody is asked.
        var usual = account.withUrl(CodexQuota.BASE);
        assertThat(ok(SubscriptionSession.read(usual, bed.parts)))
                .extracting(login -> login.provider())
                .containsOnly("codex", "claude", "antigravity", "kimi", "xai");
    }

    @Test
    void tokenFilesStayAsTheyAreWhateverTheProviderSays() throws Exception {
        var file = codexFile();
        var old = FileTime.from(SubscriptionBed.BEGIN.minus(Duration.ofDays(3)));
        Files.setLastModifiedTime(file, old);
        var before = TokenFixtures.contents(tokens);
        var account = bed.account(AccountKind.CODEX, file);

        for (var fault : List.of(Fault.UNAUTHORIZED, Fault.CLOUDFLARE, Fault.PARTIAL, new Fault.TooMany("0"))) {
            bed.vendors.fault(VendorServer.CODEX, fault);
            bed.collectors().readLeft(account, new Signal());
            bed.vendors.heal(VendorServer.CODEX);
            bed.collectors().readLeft(account, new Signal());
        }

        assertThat(TokenFixtures.contents(tokens)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        assertThat(bed.vendors.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void whatWasReadAMinuteAgoIsNotAskedAgainUnlessAPersonWantsIt() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());
        bed.collectors().collect(account, _ -> {}, new Signal());
        bed.pass(Duration.ofMinutes(1));
        bed.collectors().collect(account, _ -> {}, new Signal());
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isOne();

        ok(bed.collectors().readLeft(account, new Signal()));
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isEqualTo(2);
    }

    @Test
    void aRefusedTokenIsLeftAloneUntilAnotherStandsInItsPlace() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());
        var session = new SubscriptionSession(bed.parts, account);
        turn(session);
        bed.vendors.revoke(TokenFixtures.accessToken("a@example.com", FAR));
        bed.pass(Duration.ofMinutes(31));
        turn(session);
        assertThat(session.failure()).isEqualTo(new Failure.LoginRefused("Codex", 401));
        var asked = bed.vendors.asked(VendorServer.CODEX);

        for (var i = 0; i < 20; i++) {
            bed.pass(Duration.ofMinutes(1));
            turn(session);
        }
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isEqualTo(asked);
        var login = bed.login(account, "a@example.com");
        assertThat(login.login().state()).isEqualTo(Login.State.ERROR);
        assertThat(Objects.requireNonNull(login.fault()).code()).isEqualTo("login-refused");
        // The last figures stay, as such.
        assertThat(bed.window(account, "a@example.com", "7d").usedPercent()).isEqualByComparingTo("12");
        assertThat(bed.window(account, "a@example.com", "7d").state()).isEqualTo(State.FAILED);

        TokenFixtures.codex(
                tokens.resolve("auth.json"), "a@example.com", "acct-invented-1", "plus", FAR.plusSeconds(1));
        turn(session);
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isEqualTo(asked + 1);
        assertThat(session.failure()).isNull();
        assertThat(bed.login(account, "a@example.com").login().state()).isEqualTo(Login.State.ACTIVE);
    }

    @Test
    void anExpiredTokenIsNeverSentAndARenewedOneIsFoundByItself() throws Exception {
        var file = TokenFixtures.codex(
                tokens.resolve("auth.json"), "a@example.com", "acct-invented-1", "plus", SubscriptionBed.BEGIN);
        var account = bed.account(AccountKind.CODEX, file);
        var session = new SubscriptionSession(bed.parts, account);

        turn(session);
        assertThat(bed.vendors.asked()).isEmpty();
        assertThat(session.failure()).isEqualTo(new Failure.LoginExpired("Codex"));

        codexFile();
        bed.pass(Duration.ofMinutes(1));
        turn(session);
        assertThat(session.failure()).isNull();
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isOne();
    }

    @Test
    void aTokenWithoutItsScopeIsNotTried() throws Exception {
        var file = TokenFixtures.claude(tokens.resolve("c.json"), FAR, "user:sessions");
        var account = bed.account(AccountKind.CLAUDE, file);

        assertThat(bed.collectors().collect(account, _ -> {}, new Signal()).error())
                .isEqualTo(new Failure.LoginScope("Claude Code", "user:profile"));
        assertThat(bed.vendors.asked()).isEmpty();
    }

    @Test
    void a429IsWaitedOutByTheProgramAndByAPersonWhereATimeWasNamed() throws Exception {
        var account = bed.account(AccountKind.CLAUDE, claudeFile());
        bed.vendors.fault(VendorServer.CLAUDE, new Fault.TooMany("0"));
        assertThat(failure(bed.collectors().readLeft(account, new Signal()))).isInstanceOf(Failure.RateLimited.class);
        assertThat(bed.vendors.asked(VendorServer.CLAUDE)).isOne();

        // By itself the program waits five minutes; a person need not.
        bed.pass(Duration.ofMinutes(4));
        bed.collectors().collect(account, _ -> {}, new Signal());
        assertThat(bed.vendors.asked(VendorServer.CLAUDE)).isOne();
        bed.vendors.fault(VendorServer.CLAUDE, new Fault.TooMany("600"));
        bed.collectors().readLeft(account, new Signal());
        assertThat(bed.vendors.asked(VendorServer.CLAUDE)).isEqualTo(2);

        // The provider has named a time: nobody asks before.
        bed.vendors.heal(VendorServer.CLAUDE);
        bed.pass(Duration.ofSeconds(599));
        assertThat(failure(bed.collectors().readLeft(account, new Signal()))).isInstanceOf(Failure.RateLimited.class);
        assertThat(bed.vendors.asked(VendorServer.CLAUDE)).isEqualTo(2);
        bed.pass(Duration.ofSeconds(1));
        ok(bed.collectors().readLeft(account, new Signal()));
        assertThat(bed.vendors.asked(VendorServer.CLAUDE)).isEqualTo(3);
    }

    @Test
    void anIdleLoginIsAskedTwiceAnHourAndOneInUseEveryFiveMinutes() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());
        var session = new SubscriptionSession(bed.parts, account);
        bed.vendors.reply(VendorServer.CODEX, VendorReplies.codex("a@example.com", 0, 12, FAR));
        assertThat(askedWithin(session, Duration.ofHours(2))).isBetween(4L, 5L);

        var used = 0;
        var before = bed.vendors.asked(VendorServer.CODEX);
        for (var minute = 0; minute < 120; minute++) {
            bed.vendors.reply(VendorServer.CODEX, VendorReplies.codex("a@example.com", used++ % 90, 12, FAR));
            bed.pass(Duration.ofMinutes(1));
            turn(session);
        }
        assertThat(bed.vendors.asked(VendorServer.CODEX) - before).isBetween(18L, 25L);
    }

    private long askedWithin(SubscriptionSession session, Duration length) throws Exception {
        var before = bed.vendors.asked(VendorServer.CODEX);
        for (var minute = 0; minute < length.toMinutes(); minute++) {
            turn(session);
            bed.pass(Duration.ofMinutes(1));
        }
        return bed.vendors.asked(VendorServer.CODEX) - before;
    }

    @Test
    void aResetBringsOneQuestionSoonAfter() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());
        var session = new SubscriptionSession(bed.parts, account);
        turn(session);
        var reset = SubscriptionBed.BEGIN.plusSeconds(6_400);

        assertThat(session.schedule().next(reset.minusSeconds(60))).isBefore(reset.plusSeconds(31));
        while (bed.now().isBefore(reset)) {
            bed.pass(Duration.ofMinutes(1));
            turn(session);
        }
        var before = bed.vendors.asked(VendorServer.CODEX);
        bed.pass(Duration.between(bed.now(), reset.plusSeconds(31)).abs());
        turn(session);
        assertThat(bed.vendors.asked(VendorServer.CODEX)).isEqualTo(before + 1);
    }

    @Test
    void aTestTellsWhatItFoundAndSavesNothing() throws Exception {
        codexFile();
        var collectors = bed.collectors();
        var draft = draft(AccountKind.CODEX, tokens.resolve("auth.json").toString());

        var tested = ok(collectors.test(draft, Subscriptions.NO_SECRET));

        assertThat(tested.systemName()).isEqualTo("Codex");
        assertThat(tested.limits()).containsExactly("a@example.com (plus): 5h 37 %, 7d 12 %");
        assertThat(tested.account().definition())
                .isEqualTo(Subscriptions.definition(tokens.resolve("auth.json").toString()));
        assertThat(tested.account().url()).isEqualTo(bed.vendors.base("codex"));
        assertThat(bed.store.accounts()).isEmpty();

        bed.vendors.fault(VendorServer.CODEX, Fault.CLOUDFLARE);
        assertThat(failure(collectors.test(draft, Subscriptions.NO_SECRET)))
                .isInstanceOf(Failure.BlockedOnTheWay.class);
        assertThat(failure(collectors.test(draft(AccountKind.CODEX, "/nowhere/auth.json"), Subscriptions.NO_SECRET)))
                .isEqualTo(new Failure.FileFault("/nowhere/auth.json", "no-such-file"));
        assertThat(Files.exists(folder.resolve(".codex"))).isFalse();
        assertThat(failure(collectors.test(draft(AccountKind.CODEX, ""), Subscriptions.NO_SECRET)))
                .isEqualTo(
                        new Failure.FileFault(folder.resolve(".codex/auth.json").toString(), "no-such-file"));
    }

    private Draft draft(AccountKind kind, String place) {
        return new Draft(
                "n",
                kind,
                bed.vendors.base(kind.word()).toString(),
                "",
                Scope.SELF,
                null,
                (BigDecimal) null,
                Subscriptions.definition(place));
    }

    @Test
    void theLoopReadsByItselfAndAgainWhenAskedAndEnds() throws Exception {
        var account = bed.account(AccountKind.CODEX, codexFile());
        var told = new LinkedBlockingQueue<AccountSync>();
        var loop = bed.collectors().loop(account, told::add);
        var thread = Thread.ofVirtual().start(loop);
        await(told, state -> state.lastSync() != null);
        assertThat(bed.view(account).state()).isEqualTo("ok");

        bed.vendors.fault(VendorServer.CODEX, Fault.UNAUTHORIZED);
        loop.refresh();
        assertThat(await(told, state -> state.failure() != null).failure())
                .isEqualTo(new Failure.LoginRefused("Codex", 401));

        bed.vendors.heal(VendorServer.CODEX);
        bed.pass(Duration.ofSeconds(1));
        loop.refresh();
        await(told, state -> state.failure() == null);
        loop.stop();
        thread.join();
        assertThat(loop.stopping()).isTrue();
    }

    private static AccountSync await(LinkedBlockingQueue<AccountSync> told, Predicate<AccountSync> wanted)
            throws InterruptedException {
        while (true) {
            var state = told.take();
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    private static void turn(SubscriptionSession session) throws InterruptedException {
        session.look(false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            session.round().untilAsked(threads);
        }
        session.noteAgain();
    }
}
