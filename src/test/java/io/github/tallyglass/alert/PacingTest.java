package io.github.tallyglass.alert;

import static io.github.tallyglass.alert.Listener.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.WindowPace;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacingTest {

    private final Listener user = new Listener().with(AlertRule.RUNS_OUT, true);

    @Test
    void aPaceThatDoesNotLastIsToldOnceACycle() {
        assertThat(user.reads(paced("60", "10:00", null, "15:00"))).isEmpty();
        assertThat(user.reads(paced("50", "10:05", "13:00", "15:00"))).containsExactly("RUNS_OUT 50");
        assertThat(user.heard.getLast().moment()).isEqualTo(at("13:00"));
        assertThat(user.heard.getLast().until()).isEqualTo(at("15:00"));
        assertThat(user.reads(paced("45", "10:10", "12:00", "15:00"))).isEmpty();
        assertThat(user.reads(paced("50", "16:00", "18:00", "20:00"))).containsExactly("RUNS_OUT 50");
    }

    @Test
    void aPaceThatLastedMeanwhileIsToldAnew() {
        user.reads(paced("50", "10:05", "13:00", "15:00"));
        user.reads(paced("49", "10:10", null, "15:00"));

        assertThat(user.reads(paced("40", "10:15", "13:00", "15:00"))).containsExactly("RUNS_OUT 40");
    }

    @Test
    void noPaceChangesNothing() {
        user.reads(paced("50", "10:05", "13:00", "15:00"));
        user.reads(Listener.fiveHours("49", "10:10", "15:00"));

        assertThat(user.reads(paced("40", "10:15", "13:00", "15:00"))).isEmpty();
    }

    @Test
    void thePaceWaitsForAThreshold() {
        assertThat(user.reads(paced("20", "10:05", "13:00", "15:00"))).containsExactly("REMAINING 20/20");
        assertThat(user.reads(paced("19", "10:10", "13:00", "15:00"))).containsExactly("RUNS_OUT 19");
    }

    @Test
    void whatIsUsedUpHasNothingToForetell() {
        assertThat(user.reads(paced("0", "10:05", "10:05", "15:00"))).containsExactly("EXHAUSTED 0");
        assertThat(user.reads(paced("0", "10:10", "10:10", "15:00"))).isEmpty();
        user.reads(paced("1", "10:15", "11:00", "15:00"));
        assertThat(user.heard).hasSize(1);
    }

    @Test
    void itIsOffAtFirstAndDoesNotShoutWhenItIsTurnedOn() {
        user.with(AlertRule.RUNS_OUT, AlertRule.RUNS_OUT.onAtFirst());
        assertThat(user.reads(paced("50", "10:05", "13:00", "15:00"))).isEmpty();
        user.with(AlertRule.RUNS_OUT, true);

        assertThat(user.reads(paced("45", "10:10", "13:00", "15:00"))).isEmpty();
    }

    private static Gauge paced(String left, String observed, @Nullable String runsOut, String reset) {
        var gauge = Listener.fiveHours(left, observed, reset);
        return new Gauge(
                gauge.subject(),
                gauge.kind(),
                gauge.account(),
                gauge.login(),
                gauge.label(),
                gauge.length(),
                gauge.good(),
                gauge.remaining(),
                gauge.resetsAt(),
                gauge.observedAt(),
                new WindowPace(BigDecimal.TEN, runsOut == null ? null : at(runsOut), at(reset)),
                gauge.binds(),
                gauge.money());
    }
}
