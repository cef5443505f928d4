package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.desktop.SystemEvents;
import io.github.tallyglass.desktop.autostart.Autostarts;
import io.github.tallyglass.desktop.tray.Tray;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.ui.OnFx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tray and window as modes of one program: only the tray's host and the machine's events are ours.
class DesktopModeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private TestHome user;
    private DemoFront gateway;
    private final StopSignal stop = new StopSignal();
    private final List<FakeTray> trays = new ArrayList<>();
    private final AtomicReference<Runnable> awake = new AtomicReference<>();
    private @Nullable CompletableFuture<Result<Boolean>> running;

    @BeforeEach
    void aHome() throws Exception {
        OnFx.run(() -> {});
        user = new TestHome(folder.resolve("home"), NOW);
        gateway = new DemoFront(DemoSettings.standard()
                .withClock(user.clock)
                .withZone(ZoneId.systemDefault())
                .withDays(1));
        assertThat(user.add("work", gateway.url().toString(), gateway.gateway().token())
                        .exit())
                .isZero();
    }

    @AfterEach
    void end() throws Exception {
        stop.stop();
        if (running != null) {
            Objects.requireNonNull(running).get(60, TimeUnit.SECONDS);
        }
        gateway.close();
    }

    @Test
    void closingTheWindowLeavesTheTrayAndTheTrayBringsItBack() throws Exception {
        start(false, true);
        Until.holds("a window", () -> windows() == 1);
        Until.holds("an icon", () -> tray().shows("open"));
        closeWindow();
        Until.holds("no window", () -> windows() == 0);
        assertThat(running).isNotDone();
        tray().click("open");
        Until.holds("a window again", () -> windows() == 1);
        closeWindow();
        Until.holds("no window", () -> windows() == 0);
        tray().click("quit");
        assertThat(Objects.requireNonNull(running).get(60, TimeUnit.SECONDS)).isEqualTo(Result.ok(true));
        assertThat(tray().closed).isTrue();
    }

    @Test
    void inTheTrayAccountsAreReadWithoutAWindow() throws Exception {
        start(true, true);
        Until.holds("the gateway is asked", () -> !gateway.requests().isEmpty());
        assertThat(windows()).isZero();
        Until.holds("the account is listed", () -> tray().shows("account-1"));
        tray().click("account-1");
        Until.holds("a window", () -> windows() == 1);
    }

    @Test
    void withoutAHostClosingSaysOnceThatItQuitsAndQuits() throws Exception {
        start(false, false);
        Until.holds("a window", () -> windows() == 1);
        OnFx.run(() -> javafx.application.Platform.runLater(DesktopModeTest::askToClose));
        Until.holds("it is said", () -> dialog("Quit") != null);
        var stay = java.util.Objects.requireNonNull(dialog("Keep it open"));
        OnFx.run(stay::fire);
        Until.holds("the dialog goes", () -> dialog("Quit") == null);
        assertThat(running).isNotDone();
        closeWindow();
        assertThat(Objects.requireNonNull(running).get(60, TimeUnit.SECONDS)).isEqualTo(Result.ok(true));
    }

    @Test
    void theUserMayWantThatClosingQuits() throws Exception {
        start(false, true, "close", "quit");
        Until.holds("a window", () -> windows() == 1);
        closeWindow();
        assertThat(Objects.requireNonNull(running).get(60, TimeUnit.SECONDS)).isEqualTo(Result.ok(true));
    }

    @Test
    void theUserMayWantNoIcon() throws Exception {
        start(false, true, "tray", "off");
        Until.holds("a window", () -> windows() == 1);
        assertThat(trays).isEmpty();
        closeWindow();
        assertThat(Objects.requireNonNull(running).get(60, TimeUnit.SECONDS)).isEqualTo(Result.ok(true));
    }

    @Test
    void aHostThatComesLateGetsTheIcon() throws Exception {
        start(true, false);
        Until.holds("the gateway is asked", () -> !gateway.requests().isEmpty());
        Until.holds("what it begins with", () -> tray().shows("quit"));
        tray().host(true);
        Until.holds("what is known by now", () -> {
            var entry = tray().entry("account-1");
            return entry != null && !entry.label().contains("–");
        });
    }

    @Test
    void aPauseStopsAllAndIsShownUntilItIsResumed() throws Exception {
        start(true, true);
        Until.holds("it can be paused", () -> tray().shows("pause"));
        tray().click("pause");
        Until.holds("it is shown", () -> String.valueOf(tray().state()).contains("Resume"));
        awake.get().run();
        tray().click("pause");
        Until.holds("and no longer", () -> String.valueOf(tray().state()).contains("Pause"));
    }

    @Test
    void afterSleepEveryAccountIsAskedAtOnce() throws Exception {
        var tested = asked("/api/log/self?");
        start(true, true);
        Until.holds("its numbers are read, and rows begin", () -> asked("/api/log/self?") > tested);
        var before = asked("/api/user/self");
        // The clock stands still: no balance is due by itself.
        awake.get().run();
        Until.holds("it is asked", () -> asked("/api/user/self") > before);
    }

    @Test
    void aSecondStartIsAnsweredBeforeAndWhileThereIsAWindow() throws Exception {
        var mode = mode(true);
        mode.front().open(Place.LAST);
        run(mode, true);
        Until.holds("what was asked before is done", () -> windows() == 1);
        mode.front().open(Place.LAST);
        OnFx.settle();
        assertThat(windows()).isEqualTo(1);
    }

    @Test
    void aHomeThatCannotBeOpenedIsToldByWhoeverStartedTheTray() {
        var broken = new Failure.BadInput("home", "x");
        assertThat(mode(true).run("Tallyglass", true, () -> {}, () -> Result.err(broken)))
                .isEqualTo(Result.err(broken));
    }

    private void start(boolean inTray, boolean hosted, String... preference) {
        if (preference.length > 0) {
            var settings = OpenHome.opening(user).settings();
            settings.put(preference[0], preference[1]);
            settings.close();
        }
        run(mode(hosted), inTray);
    }

    private DesktopMode mode(boolean hosted) {
        Supplier<Tray> made = () -> {
            var tray = new FakeTray(hosted);
            trays.add(tray);
            return tray;
        };
        return new DesktopMode(
                Locale.ENGLISH,
                new Surroundings(made, Events::new),
                Autostarts.none(),
                new DemoWindows(Locale.ENGLISH, () -> Result.err(new Failure.Cancelled())),
                stop,
                () -> {});
    }

    private void run(DesktopMode mode, boolean inTray) {
        running = CompletableFuture.supplyAsync(
                () -> mode.run("Tallyglass", inTray, () -> {}, this::home), Thread::startVirtualThread);
    }

    private long asked(String path) {
        return gateway.requests().stream().filter(one -> one.contains(path)).count();
    }

    private Result<Home> home() {
        var home = OpenHome.toWrite(user);
        home.budgets().setPace(Http.hostOf(gateway.url()), Pace.UNLIMITED);
        return Result.ok(home);
    }

    private FakeTray tray() throws Exception {
        Until.holds("a tray", () -> !trays.isEmpty());
        return trays.getLast();
    }

    private static int windows() throws Exception {
        return OnFx.call(() -> (int) stages().size());
    }

    private static List<Stage> stages() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(window -> window instanceof Stage stage && "Tallyglass".equals(stage.getTitle()))
                .filter(Window::isShowing)
                .map(Stage.class::cast)
                .toList();
    }

    private static void closeWindow() throws Exception {
        OnFx.run(DesktopModeTest::askToClose);
    }

    /// As the window's own button does it.
    private static void askToClose() {
        var stage = stages().getFirst();
        var request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        stage.getOnCloseRequest().handle(request);
        if (!request.isConsumed()) {
            stage.hide();
        }
    }

    private static Button dialog(String words) throws Exception {
        return OnFx.call(() -> List.copyOf(Window.getWindows()).stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .flatMap(pane -> ((DialogPane) pane)
                        .getButtonTypes().stream()
                                .filter(type -> type.getText().equals(words))
                                .map(type -> (Button) ((DialogPane) pane).lookupButton(type)))
                .findFirst()
                .orElse(null));
    }

    private final class Events implements SystemEvents {
        @Override
        public void listen(Runnable told) {
            awake.set(told);
        }

        @Override
        public void close() {}
    }
}
