package io.github.tallyglass.ui.overview;

import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// What colours can stand for beyond the usual: user, group, channel, client, endpoint, status. Only what
/// tells something apart in this cache is on offer, and without any of it the button is not there.
final class FurtherSplits extends MenuButton {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final OverviewModel model;
    private final Language language;

    FurtherSplits(OverviewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("small", "further-splits");
        var words = Bindings.createStringBinding(
                () -> language.get(
                        isFurther(model.splitProperty().get())
                                ? "overview.split."
                                        + Choices.word(model.splitProperty().get())
                                : "overview.split.more"),
                language.textsProperty(),
                model.splitProperty());
        textProperty().bind(words);
        accessibleTextProperty().bind(language.text("overview.split.more"));
        setMinWidth(USE_PREF_SIZE);
        model.splitProperty().subscribe(now -> {
            pseudoClassStateChanged(CHOSEN, isFurther(now));
            fill();
        });
        model.overviewProperty().subscribe(_ -> fill());
    }

    private static boolean isFurther(Split split) {
        return Split.FURTHER.contains(split);
    }

    private void fill() {
        var overview = model.overviewProperty().get();
        var offered = overview == null ? List.<Split>of() : Split.further(overview.telling());
        Nodes.present(
                this, !offered.isEmpty() || isFurther(model.splitProperty().get()));
        if (!getItems().stream().map(MenuItem::getUserData).toList().equals(offered)) {
            getItems().setAll(offered.stream().map(this::item).toList());
        }
    }

    private MenuItem item(Split split) {
        var item = new MenuItem();
        item.setUserData(split);
        item.textProperty().bind(language.text("overview.split." + Choices.word(split)));
        item.setOnAction(_ -> model.split(split));
        return item;
    }
}
