package io.github.tallyglass.alert;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Masks;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.TestRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From readings in a real cache to what is on the screen.
class AlertServiceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path home;

    private AlertBed bed;

    @BeforeEach
    void open() {
        bed = new AlertBed(home);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void ninePercentAreToldOnceAlsoAfterARestart() throws InterruptedException {
        var reset = bed.in(Duration.ofHours(3));
        bed.start();
        bed.five(50, reset);
        assertThat(bed.screen.shown).isEmpty();

        bed.five(91, reset);

        assertThat(bed.screen.titles()).containsExactly("cpa · alice@example…: 9\u00a0% of 5 hours left");
        assertThat(bed.screen.shown.getFirst().body()).contains("alice@example.com", "Resets in 2 h 58 min");
        assertThat(bed.deliveries()).containsExactly("remaining shown");
        bed.five(91, reset.plusSeconds(90));
        bed.five(92, reset.minusSeconds(90));
        bed.restart();
        bed.look();
        bed.five(92, reset);
        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.log()).hasSize(1);
    }

    @Test
    void aReadingThatIsLowAtTheFirstStartIsTold() throws InterruptedException {
        bed.read(bed.window("5h", 5, 91, bed.in(Duration.ofHours(3))));
        bed.start();
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void anOldReadingIsNot() throws InterruptedException {
        bed.read(bed.window("5h", 5, 91, bed.in(Duration.ofHours(3))));
        bed.pass(Duration.ofMinutes(31));
        bed.start();
        bed.balance(0);
        bed.pass(Duration.ofMinutes(31));
        bed.look();
        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.alerts().episodes()).isEmpty();
    }

    @Test
    void aCommittedReadingIsSeenByItself() throws InterruptedException {
        bed.start();
        var told = new CountDownLatch(1);
        try (var listening = bed.service.onChange(told::countDown)) {
            bed.pass(SECOND);
            bed.read(bed.window("5h", 5, 91, bed.in(Duration.ofHours(3))));
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void pausedAndRemovedAccountsAreSilent() throws InterruptedException {
        bed.start();
        ok(bed.store.updateAccount(bed.proxy.withPaused(true)));
        bed.five(91, bed.in(Duration.ofHours(3)));
        assertThat(bed.screen.shown).isEmpty();
        ok(bed.store.updateAccount(bed.proxy.withPaused(false)));
        bed.look();
        assertThat(bed.screen.shown).hasSize(1);
        ok(bed.store.removeAccount(bed.proxy.id()));
        bed.look();
        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.log()).isEmpty();
    }

    @Test
    void quietHoursHoldBackWhatHoldsAtTheirEnd() throws InterruptedException {
        // Ten o'clock in the user's zone.
        ok(bed.service.quietHours(new QuietHours(LocalTime.of(9, 30), LocalTime.of(12, 0))));
        bed.start();
        var reset = bed.in(Duration.ofHours(3));
        bed.five(91, reset);
        bed.balance(0);
        bed.look();

        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.deliveries()).containsExactly("remaining quiet", "exhausted quiet");
        var end = Instant.parse("2026-11-18T04:00:00Z");
        assertThat(bed.service.next()).contains(end);
        bed.pass(Duration.ofMinutes(30));
        bed.balance(5_000_000);
        bed.look();
        bed.pass(Duration.ofMinutes(30));
        bed.balance(5_000_000);
        bed.restart();
        assertThat(bed.screen.shown).isEmpty();

        bed.clock.now = end;
        bed.look();

        assertThat(bed.screen.titles())
                .containsExactly("cpa · alice@example…: 9\u00a0% of 5 hours left", "work: balance is back");
        assertThat(bed.deliveries()).containsExactly("remaining shown", "exhausted over", "back-again shown");
        assertThat(bed.service.next()).isEmpty();
    }

    @Test
    void theEndOfQuietHoursMayBeTheUsersWord() throws InterruptedException {
        ok(bed.service.quietHours(new QuietHours(LocalTime.of(9, 30), LocalTime.of(9, 0))));
        bed.start();
        bed.five(91, bed.in(Duration.ofHours(3)));
        assertThat(bed.screen.shown).isEmpty();
        ok(bed.service.quietHours(null));
        bed.look();
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void whatWasKeptAndNotShownIsShownByTheNextStart() throws InterruptedException {
        bed.start();
        bed.screen.dies = true;
        bed.five(91, bed.in(Duration.ofHours(3)));
        assertThat(bed.deliveries()).containsExactly("remaining pending");
        bed.screen.dies = false;

        bed.pass(Duration.ofMinutes(14));
        bed.restart();

        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.deliveries()).containsExactly("remaining shown");
        bed.restart();
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void afterAQuarterOfAnHourItIsOver() throws InterruptedException {
        bed.start();
        bed.screen.dies = true;
        bed.five(91, bed.in(Duration.ofHours(3)));
        bed.screen.dies = false;
        bed.pass(Duration.ofMinutes(16));
        bed.restart();
        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.deliveries()).containsExactly("remaining over");
    }

    @Test
    void whatHoldsNoMoreIsOver() throws InterruptedException {
        bed.start();
        bed.screen.dies = true;
        var reset = bed.in(Duration.ofHours(3));
        bed.five(91, reset);
        bed.screen.dies = false;
        bed.pass(Duration.ofMinutes(2));
        bed.read(bed.window("5h", 5, 40, reset));
        bed.restart();
        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.deliveries()).containsExactly("remaining over");
    }

    @Test
    void withoutNotificationsTheListHasIt() throws InterruptedException {
        bed.start();
        bed.screen.works = false;
        var reset = bed.in(Duration.ofHours(3));
        bed.five(85, reset);
        bed.screen.works = true;
        bed.look();
        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.deliveries()).containsExactly("remaining unshown");
        bed.five(91, reset);
        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.deliveries()).containsExactly("remaining unshown", "remaining shown");
    }

    @Test
    void aClickOpensWhatItIsAbout() throws InterruptedException {
        bed.start();
        bed.five(91, bed.in(Duration.ofHours(3)));
        bed.screen.shown.getFirst().opened().run();
        bed.screen.shown.getFirst().actions().getFirst().run().run();
        var subject = new AlertSubject(bed.proxy.id(), AlertBed.REF, "5h");
        assertThat(bed.opened).containsExactly(subject, subject);
    }

    @Test
    void namesAreMaskedWhileTheUserWantsIt() throws InterruptedException {
        bed.names = Masks::name;
        bed.start();
        bed.five(91, bed.in(Duration.ofHours(3)));
        assertThat(bed.screen.titles()).containsExactly("c••• · a•••@•••: 9\u00a0% of 5 hours left");
        assertThat(bed.log().getFirst().alert().account()).isEqualTo("cpa");
    }

    @Test
    void choicesHoldFromTheNextReadingOn() throws InterruptedException {
        var own = new AlertChoice(
                AlertRule.REMAINING,
                bed.proxy.id(),
                GaugeKind.FIVE_HOURS,
                true,
                AlertLimits.NONE.withPercents(List.of(50)));
        ok(bed.service.choose(own));
        bed.start();
        var reset = bed.in(Duration.ofHours(3));
        bed.five(60, reset);
        assertThat(bed.screen.titles()).containsExactly("cpa · alice@example…: 40\u00a0% of 5 hours left");
        ok(bed.service.choose(new AlertChoice(AlertRule.EXHAUSTED, 0, null, false, AlertLimits.NONE)));
        bed.five(100, reset);
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void aBalanceSpeaksOfItsAmount() throws InterruptedException {
        ok(bed.service.choose(new AlertChoice(
                AlertRule.BALANCE_LOW,
                bed.gateway.id(),
                null,
                true,
                new AlertLimits(List.of(), new BigDecimal("5"), "USD", null, null))));
        bed.balance(10_000_000);
        bed.start();
        bed.pass(SECOND);
        bed.balance(2_400_000);
        bed.look();
        assertThat(bed.screen.titles()).containsExactly("work: balance is down to $4.80");
    }

    @Test
    void aSyncThatStaysBrokenIsToldAtItsTime() throws InterruptedException {
        bed.start();
        bed.pass(Duration.ofMinutes(20));
        ok(bed.store.noteSync(bed.gateway.id(), bed.clock.instant(), "ok", ""));
        bed.look();
        assertThat(bed.service.next()).isEmpty();
        var right = bed.clock.instant();
        bed.pass(Duration.ofMinutes(5));
        ok(bed.store.noteSync(bed.gateway.id(), bed.clock.instant(), "failing", "unreachable: work.example, refused"));
        bed.look();

        assertThat(bed.screen.shown).isEmpty();
        assertThat(bed.service.next()).contains(right.plus(Duration.ofHours(2)));
        bed.clock.now = right.plus(Duration.ofHours(2));
        bed.look();

        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.screen.titles().getFirst()).startsWith("work: not readable since");
        assertThat(bed.log().getFirst().alert().unit()).isEqualTo("unreachable");
        assertThat(bed.service.next()).isEmpty();
        bed.restart();
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void aFaultOfYesterdayIsTriedBeforeItIsTold() throws InterruptedException {
        ok(bed.store.noteSync(bed.gateway.id(), bed.clock.instant(), "ok", ""));
        ok(bed.store.noteSync(bed.gateway.id(), bed.clock.instant(), "failing", "timed-out: x"));
        bed.start();
        bed.pass(Duration.ofMinutes(11));
        bed.look();
        bed.service.close();
        bed.pass(Duration.ofHours(15));
        bed.restart();

        assertThat(bed.screen.shown).isEmpty();
        var tried = bed.in(Duration.ofMinutes(10));
        assertThat(bed.service.next()).contains(tried);
        bed.clock.now = tried;
        bed.look();
        assertThat(bed.screen.shown).hasSize(1);
    }

    @Test
    void statisticsThatAreOffAreToldOnceUntilTheyAreOn() throws InterruptedException {
        bed.start();
        bed.statistics = List.of(new Statistics(bed.proxy.id(), null));
        bed.look();
        assertThat(bed.screen.shown).isEmpty();
        for (var on : List.of(false, false, true, false)) {
            bed.pass(SECOND);
            bed.statistics = List.of(new Statistics(bed.proxy.id(), on));
            bed.look();
        }
        assertThat(bed.screen.titles()).containsExactly("cpa: no usage records", "cpa: no usage records");
    }

    @Test
    void aBudgetIsToldAtTheRowThatPassesIt() throws InterruptedException {
        var budget = ok(bed.service.saveBudget(
                new Budget(0, "day", UsageFilter.ALL, Budget.Period.DAY, new BigDecimal("2.00"), "USD", true)));
        ok(bed.service.choose(new AlertChoice(AlertRule.REMAINING, 0, GaugeKind.BUDGET, false, AlertLimits.NONE)));
        bed.start();
        var from = bed.clock.instant().getEpochSecond() - 100;
        var one = TestRows.consume(from, "one", 500_000);
        var two = TestRows.consume(from + 1, "two", 499_999);
        bed.pass(Duration.ofMinutes(1));
        bed.rows(from, from + 10, List.of(two, one));
        bed.look();
        assertThat(bed.screen.shown).as("a unit of quota is left").isEmpty();
        assertThat(bed.service.next()).isEmpty();

        bed.pass(Duration.ofSeconds(20));
        bed.rows(from + 11, from + 20, List.of(TestRows.consume(from + 11, "three", 1)));
        bed.look();
        assertThat(bed.screen.shown).as("sums are made once a minute").isEmpty();
        assertThat(bed.service.next()).contains(bed.in(Duration.ofSeconds(40)));
        bed.pass(Duration.ofSeconds(40));
        bed.look();

        assertThat(bed.screen.titles()).containsExactly("day: $2.00 spent of $2.00");
        assertThat(bed.service.spent(budget)).isEqualByComparingTo("2");
        assertThat(bed.service.next()).isEmpty();
        bed.pass(Duration.ofMinutes(1));
        bed.rows(from + 21, from + 30, List.of(TestRows.consume(from + 21, "four", 900_000)));
        bed.look();
        bed.restart();
        assertThat(bed.screen.shown).hasSize(1);

        ok(bed.service.removeBudget(budget.id()));
        bed.look();
        assertThat(bed.alerts().episodes())
                .noneMatch(episode -> episode.subject().accountId() == 0);
    }

    @Test
    void anIdleCacheIsLeftAlone() throws InterruptedException {
        bed.start();
        bed.five(50, bed.in(Duration.ofHours(3)));
        assertThat(bed.service.next()).isEmpty();
    }

    @Test
    void listenersHearOfChangesUntilTheyEnd() throws InterruptedException {
        var heard = new AtomicInteger();
        try (var listening = bed.service.onChange(heard::incrementAndGet)) {
            ok(bed.service.quietHours(null));
            assertThat(heard).hasValue(1);
            ok(bed.service.markSeen());
            assertThat(heard).hasValue(1);
            bed.start();
            bed.five(91, bed.in(Duration.ofHours(3)));
            assertThat(heard).hasValue(2);
            assertThat(ok(bed.service.markSeen())).isEqualTo(1);
            assertThat(heard).hasValue(3);
        }
        ok(bed.service.quietHours(null));
        assertThat(heard).hasValue(3);
        assertThat(bed.service.log(10)).allMatch(AlertEntry::seen);
    }

    @Test
    void aTestIsShownInQuietHoursAndLeavesNoTrace() {
        ok(bed.service.quietHours(new QuietHours(LocalTime.of(9, 30), LocalTime.of(9, 0))));
        assertThat(ok(bed.service.test())).isTrue();
        assertThat(bed.screen.shown).hasSize(1);
        assertThat(bed.log()).isEmpty();
    }
}
