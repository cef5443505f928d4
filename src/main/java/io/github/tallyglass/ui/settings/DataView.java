package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Nodes;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is kept, for how long and where.
final class DataView extends VBox {

    private final DataPlace place;
    private final Latest<Long> sizes;
    private final LongProperty bytes = new SimpleLongProperty(-1);

    /// @param background where the disk is asked
    DataView(RetentionModel retention, DataPlace place, Language language, Executor background, Executor fx) {
        this.place = place;
        sizes = new Latest<>(background, fx);
        var open = Nodes.button(
                language.text("settings.folder.open"), () -> place.open().accept(place.cache()));
        open.setId("settings-open-folder");
        open.setMinWidth(USE_PREF_SIZE);
        var size = Nodes.label(bytes.map(now -> now.longValue() < 0 ? Numbers.UNKNOWN : Numbers.size(now.longValue())));
        size.setMinWidth(USE_PREF_SIZE);
        var version = new Label(place.version());
        version.setMinWidth(USE_PREF_SIZE);
        var where = Bindings.createStringBinding(
                () -> language.texts().sentence(place.cache().toString()), language.textsProperty());
        getChildren()
                .add(SettingsSection.panel(
                        new RetentionView(retention, language),
                        new SettingLine(language.text("settings.folder"), where, open),
                        new SettingLine(language, "size", size),
                        new SettingLine(language, "version", version)));
    }

    void read() {
        sizes.ask(() -> place.size().getAsLong(), outcome -> {
            if (outcome instanceof Result.Ok<Long>(var now)) {
                bytes.set(now);
            }
        });
    }
}
