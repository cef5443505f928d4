package io.github.tallyglass.ui.settings;

import io.github.tallyglass.sync.PriceService.Change;
import io.github.tallyglass.sync.PriceService.Preview;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A list from a file or an address: looked at, then kept or not.
final class PriceImportView extends VBox {

    /// Of the changes, those that are told one by one.
    private static final int TOLD = 6;

    private final ListPricesModel model;
    private final Language language;
    private final VBox summary = new VBox(4);

    PriceImportView(ListPricesModel model, Supplier<Optional<Path>> choose, Language language) {
        super(8);
        this.model = model;
        this.language = language;
        var where = new TextField();
        where.setId("price-list");
        where.promptTextProperty().bind(language.text("settings.prices.import.prompt"));
        where.accessibleTextProperty().bind(language.text("settings.prices.import"));
        where.setOnAction(_ -> model.look(where.getText()));
        HBox.setHgrow(where, Priority.ALWAYS);
        var file = button(
                "settings.prices.choose",
                () -> choose.get().ifPresent(path -> {
                    where.setText(path.toString());
                    model.look(path.toString());
                }));
        var look = button("settings.prices.look", () -> model.look(where.getText()));
        look.setId("price-look");
        summary.getStyleClass().add("judgement-box");
        getChildren().addAll(new HBox(8, where, file, look), summary);
        model.previewProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        var preview = model.previewProperty().get();
        Nodes.present(summary, preview != null);
        summary.getChildren().clear();
        if (preview != null) {
            tell(preview);
        }
    }

    private void tell(Preview preview) {
        summary.getChildren()
                .add(words(language.get(
                        "settings.prices.summary",
                        preview.list().name(),
                        preview.list().day().toString(),
                        Numbers.exact(preview.list().prices().size()))));
        summary.getChildren()
                .add(words(language.get(
                        "settings.prices.against",
                        preview.before().name(),
                        preview.before().day().toString(),
                        preview.added(),
                        preview.changed().size(),
                        preview.gone())));
        preview.changed().stream()
                .limit(TOLD)
                .forEach(change -> summary.getChildren().add(words(change(change))));
        var keep = button("settings.prices.keep", model::keep);
        keep.setId("price-keep");
        keep.getStyleClass().add("primary");
        var row = new HBox(8, Nodes.spring(), button("common.cancel", model::dismiss), keep);
        summary.getChildren().add(row);
    }

    private String change(Change change) {
        var currency = change.after().currency();
        return language.get(
                "settings.prices.change",
                change.after().model(),
                money(change.before().normal().input(), currency),
                money(change.after().normal().input(), currency),
                money(change.before().normal().output(), currency),
                money(change.after().normal().output(), currency));
    }

    private static String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? Numbers.UNKNOWN : Numbers.money(amount, currency, Math.clamp(amount.scale(), 2, 6));
    }

    private Node words(String words) {
        return ListPricesView.wrapped(Nodes.label(words, "small"));
    }

    private Button button(String key, Runnable action) {
        var button = Nodes.button(language.text(key), action);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(model.busyProperty());
        return button;
    }
}
