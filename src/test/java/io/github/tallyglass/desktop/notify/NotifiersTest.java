package io.github.tallyglass.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifiersTest {

    @Test
    void windowsShowsThemThroughTheTray() {
        var shown = new ArrayList<String>();
        Balloons balloons = (title, text, urgent, clicked) -> {
            shown.add(title + "|" + text + "|" + urgent);
            clicked.run();
            return true;
        };
        try (var notifier = Notifiers.of("Windows 11", NotifiersTest::noBus, balloons, Path.of(""))) {
            assertThat(notifier.trouble()).isEmpty();
            assertThat(notifier.show(new Notice("t", "b", true, () -> shown.add("opened"), List.of())))
                    .isInstanceOf(Result.Ok.class);
            assertThat(shown).containsExactly("t|b|true", "opened");
        }
    }

    @Test
    void withoutAnIconNothingIsShownAndItIsSaid() {
        try (var notifier = Notifiers.of("Windows 11", NotifiersTest::noBus, Balloons.none(), Path.of(""))) {
            assertThat(notifier.show(new Notice("t", "b", true, () -> {}, List.of())))
                    .isEqualTo(Result.err(new Failure.NoNotifications("no-tray")));
        }
    }

    @Test
    void longTextsEndBetweenCharacters() {
        assertThat(BalloonNotifier.shortened("abc", 3)).isEqualTo("abc");
        assertThat(BalloonNotifier.shortened("abcd", 3)).isEqualTo("ab…");
        assertThat(BalloonNotifier.shortened("a🙂🙂", 3)).isEqualTo("a…");
    }

    @Test
    void everySystemHasItsOwn() {
        try (var bus = new SessionBus(List::of, Duration.ofSeconds(1), Duration.ofSeconds(1));
                var linux = Notifiers.of("Linux", () -> bus, Balloons.none(), Path.of(""));
                var mac = Notifiers.of("Mac OS X", NotifiersTest::noBus, Balloons.none(), Path.of(""))) {
            assertThat(linux).isInstanceOf(BusNotifier.class);
            assertThat(mac).isInstanceOf(OsascriptNotifier.class);
            assertThat(linux.show(new Notice("t", "b", true, () -> {}, List.of())))
                    .isEqualTo(Result.err(new Failure.NoSessionBus("no address is known")));
        }
    }

    private static SessionBus noBus() {
        throw new AssertionError("there is no session bus on this system");
    }
}
