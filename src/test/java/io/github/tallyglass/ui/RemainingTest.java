package io.github.tallyglass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemainingTest {

    @Test
    void theBarStandsForThirtyDays() {
        assertThat(of(15_000L, 1000L)).isEqualTo(new Remaining(15_000L, 15L, 0.5, "ok"));
        assertThat(of(90_000L, 1000L).fraction()).isEqualTo(1);
        assertThat(of(9_000L, 1000L).level()).isEqualTo("warn");
        assertThat(of(3_000L, 1000L).level()).isEqualTo("warn");
        assertThat(of(2_999L, 1000L).level()).isEqualTo("bad");
    }

    @Test
    void whatIsNotKnownIsNotJudged() {
        assertThat(of(null, 1000L)).isEqualTo(new Remaining(null, null, 0, "unknown"));
        assertThat(of(5L, null).level()).isEqualTo("unknown");
        assertThat(of(5L, 0L).days()).isNull();
    }

    @Test
    void anOverdrawnAccountIsEmpty() {
        assertThat(of(-40L, 1000L)).isEqualTo(new Remaining(-40L, 0L, 0, "bad"));
        assertThat(of(0L, null).level()).isEqualTo("bad");
    }

    private static Remaining of(@Nullable Long balance, @Nullable Long daily) {
        return Remaining.of(FakeQueries.account(1, "work", balance, daily));
    }
}
