package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    @Test
    void listenersHearTheSignalOnceAndAtOnceWhenTheyComeLate() {
        var signal = new StopSignal();
        var heard = new AtomicInteger();
        signal.onStop(heard::incrementAndGet);
        var ended = signal.onStop(heard::incrementAndGet);
        ended.close();

        assertThat(signal.isStopped()).isFalse();
        signal.stop();
        assertThat(heard).hasValue(1);
        assertThat(signal.isStopped()).isTrue();

        signal.onStop(heard::incrementAndGet);
        assertThat(heard).hasValue(2);
    }
}
