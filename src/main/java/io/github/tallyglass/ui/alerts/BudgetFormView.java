package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.alerts.BudgetForm.Field;
import io.github.tallyglass.ui.filter.Chips;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form of one budget, and beside it what it would have done.
final class BudgetFormView extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final BudgetsModel model;
    private final Language language;
    private final TextField name = new TextField();
    private final TextField amount = new TextField();
    private final Label nameProblem;
    private final Label amountProblem;
    private final MenuButton filters = new MenuButton();
    private final Label title = Nodes.label("", "panel-title");

    BudgetFormView(BudgetsModel model, Language language, UserZone zone) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("panel", "budget-form");
        nameProblem = problem("alerts.budget.name.bad");
        amountProblem = problem("alerts.budget.amount.bad");
        text(name, "alerts.budget.name", "budget-name");
        name.textProperty().bindBidirectional(model.form().nameProperty());
        name.promptTextProperty().bind(language.text("alerts.budget.name.prompt"));
        text(amount, "alerts.budget.amount", "budget-amount");
        amount.setPrefColumnCount(7);
        amount.textProperty().bindBidirectional(model.form().amountProperty());
        var fields = new VBox(
                field("alerts.budget.name", name, nameProblem),
                field("alerts.budget.filter", filter()),
                field("alerts.budget.period", period()),
                field("alerts.budget.amount", new HBox(8, amount, currency()), amountProblem));
        fields.getStyleClass().add("budget-fields");
        var test = new BackTestView(model, language, zone);
        HBox.setHgrow(test, Priority.ALWAYS);
        var middle = new HBox(fields, test);
        middle.getStyleClass().add("budget-middle");
        getChildren().addAll(title, middle, buttons());
        // The window's own Esc leaves alone whoever types.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.closeForm();
                event.consume();
            }
        });
        model.openProperty().subscribe(this::open);
        model.wrongProperty().subscribe(_ -> complain());
        language.textsProperty().subscribe(_ -> fillFilters());
    }

    private void open(boolean now) {
        Nodes.present(this, now);
        if (now) {
            title.setText(language.get(model.form().id() == 0 ? "alerts.budget.new" : "alerts.budget.edit"));
            fillFilters();
            name.requestFocus();
        }
    }

    private Node field(String key, Node... nodes) {
        var box = new VBox(Nodes.label(language.text(key), "medium", "small"));
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("field-box");
        return box;
    }

    private void text(TextField field, String key, String id) {
        field.setId(id);
        field.accessibleTextProperty().bind(language.text(key));
        field.setOnAction(_ -> model.save());
    }

    private Node filter() {
        filters.setId("budget-filter");
        filters.textProperty().bind(language.text("alerts.filter.choose"));
        filters.setMinWidth(USE_PREF_SIZE);
        filters.setOnShowing(_ -> fillFilters());
        var all = Nodes.label(language.text("alerts.filter.all"), "muted", "small");
        model.form()
                .filter()
                .selectionProperty()
                .subscribe(now -> Nodes.present(all, now.filter().isAll()));
        var chips = new Chips(model.form().filter(), language);
        return new VBox(6, filters, all, chips);
    }

    /// A menu without entries does not open, so it is filled before it is asked for, too.
    private void fillFilters() {
        filters.getItems().clear();
        filters.getItems().add(item(language.get("alerts.filter.all"), () -> model.use(UsageFilter.ALL)));
        var present = model.presentFilter();
        if (!present.isAll()) {
            filters.getItems()
                    .add(item(
                            language.get("alerts.filter.present", FilterWords.of(present, language)),
                            () -> model.use(present)));
        }
        var saved = model.savedFilters();
        if (!saved.isEmpty()) {
            filters.getItems().add(new SeparatorMenuItem());
            saved.forEach(each -> filters.getItems().add(item(each, () -> model.useSaved(each))));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Node period() {
        var segments = new Segments<>(
                List.of(Budget.Period.values()), each -> language.text("alerts.per." + Choices.word(each)));
        model.form().periodProperty().subscribe(now -> segments.valueProperty().set(now));
        segments.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                model.form().periodProperty().set(wanted);
            }
        });
        return new HBox(segments);
    }

    private Node currency() {
        var box = new ComboBox<String>();
        box.getItems().setAll(BudgetsModel.CURRENCIES);
        box.valueProperty().bindBidirectional(model.form().currencyProperty());
        box.accessibleTextProperty().bind(language.text("alerts.currency"));
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private Node buttons() {
        var save = Nodes.button(language.text("alerts.budget.save"), model::save, "primary");
        save.setId("budget-save");
        var cancel = Nodes.button(language.text("common.cancel"), model::closeForm);
        var row = new HBox(8, Nodes.spring(), cancel, save);
        row.getStyleClass().add("budget-buttons");
        return row;
    }

    private Label problem(String key) {
        var label = RuleLine.wrapped(Nodes.label(language.text(key), "bad", "small"));
        Nodes.present(label, false);
        return label;
    }

    private void complain() {
        var wrong = model.wrongProperty().get();
        name.pseudoClassStateChanged(ERROR, wrong.contains(Field.NAME));
        amount.pseudoClassStateChanged(ERROR, wrong.contains(Field.AMOUNT));
        Nodes.present(nameProblem, wrong.contains(Field.NAME));
        Nodes.present(amountProblem, wrong.contains(Field.AMOUNT));
        if (wrong.contains(Field.NAME)) {
            name.requestFocus();
        } else if (wrong.contains(Field.AMOUNT)) {
            amount.requestFocus();
        }
    }
}
