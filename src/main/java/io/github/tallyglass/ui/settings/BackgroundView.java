package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.settings.BackgroundModel.Close;
import io.github.tallyglass.ui.settings.BackgroundModel.Start;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How the program goes on without its window.
final class BackgroundView extends VBox {

    private final BackgroundModel model;
    private final Language language;
    private final Label startRemark = SettingLine.remark("bad");
    private final Label trayRemark = SettingLine.remark("warn");
    private final Label role = Nodes.label("", "medium");
    private final Label roleRemark = SettingLine.remark();
    private final Region roleDot = new Region();

    BackgroundView(BackgroundModel model, Language language) {
        this.model = model;
        this.language = language;
        var start =
                Choosing.onOff("start", language, model.startProperty().map(BackgroundView::on), model::startAtLogin);
        model.startProperty().subscribe(now -> {
            // Also back to where it was: a change may have been refused.
            start.valueProperty().set(on(now));
            start.setDisable(now == Start.UNKNOWN || now == Start.IMPOSSIBLE);
        });
        var close = Choosing.of(List.of(Close.values()), "close", language, model.closeProperty(), model::close);
        var tray = Choosing.onOff("tray", language, model.trayProperty().map(on -> on), model::showTray);
        roleDot.getStyleClass().addAll("dot", model.readOnly() == null ? "ok" : "warn");
        role.setMinWidth(USE_PREF_SIZE);
        var state = new HBox(8, roleDot, role);
        state.getStyleClass().add("setting-state");
        getChildren()
                .add(SettingsSection.panel(
                        new SettingLine(language, "start", start).with(startRemark),
                        new SettingLine(language, "tray", tray).with(trayRemark),
                        new SettingLine(language, "close", close),
                        new SettingLine(language, "role", state).with(roleRemark)));
        model.startProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        model.hostMissingProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private static Boolean on(Start start) {
        return start == Start.ON;
    }

    private void show() {
        var why = model.failureProperty().get();
        var impossible = model.startProperty().get() == Start.IMPOSSIBLE;
        startRemark.getStyleClass().removeAll("bad");
        if (why != null) {
            startRemark.getStyleClass().add("bad");
        }
        SettingLine.say(
                startRemark,
                why != null
                        ? language.words(why, "settings.start.kept")
                        : impossible ? language.get("settings.start.impossible") : "");
        SettingLine.say(trayRemark, model.hostMissingProperty().get() ? language.get("settings.tray.no-host") : "");
        var other = model.readOnly();
        role.setText(language.get(other == null ? "settings.role.writer" : "settings.role.reader"));
        SettingLine.say(roleRemark, other == null ? "" : language.words(other));
    }
}
