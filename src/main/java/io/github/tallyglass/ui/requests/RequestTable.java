package io.github.tallyglass.ui.requests;

import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The table. Sorting, paging and the columns are the model's; this only shows them.
final class RequestTable extends TableView<RequestSlot> {

    /// Room for the vertical scroll bar.
    private static final double BAR = 10;

    private final RequestsModel model;
    private final Language language;
    private final Map<RequestColumn, TableColumn<RequestSlot, RequestSlot>> columns =
            new EnumMap<>(RequestColumn.class);
    private final TableScroll scroll;
    private RowTexts texts;
    private Map<RequestColumn, Double> fitted = Map.of();

    /// Whether a change of columns or selection comes from the model and not from the user.
    private boolean following;

    /// @param export opens the export's options
    RequestTable(RequestsModel model, Language language, Runnable export) {
        this.model = model;
        this.language = language;
        texts = newTexts();
        scroll = new TableScroll(this, model::lookingAt);
        getStyleClass().add("requests-table");
        setFixedCellSize(33);
        // The screen has its own words for no rows.
        setPlaceholder(new Region());
        accessibleTextProperty().bind(language.text("requests.table"));
        for (var column : RequestColumn.values()) {
            columns.put(column, newColumn(column));
        }
        followModel();
        followUser(export);
    }

    private void followModel() {
        model.columns().shown().addListener((ListChangeListener<RequestColumn>) _ -> showColumns());
        model.sortProperty().subscribe(_ -> nameColumns());
        language.textsProperty().subscribe(_ -> {
            nameColumns();
            repaint();
        });
        model.zone().zoneProperty().subscribe(_ -> repaint());
        model.onPage(this::pageArrived);
        model.rowsProperty().subscribe(this::showRows);
        model.details().rowProperty().subscribe(_ -> showSelection());
        showColumns();
    }

    private void followUser(Runnable export) {
        widthProperty().subscribe(_ -> fit());
        getColumns().addListener((ListChangeListener<TableColumn<RequestSlot, ?>>) _ -> dragged());
        getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!following && index.intValue() >= 0) {
                model.select(index.intValue());
            }
        });
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> released());
        new NarrowMenu(this, model, language, export).install();
    }

    RowTexts texts() {
        return texts;
    }

    /// Paints all cells anew: another language or zone.
    void repaint() {
        texts = newTexts();
        refresh();
    }

    /// What is copied is not masked.
    RowTexts wholeTexts() {
        return newTexts(new Texts(language.texts().locale()));
    }

    private RowTexts newTexts() {
        return newTexts(language.texts());
    }

    private RowTexts newTexts(Texts words) {
        var zone = model.zone();
        return new RowTexts(words, zone.zone(), zone.now().atZone(zone.zone()).getYear());
    }

    private TableColumn<RequestSlot, RequestSlot> newColumn(RequestColumn column) {
        var made = new TableColumn<RequestSlot, RequestSlot>();
        made.setId(column.word());
        made.setUserData(column);
        made.setSortable(false);
        made.setMinWidth(36);
        made.setCellValueFactory(features -> features.getValue());
        made.setCellFactory(_ -> new RequestCell(column, this::texts));
        if (column.isNumeric()) {
            made.getStyleClass().add("number");
        }
        return made;
    }

    private void showColumns() {
        var wanted = model.columns().shown().stream().map(this::shown).toList();
        if (!getColumns().equals(wanted)) {
            following = true;
            getColumns().setAll(wanted);
            following = false;
        }
        fit();
    }

    private void nameColumns() {
        var sort = model.sortProperty().get();
        columns.forEach((column, shown) -> {
            var name = language.get("requests.column." + column.word());
            var sorted = column.sort().filter(sort.column()::equals).isPresent() && column != RequestColumn.QUOTA;
            shown.setText(sorted ? name + (sort.descending() ? " ▾" : " ▴") : name);
        });
    }

    private void fit() {
        if (getWidth() <= 0) {
            return;
        }
        fitted = ColumnFit.widths(model.columns(), getWidth() - BAR);
        fitted.forEach((column, width) -> shown(column).setPrefWidth(width));
    }

    private TableColumn<RequestSlot, RequestSlot> shown(RequestColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    /// Widths change while columns are fitted, too; only what differs after the mouse let go is the user's.
    private void released() {
        fitted.forEach((column, width) -> {
            var now = shown(column).getWidth();
            if (Math.abs(now - width) > 1) {
                model.columns().setWidth(column, now);
            }
        });
    }

    private void dragged() {
        if (!following) {
            model.columns()
                    .arrange(getColumns().stream()
                            .map(column -> (RequestColumn) column.getUserData())
                            .toList());
        }
    }

    private void showRows(@Nullable LazyRows rows) {
        if (rows == null) {
            return;
        }
        var answer = Objects.requireNonNull(model.answerProperty().get());
        following = true;
        scroll.keeping((int) answer.top(), () -> setItems(rows));
        following = false;
        showSelection();
    }

    private void showSelection() {
        var index = model.selectedIndex();
        if (index == getSelectionModel().getSelectedIndex()) {
            return;
        }
        following = true;
        if (index >= 0) {
            getSelectionModel().select(index);
        } else {
            getSelectionModel().clearSelection();
        }
        following = false;
    }

    private void pageArrived() {
        refresh();
        // The selection may have moved onto a row whose page was still on its way.
        var index = getSelectionModel().getSelectedIndex();
        if (!following && index >= 0 && index != model.selectedIndex()) {
            model.select(index);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        var header = parent(event, TableColumnHeader.class);
        if (header != null
                && header.getTableColumn() != null
                && header.getTableColumn().getUserData() instanceof RequestColumn column) {
            column.sort().ifPresent(model::sortBy);
        }
    }

    static <T extends Node> @Nullable T parent(MouseEvent event, Class<T> type) {
        return event.getTarget() instanceof Node node ? parent(node, type) : null;
    }

    static <T extends Node> @Nullable T parent(@Nullable Node node, Class<T> type) {
        for (var each = node; each != null; each = each.getParent()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
