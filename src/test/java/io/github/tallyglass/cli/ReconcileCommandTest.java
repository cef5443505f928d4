package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.sync.Reconciler;
import io.github.tallyglass.sync.Reconciler.Reconciliation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReconcileCommandTest {

    /// 2026-11-17T16:00:00Z: midnight in Shanghai, the zone of the fake's settings.
    private static final long DAY = 1_794_931_200;

    private record Asked(Interval range, ZoneId zone, Set<Long> accounts, boolean reread) {}

    private final FakeRoot root = new FakeRoot();
    private final List<Asked> asked = new ArrayList<>();
    private Reconciliation answer = new Reconciliation(List.of(), List.of(), Map.of());

    @BeforeEach
    void account() {
        root.accounts.saved.add(new Account(
                1,
                "work",
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://gw.test"),
                Scope.SELF,
                "7",
                QuotaUnit.DEFAULT,
                false));
        root.reconciler = (range, zone, accounts, reread, progress, cancelled) -> {
            asked.add(new Asked(range, zone, accounts, reread));
            answer.days().forEach(day -> progress.accept(new Reconciler.Progress(1, 2, day)));
            return answer;
        };
    }

    private static DayCheck day(State state, @Nullable Reason reason, @Nullable Long local, @Nullable Long server) {
        return new DayCheck(
                1,
                LocalDate.of(2026, 11, 18),
                new Interval(DAY, DAY + 86_399),
                local,
                server,
                state,
                reason,
                FakeRoot.NOW,
                state == State.DIFFERS ? List.of(new Interval(DAY + 3_600, DAY + 7_199)) : List.of());
    }

    private int run(String words) {
        return root.run(words.split(" "));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }

    @Test
    void theDocumentIsThePromisedOne() {
        answer = new Reconciliation(
                List.of(day(State.EXPLAINED, Reason.PURGED_UPSTREAM, 50L, 30L)),
                List.of(new Vanished(1, new Interval(DAY + 5, DAY + 9), 2, 20, Instant.ofEpochSecond(DAY))),
                Map.of());

        assertThat(run("reconcile 2026-11-18..2026-11-18 --json")).isZero();

        assertThat(root.out().strip())
                .isEqualToIgnoringWhitespace("{\"days\":[{\"account\":\"work\",\"day\":\"2026-11-18\","
                        + "\"from\":\"2026-11-18T00:00:00+08:00\",\"to\":\"2026-11-19T00:00:00+08:00\","
                        + "\"local_quota\":50,\"server_quota\":30,\"difference\":20,\"state\":\"explained\","
                        + "\"reason\":\"purged-upstream\"}],\"vanished\":[{\"account\":\"work\","
                        + "\"from\":\"2026-11-18T00:00:05+08:00\",\"to\":\"2026-11-18T00:00:10+08:00\",\"rows\":2,"
                        + "\"quota\":20,\"noticed_at\":\"2026-11-18T00:00:00+08:00\"}]}");
        assertThat(asked)
                .containsExactly(
                        new Asked(new Interval(DAY, DAY + 86_399), ZoneId.of("Asia/Shanghai"), Set.of(), true));
    }

    static Stream<Arguments> ends() {
        var equal = day(State.EQUAL, null, 1L, 1L);
        var differs = day(State.DIFFERS, null, 1L, 2L);
        var noStat = day(State.NO_STAT, Reason.NOT_OFFERED, 1L, null);
        var failed = day(State.NO_STAT, Reason.FAILED, 1L, null);
        var open = day(State.NOT_COVERED, Reason.NOT_CLOSED, null, null);
        var gone = new Failure.AuthRejected("gone", "x");
        return Stream.of(
                Arguments.of(0, List.of(equal, noStat), Map.of(), null),
                Arguments.of(0, List.of(noStat), Map.of(), null),
                Arguments.of(3, List.of(equal, differs), Map.of(), null),
                Arguments.of(3, List.of(differs), Map.of(), null),
                Arguments.of(3, List.of(equal, open), Map.of(), null),
                Arguments.of(3, List.of(equal), Map.of(1L, gone), null),
                Arguments.of(3, List.of(equal, failed), Map.of(), null),
                Arguments.of(1, List.of(open), Map.of(), "nothing-compared"),
                Arguments.of(1, List.of(), Map.of(), "nothing-compared"),
                Arguments.of(1, List.of(), Map.of(1L, gone), "auth-rejected"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theExitCodeSaysHowItWent(
            int exit, List<DayCheck> days, Map<Long, Failure> failures, @Nullable String errorCode) {
        answer = new Reconciliation(days, List.of(), failures);

        assertThat(run("reconcile 2026-11-18..2026-11-18 --json")).isEqualTo(exit);

        var error = json().get("error");
        assertThat(error == null ? null : error.get("code").stringValue()).isEqualTo(errorCode);
        assertThat(root.err().isEmpty()).isEqualTo(failures.isEmpty() && exit != 1);
    }

    @Test
    void textSaysWhyAndWhere() {
        answer = new Reconciliation(
                List.of(
                        day(State.DIFFERS, null, 1_000L, 1_200L),
                        day(State.EXPLAINED, Reason.RENAMED, 5L, 0L),
                        day(State.EQUAL, null, 7L, 7L)),
                List.of(new Vanished(1, new Interval(DAY + 5, DAY + 9), 2, 20, FakeRoot.NOW)),
                Map.of());

        assertThat(run("reconcile 2026-11-18..2026-11-18")).isEqualTo(3);

        var lines = root.out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).contains("differs", "01:00–02:00", "1\u00a0000", "1\u00a0200", "−200");
        assertThat(lines.get(2)).contains("explained", "the user was renamed; it sums by name");
        assertThat(lines.get(4)).contains("work", "2 of its rows of 2026-11-18", "quota 20");
        assertThat(lines.get(5)).isEqualTo("equal 1 · differs 1 · explained 1");
        assertThat(root.err()).isEmpty();
    }

    @Test
    void bothLanguagesHaveAWordForEverything() {
        var days = new ArrayList<DayCheck>();
        for (var state : State.values()) {
            for (var reason : Reason.values()) {
                days.add(day(state, reason, 1L, null));
            }
        }
        answer = new Reconciliation(days, List.of(), Map.of(1L, new Failure.Cancelled()));
        for (var language : List.of("en", "zh")) {
            assertThat(run("reconcile 7d --lang " + language)).as(root.err()).isEqualTo(1);
        }
        assertThat(root.out()).contains("网关已删除部分记录", "rows were deleted at the gateway");
    }

    @Test
    void progressGoesToATerminalOnly() {
        answer = new Reconciliation(List.of(day(State.EQUAL, null, 1L, 1L)), List.of(), Map.of());
        run("reconcile 7d");
        assertThat(root.err()).isEmpty();
        root.watched = true;
        run("reconcile 7d");
        assertThat(root.err()).contains("1 of 2 days compared");
    }

    @Test
    void accountsAreChosenByName() {
        assertThat(run("reconcile 7d --account nobody")).isEqualTo(2);
        assertThat(asked).isEmpty();
        answer = new Reconciliation(List.of(day(State.EQUAL, null, 1L, 1L)), List.of(), Map.of());
        assertThat(run("reconcile 7d --account work --no-reread")).isZero();
        assertThat(asked).extracting(Asked::accounts).containsExactly(Set.of(1L));
        assertThat(asked).extracting(Asked::reread).containsExactly(false);
    }

    @Test
    void besideAnotherWriterItOnlyCompares() {
        answer = new Reconciliation(List.of(day(State.EQUAL, null, 1L, 1L)), List.of(), Map.of());
        root.readOnly = new Failure.OtherWriter("home", "window");

        assertThat(run("reconcile 7d --json")).isEqualTo(1);
        assertThat(json().get("error").get("code").stringValue()).isEqualTo("other-writer");
        assertThat(asked).isEmpty();

        assertThat(run("reconcile 7d --no-reread")).isZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void wrongWordsAreToldBeforeAnythingIsOpened() {
        assertThat(run("reconcile sometimes")).isEqualTo(2);
        assertThat(root.opened).isNull();
    }
}
