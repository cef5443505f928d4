package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The requests screen as a user works it: mouse and keyboard on a real (headless) window.
@ExtendWith(ApplicationExtension.class)
class RequestsViewTest {

    private final Preferences preferences = Preferences.inMemory();
    private final SelectionModel selection = new SelectionModel(Selection.FIRST);
    private final Language language = new Language(preferences, Locale.ENGLISH);
    private final List<TableExport.Order> written = new ArrayList<>();
    private final FakeDialogs dialogs = new FakeDialogs();

    /// What is on the screen; replaced when a test shows another cache.
    private record Shown(StackPane root, RequestsModel model, RequestsScreen screen) {}

    private final List<Shown> shown = new ArrayList<>();

    @Start
    void start(Stage stage) {
        var root = new StackPane();
        var scene = new Scene(root, 980, 640);
        new Theme(preferences, new Fx().colorScheme()).dress(scene);
        stage.setScene(scene);
        stage.show();
        show(root, FakeQueries.filled());
    }

    private void show(StackPane root, UsageQueries queries) {
        var fx = new Fx();
        var zone = new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK);
        var model = new RequestsModel(
                queries,
                selection,
                new ColumnsModel(preferences),
                DetailModel.ListPriceReasons.NONE,
                Runnable::run,
                fx,
                UnaryOperator.identity(),
                zone);
        var exporting = new ExportModel(dialogs, preferences, Runnable::run, fx, System::nanoTime);
        var screen = new RequestsScreen(model, exporting, this::write, language, new CurrencySetting(preferences));
        root.getChildren().setAll(screen.view());
        screen.shown(true);
        shown.add(new Shown(root, model, screen));
    }

    private Result<Long> write(TableExport.Order order, TableExport.Progress progress) {
        written.add(order);
        return Result.ok(13_368L);
    }

    @Test
    void aClickOnARowOpensItsDetailsAndEscapeClosesThem(FxRobot robot) {
        assertThat(detail().isVisible()).isFalse();
        robot.clickOn(cell("model", 3));
        var row = Objects.requireNonNull(model().details().rowProperty().get());
        assertThat(row).isEqualTo(rows().peek(3));
        assertThat(detail().isVisible()).isTrue();
        assertThat(texts(detail())).contains(row.event().model(), "Group ×0.8");
        robot.interact(() -> assertThat(now().screen().closePane()).isTrue());
        assertThat(detail().isVisible()).isFalse();
        assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(-1);
    }

    @Test
    void aHeaderSortsInTheCacheAndSaysSo(FxRobot robot) {
        robot.clickOn(header("Cost"));
        assertThat(model().sortProperty().get()).isEqualTo(new RowSort(RowSort.Column.COST, true));
        assertThat(headers()).contains("Cost ▾", "Time");
        robot.clickOn(header("Cost ▾"));
        assertThat(headers()).contains("Cost ▴");
        robot.clickOn(header("Cached"));
        assertThat(model().sortProperty().get().column())
                .as("a ratio has no order in the cache")
                .isEqualTo(RowSort.Column.COST);
    }

    @Test
    void altAndAClickNarrowAndTheContextMenuOffersMore(FxRobot robot) {
        var before = rows().size();
        var name = Objects.requireNonNull(rows().peek(2)).event().model();
        robot.interact(() -> pressWithAlt(cell("model", 2)));
        assertThat(selection.selection().filter().on(Dimension.MODEL)).containsExactly(new Match.Exact(name));
        assertThat(rows().size()).isLessThan(before);
        assertThat(detail().isVisible()).isFalse();

        robot.interact(selection::widen);
        assertThat(rows().size()).isEqualTo(before);

        var key = Objects.requireNonNull(rows().peek(1)).event().origin().key();
        robot.clickOn(cell("key", 1), MouseButton.SECONDARY).clickOn("Without Key: " + key);
        assertThat(selection.selection().filter().accepts(Dimension.KEY, key)).isFalse();
    }

    @Test
    void columnsAreChosenAndMovedAndRemembered(FxRobot robot) {
        robot.clickOn("Columns");
        robot.clickOn("#column-account");
        robot.clickOn("#left-cost");
        assertThat(headers()).doesNotContain("Account");
        assertThat(headers().indexOf("Cost")).isLessThan(headers().indexOf("Model"));
        assertThat(new ColumnsModel(preferences).shown()).doesNotContain(RequestColumn.ACCOUNT);
    }

    @Test
    void theVisibleTableIsExportedWithTheChosenOptions(FxRobot robot) {
        robot.clickOn("#requests-export");
        robot.clickOn("#export-bom");
        robot.clickOn("#export-choose");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(written).hasSize(1);
        var order = written.getFirst();
        assertThat(order.file()).isEqualTo(Path.of("usage.csv"));
        assertThat(order.bom()).isTrue();
        assertThat(order.columns()).startsWith("time", "account", "key", "model", "net_cost", "list_cost", "currency");
        assertThat(dialogs.suggested).containsExactly("tallyglass-30d-2026-08-31.csv");
        assertThat(texts(root()))
                .anySatisfy(words ->
                        assertThat(words.replace('\u00a0', ' ')).isEqualTo("13 368 rows written to usage.csv"));
        robot.clickOn("Open folder");
        assertThat(dialogs.opened).containsExactly(Path.of("usage.csv"));
        robot.interact(() -> assertThat(now().screen().closePane()).isTrue());
        assertThat(texts(root())).noneMatch(words -> words.contains("usage.csv"));
    }

    @Test
    void everythingFollowsTheLanguage(FxRobot robot) {
        robot.clickOn(cell("model", 0));
        robot.interact(() -> language.choose(Language.Choice.CHINESE));
        assertThat(headers()).contains("时间 ▾", "费用", "状态");
        assertThat(texts(detail())).contains("账户 · 密钥", "价格与网关倍率一致。");
        assertThat(texts(root())).anyMatch(words -> words.endsWith("条请求"));
    }

    @Test
    void anEmptyRangeSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> selection.narrow(Dimension.MODEL, new Match.Exact("no such model")));
        assertThat(texts(root())).contains("Nothing in this range");
        robot.clickOn("Remove all filters");
        assertThat(rows().size()).isGreaterThan(10_000);
    }

    @Test
    void twoMillionRowsAreScrolledWithAFewPagesInMemory(FxRobot robot) {
        var many = new ManyRows(2_000_000);
        robot.interact(() -> {
            selection.showRange("all");
            show(root(), many);
        });
        for (var place : new int[] {0, 1_000_000, 1_999_999, 17, 1_234_567}) {
            robot.interact(() -> {
                table().scrollTo(place);
                root().layout();
            });
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(rows().peek(Math.min(place, 1_999_990))).isNotNull();
            assertThat(rows().loadedRows()).isLessThanOrEqualTo(RowPages.KEPT * RowPages.PAGE);
        }
        assertThat(texts(table())).noneMatch("…"::equals);
    }

    @Test
    void newRowsLeaveTheScrollPositionAndTheSelectionWhereTheyWere(FxRobot robot) {
        var many = new ManyRows(100_000);
        robot.interact(() -> {
            selection.showRange("all");
            show(root(), many);
            root().layout();
            table().scrollTo(40_000);
            root().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> table().getSelectionModel().select(40_003));
        var first = firstVisibleRequest();
        var chosen = Objects.requireNonNull(model().details().rowProperty().get());
        robot.interact(() -> many.arrive(600));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows().size()).isEqualTo(100_600);
        assertThat(firstVisibleRequest()).isEqualTo(first);
        assertThat(model().details().rowProperty().get()).isEqualTo(chosen);
        assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(40_603);
    }

    /// The headless robot's mouse carries no modifiers.
    private static void pressWithAlt(Node node) {
        var place = node.localToScreen(4, 4);
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                4,
                4,
                place.getX(),
                place.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                true,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                new PickResult(node, 4, 4)));
    }

    /// Identity of the row at the top of the view.
    private String firstVisibleRequest() {
        var flow = (javafx.scene.control.skin.VirtualFlow<?>) table().lookup(".virtual-flow");
        var index = flow.getFirstVisibleCell().getIndex();
        return Objects.requireNonNull(rows().peek(index)).event().outcome().requestId();
    }

    private Shown now() {
        return shown.getLast();
    }

    private StackPane root() {
        return now().root();
    }

    private RequestsModel model() {
        return now().model();
    }

    private LazyRows rows() {
        return Objects.requireNonNull(model().rowsProperty().get());
    }

    private TableView<?> table() {
        return (TableView<?>) root().lookup(".requests-table");
    }

    private Node detail() {
        return root().lookup(".detail");
    }

    private Node cell(String column, int row) {
        return root().lookupAll(".table-cell").stream()
                .map(RequestCell.class::cast)
                .filter(cell -> cell.getIndex() == row && cell.column().word().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private Node header(String name) {
        return root().lookupAll(".column-header .label").stream()
                .filter(label -> ((Label) label).getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> headers() {
        return root().lookupAll(".column-header .label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    /// Words of all visible labels beneath a node.
    private static List<String> texts(Node node) {
        return node.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }
}
