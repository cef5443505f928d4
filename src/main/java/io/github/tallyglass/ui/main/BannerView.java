package io.github.tallyglass.ui.main;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What happened, what was kept, what to do: over the screen's content, never in its way.
final class BannerView extends HBox {

    private final Language language;
    private final Label what = Nodes.label("", "what");
    private final Label then = Nodes.label("");

    BannerView(MainModel model, Language language) {
        this.language = language;
        getStyleClass().add("banner");
        what.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(then, Priority.ALWAYS);
        then.setMaxWidth(Double.MAX_VALUE);
        then.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        Nodes.icon(BootstrapIcons.EXCLAMATION_TRIANGLE),
                        what,
                        then,
                        Nodes.iconButton(BootstrapIcons.X, language.text("common.dismiss"), model::dismiss, "plain"));
        model.noticeProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show(model.noticeProperty().get()));
    }

    private void show(@Nullable Notice notice) {
        Nodes.present(this, notice != null);
        if (notice == null) {
            return;
        }
        getStyleClass().remove("bad");
        if (!notice.trying()) {
            getStyleClass().add("bad");
        }
        what.setText(notice.where());
        Nodes.present(what, !notice.where().isEmpty());
        if (notice.where().isEmpty()) {
            then.setText(language.words(notice.failure()));
        } else if (notice.trying()) {
            // What becomes of it takes the advice's place: nothing is to be done.
            then.setText(language.words(notice.failure(), "status.kept-trying"));
        } else {
            then.setText(language.words(notice.failure())
                    + (language.texts().isChinese() ? "" : " ")
                    + language.get("status.kept-stopped"));
        }
    }
}
