package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.TokenPrices;
import io.github.tallyglass.sync.PriceService.Known;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The section "Prices" of the settings: the lists, the user's own prices, and how others are taken in.
final class ListPricesView extends VBox {

    private final ListPricesModel model;
    private final Language language;
    private final VBox lists = new VBox(4);
    private final GridPane own = new GridPane();
    private final Label none;
    private final Label repricing;
    private final Label failure = Nodes.label("", "judgement", "bad");

    /// @param choose asks for a file
    ListPricesView(ListPricesModel model, Supplier<Optional<Path>> choose, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("panel", "list-prices");
        none = wrapped(Nodes.label(language.text("settings.prices.none"), "faint", "small"));
        repricing = wrapped(Nodes.label(language.text("settings.prices.repricing"), "muted", "small"));
        failure.setWrapText(true);
        failure.setMaxWidth(Double.MAX_VALUE);
        own.getStyleClass().add("own-prices");
        getChildren()
                .addAll(
                        wrapped(Nodes.label(language.text("settings.prices.note"), "faint", "small")),
                        lists,
                        repricing,
                        Nodes.label(language.text("settings.prices.own"), "strong"),
                        own,
                        none,
                        form(),
                        Nodes.label(language.text("settings.prices.import"), "strong"),
                        wrapped(Nodes.label(language.text("settings.prices.import.note"), "faint", "small")),
                        new PriceImportView(model, choose, language),
                        failure);
        model.knownProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(why -> {
            Nodes.present(failure, why != null);
            failure.setText(why == null ? "" : language.words(why));
        });
    }

    private void show() {
        var known = model.knownProperty().get();
        Nodes.present(repricing, known != null && known.repricing());
        Nodes.present(none, known == null || known.own().isEmpty());
        lists.getChildren().clear();
        own.getChildren().clear();
        if (known == null) {
            return;
        }
        known.lists().forEach(list -> lists.getChildren().add(line(list)));
        showOwn(known);
    }

    private Node line(PriceList list) {
        var words = wrapped(Nodes.label(language.get(
                list.kind() == PriceList.Kind.BUILT_IN ? "settings.prices.built-in" : "settings.prices.imported",
                list.name(),
                list.day().toString(),
                Numbers.exact(list.prices().size()))));
        var line = new HBox(10, words);
        line.getStyleClass().add("price-list");
        if (list.kind() == PriceList.Kind.IMPORTED) {
            line.getChildren().add(remove(list.name(), () -> model.forget(list)));
        }
        return line;
    }

    private void showOwn(Known known) {
        Nodes.present(own, !known.own().isEmpty());
        own.getColumnConstraints().clear();
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        own.getColumnConstraints().add(names);
        for (var column = 0; column < 5; column++) {
            var right = new ColumnConstraints();
            right.setHalignment(HPos.RIGHT);
            own.getColumnConstraints().add(right);
        }
        own.addRow(
                0, head("model"), head("input"), head("output"), head("cache-read"), head("cache-write"), head("from"));
        for (var price : known.own()) {
            addRow(price);
        }
    }

    private void addRow(OwnPrice price) {
        var currency = price.price().currency();
        TokenPrices prices = price.price().normal();
        var from = price.from();
        own.addRow(
                own.getRowCount(),
                Nodes.label(price.price().model()),
                amount(prices.input(), currency),
                amount(prices.output(), currency),
                amount(prices.cacheRead(), currency),
                amount(prices.cacheWrite(), currency),
                Nodes.label(from == null ? language.get("settings.prices.always") : from.toString()),
                remove(price.price().model(), () -> model.remove(price)));
    }

    private Label head(String word) {
        return Nodes.label(language.get("settings.prices.field." + word), "faint", "small");
    }

    private static Label amount(@Nullable BigDecimal amount, String currency) {
        var scale = amount == null ? 0 : Math.clamp(amount.scale(), 2, 6);
        return Nodes.label(amount == null ? Numbers.UNKNOWN : Numbers.money(amount, currency, scale));
    }

    private Button remove(String what, Runnable action) {
        var button = Nodes.button(language.text("settings.prices.remove"), action, "small");
        button.accessibleTextProperty().unbind();
        button.setAccessibleText(language.get("settings.prices.remove") + " · " + what);
        button.disableProperty().bind(model.busyProperty());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Node form() {
        var row = new HBox(8);
        row.getStyleClass().add("price-form");
        for (var field : PriceForm.Field.values()) {
            var word = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var input = new TextField();
            input.setId("price-" + word);
            input.textProperty().bindBidirectional(model.form().property(field));
            input.promptTextProperty().bind(language.text("settings.prices.field." + word));
            input.accessibleTextProperty().bind(language.text("settings.prices.field." + word));
            input.setOnAction(_ -> model.add());
            input.setPrefColumnCount(columns(field));
            input.setMinWidth(0);
            HBox.setHgrow(input, field == PriceForm.Field.MODEL ? Priority.ALWAYS : Priority.NEVER);
            row.getChildren().add(input);
        }
        var currency = new ComboBox<String>();
        currency.getItems().setAll(List.of("USD", "CNY"));
        currency.valueProperty().bindBidirectional(model.form().currencyProperty());
        currency.accessibleTextProperty().bind(language.text("settings.currency"));
        currency.setMinWidth(USE_PREF_SIZE);
        var add = Nodes.button(language.text("settings.prices.add"), model::add);
        add.setId("price-add");
        add.setMinWidth(USE_PREF_SIZE);
        add.disableProperty().bind(model.busyProperty());
        row.getChildren().addAll(currency, add);
        return row;
    }

    /// As wide as the name of the field is, which stands in it while it is empty.
    private static int columns(PriceForm.Field field) {
        return switch (field) {
            case MODEL -> 10;
            case CACHE_READ, CACHE_WRITE -> 7;
            default -> 5;
        };
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
