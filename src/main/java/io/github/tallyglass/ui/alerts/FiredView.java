package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The section "What fired": the log, or what will stand in it.
final class FiredView extends VBox {

    private static final double LINE = 52;

    private final AlertsModel model;
    private final Language language;
    private final UserZone zone;
    private final BiConsumer<String, String> openAccount;
    private final Runnable openBudgets;
    private final HBox head = new HBox();
    private final Label count = Nodes.label("", "panel-title");
    private final ListView<AlertEntry> list = new ListView<>();
    private final VBox state = new VBox();
    private final Label stateTitle = Nodes.label("", "strong");
    private final Label stateAdvice = Nodes.label("", "muted", "centred");

    /// @param openAccount takes the name of an account and the reference of one of its logins, or `""`
    FiredView(
            AlertsModel model,
            Language language,
            UserZone zone,
            BiConsumer<String, String> openAccount,
            Runnable openBudgets) {
        this.model = model;
        this.language = language;
        this.zone = zone;
        this.openAccount = openAccount;
        this.openBudgets = openBudgets;
        getStyleClass().addAll("panel", "fired");
        head.getChildren().setAll(count, Nodes.spring(), Nodes.label(language.text("alerts.fired.open"), "faint"));
        head.getStyleClass().add("panel-head");
        list.setFixedCellSize(LINE);
        list.setCellFactory(_ -> new FiredCell(
                () -> new FiredWords(language.texts(), zone.zone(), zone.now()), model.freshProperty()::get));
        list.accessibleTextProperty().bind(language.text("alerts.section.fired"));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        stateAdvice.setWrapText(true);
        stateAdvice.setMaxWidth(480);
        stateAdvice.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().add("state");
        state.getChildren().setAll(Nodes.icon(BootstrapIcons.BELL), stateTitle, stateAdvice);
        list.visibleProperty().bind(state.visibleProperty().not());
        var place = new StackPane(list, state);
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().addAll(head, place);
        model.knownProperty().subscribe(_ -> show());
        model.freshProperty().subscribe(_ -> list.refresh());
        language.textsProperty().subscribe(_ -> {
            show();
            // The same entries are worded anew.
            list.refresh();
        });
        zone.zoneProperty().subscribe(_ -> list.refresh());
    }

    private void show() {
        var known = model.knownProperty().get();
        var entries = known == null ? List.<AlertEntry>of() : known.log();
        Nodes.present(state, entries.isEmpty());
        stateTitle.setText(language.get(known == null ? "alerts.reading" : "alerts.none"));
        stateAdvice.setText(known == null ? "" : language.get("alerts.none.advice"));
        Nodes.present(head, !entries.isEmpty());
        count.setText(language.get(
                entries.size() < AlertsModel.MOST_SHOWN ? "alerts.count" : "alerts.newest", entries.size()));
        list.getItems().setAll(entries);
    }

    private void clicked(MouseEvent event) {
        var owner = event.getPickResult().getIntersectedNode();
        for (var each = owner; each != null; each = each.getParent()) {
            if (each instanceof FiredCell cell) {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    open(cell.getItem());
                }
                return;
            }
        }
    }

    /// By the name that the account has now.
    private void open(@Nullable AlertEntry entry) {
        var known = model.knownProperty().get();
        if (entry == null || known == null) {
            return;
        }
        var subject = entry.alert().subject();
        if (subject.accountId() == 0) {
            openBudgets.run();
        } else {
            known.account(subject.accountId())
                    .map(Account::name)
                    .ifPresent(name -> openAccount.accept(name, subject.login()));
        }
    }
}
