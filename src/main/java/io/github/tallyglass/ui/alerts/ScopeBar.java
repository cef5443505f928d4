package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Whose rules are shown: those of all accounts, or of one.
final class ScopeBar extends HBox {

    private static final long ALL = 0;

    private final RulesContext context;
    private final ComboBox<Long> scope = new ComboBox<>();
    private final Label note = Nodes.label("", "faint", "small");
    private final Button reset;

    ScopeBar(RulesContext context) {
        this.context = context;
        getStyleClass().add("scope-bar");
        scope.setId("alert-scope");
        scope.accessibleTextProperty().bind(context.language().text("alerts.scope"));
        scope.setCellFactory(_ -> new NameCell());
        scope.setButtonCell(new NameCell());
        scope.setMinWidth(USE_PREF_SIZE);
        scope.setOnAction(_ -> {
            var wanted = scope.getValue();
            if (wanted != null) {
                context.model().scopeProperty().set(wanted);
            }
        });
        reset = Nodes.button(context.language().text("alerts.reset-all"), this::takeBack, "small");
        reset.setId("alert-reset-all");
        reset.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(0);
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        getChildren().addAll(scope, note, reset);
    }

    void show(ScopedChoices choices) {
        var known = context.model().knownProperty().get();
        var ids = new ArrayList<Long>();
        ids.add(ALL);
        if (known != null) {
            known.accounts().stream().map(Account::id).forEach(ids::add);
        }
        if (!scope.getItems().equals(ids)) {
            scope.getItems().setAll(ids);
        }
        scope.setValue(choices.accountId());
        // A name may have changed, or be masked now.
        scope.setButtonCell(new NameCell());
        note.setText(context.language()
                .get(choices.account() == null ? "alerts.scope.all.note" : "alerts.scope.account.note"));
        reset.textProperty().unbind();
        reset.textProperty()
                .bind(context.language().text(choices.account() == null ? "alerts.reset-first" : "alerts.reset-all"));
        Nodes.present(reset, !choices.own().isEmpty());
    }

    private void takeBack() {
        List.copyOf(context.choices().own()).forEach(context.model()::unchoose);
    }

    private String name(long id) {
        var known = context.model().knownProperty().get();
        return id == ALL || known == null
                ? context.language().get("alerts.scope.all")
                : known.account(id)
                        .map(account -> context.language().texts().name(account.name()))
                        .orElse("");
    }

    private final class NameCell extends ListCell<Long> {
        @Override
        protected void updateItem(Long id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? null : name(Objects.requireNonNull(id)));
        }
    }
}
