package io.github.tallyglass.desktop.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CalmTest {

    @Test
    void severalEventsAreOneUntilItWasTold() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (var calm = new Calm(Duration.ofMillis(1))) {
            calm.add(() -> heard.add("awake"));
            var busy = new CountDownLatch(1);
            // While the thread is held, time does not matter.
            calm.run(() -> await(busy));
            for (int i = 0; i < 10; i++) {
                calm.event("something");
            }
            busy.countDown();
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("awake");

            calm.event("later");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("awake");
            assertThat(heard).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
