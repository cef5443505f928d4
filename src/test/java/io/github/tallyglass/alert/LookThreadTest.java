package io.github.tallyglass.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookThreadTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void theSoonerLookCountsWhicheverWasAskedForFirst() throws InterruptedException {
        var looked = new CountDownLatch(2);
        try (var thread = new LookThread(looked::countDown)) {
            thread.within(NEVER);
            thread.within(Duration.ofMillis(1));
            thread.within(NEVER);
            thread.now();
            assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void manyChangesAreOneLook() throws InterruptedException {
        var looks = new AtomicInteger();
        try (var thread = new LookThread(looks::incrementAndGet)) {
            for (var change = 0; change < 1_000; change++) {
                thread.within(NEVER);
            }
            thread.now();
            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void aCloseLetsTheLookEndAndTakesNoneOnAfterIt() throws InterruptedException {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var thread = new LookThread(() -> {
            began.countDown();
            try {
                if (goOn.await(20, TimeUnit.SECONDS)) {
                    ended.incrementAndGet();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.within(Duration.ZERO);
        assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
        thread.within(NEVER);
        var closing = Thread.ofVirtual().start(thread::close);
        goOn.countDown();
        closing.join();
        assertThat(ended).hasValue(1);
        thread.within(Duration.ZERO);
        assertThat(ended).hasValue(1);
    }
}
