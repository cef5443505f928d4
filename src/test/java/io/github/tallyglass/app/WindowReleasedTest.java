package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.ui.OnFx;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window that was closed leaves nothing behind, while the service behind it goes on.
class WindowReleasedTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int TIMES = 20;

    @TempDir
    private Path folder;

    private TestHome user;
    private DemoFront gateway;
    private Resident resident;

    @BeforeEach
    void aFilledHome() throws Exception {
        user = new TestHome(folder.resolve("home"), NOW);
        gateway = new DemoFront(DemoSettings.standard()
                .withClock(user.clock)
                .withZone(ZoneId.systemDefault())
                .withDays(2));
        assertThat(user.add("demo", gateway.url().toString(), gateway.gateway().token())
                        .exit())
                .isZero();
        assertThat(user.run("sync", "--since", "all", "--rate", "unlimited", "--json")
                        .exit())
                .isZero();
        var home = OpenHome.toWrite(user);
        home.budgets().setPace(Http.hostOf(gateway.url()), Pace.UNLIMITED);
        resident = new Resident(home);
    }

    @AfterEach
    void close() {
        resident.close();
        gateway.close();
    }

    @Test
    void viewAndModelsOfAClosedWindowAreCollectedWhileTheServiceGoesOn() throws Exception {
        var traces = openVisitAndClose();
        for (var trace : traces.entrySet()) {
            Until.holds(trace.getKey() + " is collected", () -> {
                System.gc();
                return trace.getValue().get() == null;
            });
        }
        var before = gateway.requests().size();
        resident.sync().refresh();
        Until.holds("the service goes on", () -> gateway.requests().size() > before);
    }

    @Test
    void openingAndClosingAgainAndAgainLeavesNoThreadsAndNoSubscriptions() throws Exception {
        openVisitAndClose();
        Until.holds("questions are over", () -> questions().isEmpty());
        var before = threads();
        for (var time = 0; time < TIMES; time++) {
            var window = open();
            OnFx.run(window::hide);
            OnFx.run(window::release);
            assertThat(window.life().size()).isZero();
        }
        Until.holds("no thread is left: " + before, () -> {
            var more = new TreeSet<>(threads());
            more.removeAll(before);
            // The service's own go on.
            more.removeIf(name -> !name.startsWith("question-"));
            return more.isEmpty();
        });
    }

    /// Shows every screen once.
    private Map<String, WeakReference<Object>> openVisitAndClose() throws Exception {
        var window = open();
        var traces = new HashMap<String, WeakReference<Object>>();
        OnFx.run(() -> {
            traces.put("the window", new WeakReference<>(window));
            traces.put("its parts", new WeakReference<>(window.parts()));
            traces.put("its view", new WeakReference<>(window.parts().view));
            traces.put("its model", new WeakReference<>(window.parts().model));
            traces.put("its theme", new WeakReference<>(window.parts().theme));
            traces.put("its stage", new WeakReference<>(window.stage()));
        });
        for (var screen : List.of("overview", "requests", "accounts", "reconcile", "settings")) {
            OnFx.run(() -> window.parts().model.go(screen));
            OnFx.settle();
        }
        assertThat(window.life().size()).isPositive();
        OnFx.run(window::hide);
        OnFx.run(window::release);
        return traces;
    }

    private HomeWindow open() throws Exception {
        var window = OnFx.call(() -> {
            var made = new HomeWindow(
                    resident,
                    new SettingsPreferences(resident.home().settings()),
                    "Tallyglass",
                    Locale.ENGLISH,
                    owner -> new SystemDialogs(owner, _ -> {}),
                    () -> {});
            made.show(() -> true, () -> {});
            return made;
        });
        Until.holds(
                "it knows its accounts",
                () -> OnFx.call(() -> {
                    var accounts = window.parts().model.accountsProperty().get();
                    return accounts != null && !accounts.isEmpty();
                }));
        return window;
    }

    private static List<String> questions() {
        return threads().stream().filter(name -> name.startsWith("question-")).toList();
    }

    private static List<String> threads() {
        var names = new ArrayList<String>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }
}
