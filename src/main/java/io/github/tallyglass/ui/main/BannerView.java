package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.control.Button;
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
    private final Button enter;

    BannerView(MainModel model, Language language) {
        this.language = language;
        enter = Nodes.button(
                language.text("status.enter-token"),
                () -> {
                    var shown = model.noticeProperty().get();
                    if (shown != null) {
                        model.openAccount(shown.where());
                    }
                },
                "small");
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
                        enter,
                        Nodes.iconButton(BootstrapIcons.X, language.text("common.dismiss"), model::dismiss, "plain"));
        enter.setId("banner-enter-token");
        enter.setMinWidth(USE_PREF_SIZE);
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
        var tokenWanted = notice.failure() instanceof Failure.AuthRejected
                && !notice.where().isEmpty()
                && !notice.trying();
        Nodes.present(enter, tokenWanted);
        what.setText(language.name(notice.where()));
        Nodes.present(what, !notice.where().isEmpty() && !tokenWanted);
        if (tokenWanted) {
            then.setText(language.get("status.token-refused", language.name(notice.where())));
            return;
        }
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
