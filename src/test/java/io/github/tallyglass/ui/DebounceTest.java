package io.github.tallyglass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class DebounceTest {

    @Test
    void aBurstIsOneAction() throws Exception {
        var runs = new AtomicInteger();
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(2);
        var debounce = OnFx.call(() -> new Debounce(new Fx(), Duration.millis(60), () -> {
            runs.incrementAndGet();
            first.countDown();
            second.countDown();
        }));
        for (var i = 0; i < 500; i++) {
            debounce.run();
        }
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(1);
        debounce.run();
        assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(2);
    }
}
