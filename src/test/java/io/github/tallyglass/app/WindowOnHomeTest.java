package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.NoSecrets;
import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.desktop.autostart.Autostarts;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.Timeouts;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.requests.Dialogs;
import io.github.tallyglass.ui.settings.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The window as the program opens it, on a real home and a real gateway: only the clock, the keyring and
/// the file dialog are ours.
class WindowOnHomeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private TestHome user;
    private DemoFront gateway;
    private Path exported;
    private @Nullable HomeWindow window;
    private @Nullable Resident resident;

    @BeforeEach
    void aGateway() throws Exception {
        user = new TestHome(folder.resolve("home"), NOW);
        gateway = new DemoFront(DemoSettings.standard()
                .withClock(user.clock)
                .withZone(ZoneId.systemDefault())
                .withDays(2));
        exported = folder.resolve("window.csv");
    }

    @AfterEach
    void close() throws Exception {
        closeWindow();
        gateway.close();
    }

    @Test
    void theCacheIsPaintedBeforeAnyRequestAndNewRowsFollow() throws Exception {
        fill();
        var before = gateway.requests().size();
        var requestsAtFirstFigure = new AtomicInteger(-1);
        var frames = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (lookupAll(".card .value").stream()
                        .anyMatch(value -> ((Label) value).getText().matches(".*[1-9].*"))) {
                    requestsAtFirstFigure.set(gateway.requests().size());
                    stop();
                }
            }
        };
        open(frames::start);
        Until.holds("a figure is painted", () -> requestsAtFirstFigure.get() >= 0);
        assertThat(requestsAtFirstFigure).hasValue(before);
        Until.holds("then the gateway is asked", () -> gateway.requests().size() > before);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        Until.holds("rows are listed", () -> rows() > 0);
        var listed = rows();
        Until.holds("nothing more comes", () -> rows() == cached());
        user.clock.advance(Duration.ofHours(3));
        Until.holds("new rows follow by themselves", () -> rows() > listed);
        Until.holds("as many as the cache has", () -> rows() == cached());
    }

    @Test
    void withTheGatewayGoneTheFiguresAreThere() throws Exception {
        fill();
        var total = user.run("report", "7d", "--json")
                .json()
                .path("totals")
                .path("requests")
                .asString();
        gateway.close();
        open(() -> {});
        Until.holds(
                "the figures of the report",
                () -> texts().stream()
                        .map(text -> text.replaceAll("[^0-9]", ""))
                        .anyMatch(total::equals));
    }

    @Test
    void anAccountIsAddedInTheWindow() throws Exception {
        open(() -> {});
        Until.holds("the welcome", () -> isShown("#welcome-add"));
        assertThat(gateway.requests()).isEmpty();
        robot.clickOn("#welcome-add");
        type("#account-url", gateway.url().toString());
        type("#account-user-id", gateway.gateway().userId());
        type("#account-token", gateway.gateway().token());
        type("#account-name", "mine");
        robot.clickOn("#account-test");
        Until.holds("the test succeeds", () -> !lookup("#account-save").isDisabled());
        robot.clickOn("#account-save");
        Until.holds("no keyring: consent is asked for", () -> isShown("#account-consent"));
        assertThat(user.folder.resolve("secrets.json")).doesNotExist();
        OnFx.run(() -> ((CheckBox) lookup("#account-consent")).setSelected(true));
        robot.clickOn("#account-save");
        Until.holds("the welcome is gone", () -> !isShown("#welcome-add"));
        assertThat(Files.readString(user.folder.resolve("secrets.json")))
                .contains(gateway.gateway().token());
        Until.holds("rows are read", () -> cached() > 500);
        Until.holds("and shown", () -> texts().stream().anyMatch(text -> text.contains("claude-")));
    }

    @Test
    void daysAreComparedWithTheGatewaysOwnSums() throws Exception {
        fill();
        open(() -> {});
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        Until.holds("there is something to compare", () -> isEnabled("#reconcile-compare"));
        // The service compares days of its own accord: the button may be at either place by now.
        OnFx.run(((Button) lookupAll("#reconcile-compare").getFirst())::fire);
        Until.holds("days are equal", () -> texts().contains("equal"));
        Until.holds(
                "it ends", () -> texts().stream().anyMatch(text -> text.endsWith("days compared. None disagrees.")));
        assertThat(gateway.requests()).anyMatch(path -> path.contains("/api/log/self/stat"));
        robot.clickOn("Coverage");
        Until.holds(
                "the calendar knows", () -> texts().stream().anyMatch(text -> text.contains("equal to the gateway")));
    }

    @Test
    void theTableIsExportedAsTheCommandLineDoesIt() throws Exception {
        fill();
        open(() -> {});
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        Until.holds("all rows are listed", () -> rows() > 0 && rows() == cached());
        robot.push(KeyCode.CONTROL, KeyCode.E);
        Until.holds("the options", () -> isShown("#export-choose"));
        robot.clickOn("#export-choose");
        Until.holds("the file is complete", () -> isShown("#export-close") && Files.exists(exported));

        var text = Files.readString(exported);
        var columns = text.substring(0, text.indexOf('\r'));
        var other = folder.resolve("cli.csv");
        var ran = user.run("export", "7d", "--out", other.toString(), "--columns", columns);
        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(exported).hasSameTextualContentAs(other);
        assertThat(Csv.read(text)).hasSize((int) cached());
    }

    @Test
    void theLanguageIsSwitchedWithoutARestart() throws Exception {
        fill();
        open(() -> {});
        Until.holds("English", () -> texts().contains("Requests"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        Until.holds("the settings", () -> texts().contains("中文"));
        robot.clickOn("中文");
        Until.holds("Chinese", () -> !texts().contains("Requests") && texts().contains("请求"));
        closeWindow();
        open(() -> {});
        Until.holds("still Chinese", () -> texts().contains("请求"));
    }

    @Test
    void whileTheWindowIsOpenOthersReadAndAfterItTheyWrite() throws Exception {
        fill();
        open(() -> {});
        var beside = user.run("sync", "--json");
        assertThat(beside.errorCode()).as(beside.all()).isEqualTo("other-writer");
        assertThat(user.run("report", "7d", "--json").exit()).isZero();
        closeWindow();
        var after = user.run("sync", "--since", "7d", "--rate", "unlimited", "--json");
        assertThat(after.exit()).as(after.all()).isZero();
    }

    private void fill() {
        assertThat(user.add("demo", gateway.url().toString(), gateway.gateway().token())
                        .exit())
                .isZero();
        var ran = user.run("sync", "--since", "all", "--rate", "unlimited", "--json");
        assertThat(ran.exit()).as(ran.all()).isZero();
    }

    /// @param built runs on the JavaFX thread before the window is shown
    private void open(Runnable built) throws Exception {
        var folders = Folders.below(user.folder);
        assertThat(folders.create()).isInstanceOf(Result.Ok.class);
        var patience = new Patience(Timeouts.DEFAULT, Database.BUSY, Sleeper.REAL, user.clock.standing());
        var opening = new Home.Opening(
                folders,
                SettingsFile.open(folders.settingsFile()),
                new NoSecrets("a test has no keyring"),
                user.clock,
                patience);
        if (!(Home.toWrite(opening, "window") instanceof Result.Ok<Home>(Home home))) {
            throw new AssertionError("the home cannot be opened");
        }
        home.budgets().setPace(Http.hostOf(gateway.url()), Pace.UNLIMITED);
        var resident = new Resident(home);
        this.resident = resident;
        OnFx.run(() -> {
            var made = new HomeWindow(
                    resident,
                    new Background(Autostarts.none(), () -> false, null),
                    new SettingsPreferences(home.settings()),
                    "Tallyglass",
                    Locale.ENGLISH,
                    _ -> new FixedFile(exported),
                    () -> {});
            window = made;
            made.show(() -> true, () -> {});
            built.run();
        });
    }

    private void closeWindow() throws Exception {
        var open = window;
        var stays = resident;
        if (open != null && stays != null) {
            window = null;
            OnFx.run(open::hide);
            OnFx.run(open::release);
            open.abandon();
            stays.close();
        }
    }

    private void type(String field, String text) throws Exception {
        robot.clickOn(field);
        OnFx.run(() -> ((TextInputControl) lookup(field)).setText(text));
    }

    private static int rows() throws Exception {
        return OnFx.call(() -> lookupAll(".table-view").stream()
                .filter(TableView.class::isInstance)
                .map(TableView.class::cast)
                .mapToInt(
                        table -> table.getItems() == null ? 0 : table.getItems().size())
                .max()
                .orElse(0));
    }

    private long cached() {
        return user.run("export", "7d", "--out", "-", "--columns", "time")
                        .out()
                        .lines()
                        .count()
                - 1;
    }

    private static List<String> texts() throws Exception {
        return OnFx.call(() -> lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && isVisible(node))
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    private static boolean isShown(String selector) throws Exception {
        return OnFx.call(() -> lookupAll(selector).stream().anyMatch(WindowOnHomeTest::isVisible));
    }

    private static boolean isEnabled(String selector) throws Exception {
        return OnFx.call(() -> lookupAll(selector).stream().anyMatch(node -> !node.isDisabled()));
    }

    private static boolean isVisible(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static Node lookup(String selector) {
        return lookupAll(selector).stream()
                .filter(WindowOnHomeTest::isVisible)
                .findFirst()
                .orElseThrow(() -> new AssertionError(selector + " is not there"));
    }

    private static List<Node> lookupAll(String selector) {
        return List.copyOf(Window.getWindows()).stream()
                .filter(Window::isShowing)
                .flatMap(open -> open.getScene().getRoot().lookupAll(selector).stream())
                .toList();
    }

    /// A user who always saves to the same file.
    private record FixedFile(Path file) implements Dialogs {

        @Override
        public Optional<Path> chooseSaveFile(String suggestedName) {
            return Optional.of(file);
        }

        @Override
        public void openFolder(Path opened) {}
    }
}
