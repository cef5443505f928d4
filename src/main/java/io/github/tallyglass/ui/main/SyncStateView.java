package io.github.tallyglass.ui.main;

import io.github.tallyglass.sync.SyncState.Phase;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.time.Duration;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A dot and a few words: whether the figures are whole, and how old they are. Compact, the words move into the
/// tooltip.
final class SyncStateView extends HBox {

    private final MainModel model;
    private final Language language;
    private final UserZone zone;
    private final Region dot = new Region();
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty compact = new SimpleBooleanProperty();

    SyncStateView(MainModel model, Language language, UserZone zone) {
        this.model = model;
        this.language = language;
        this.zone = zone;
        getStyleClass().add("sync-state");
        dot.getStyleClass().add("dot");
        var label = Nodes.label(words);
        label.setMinWidth(USE_PREF_SIZE);
        label.visibleProperty().bind(compact.not());
        label.managedProperty().bind(compact.not());
        getChildren().addAll(dot, label);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(words);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        Tooltip.install(this, tooltip);
        model.cacheProperty().subscribe(this::show);
        model.syncStateProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show());
        var ageing = new Timeline(new KeyFrame(javafx.util.Duration.seconds(5), _ -> show()));
        ageing.setCycleCount(Timeline.INDEFINITE);
        // Nothing ages while nobody looks.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ageing.stop();
            } else {
                ageing.play();
            }
        });
    }

    BooleanProperty compactProperty() {
        return compact;
    }

    private void show() {
        var cache = model.cacheProperty().get();
        var accounts = model.syncStateProperty().get().accounts();
        var level = "unknown";
        String said;
        if (cache == null || cache.lastSync() == null) {
            said = language.get("status.never-synced");
        } else {
            var age = Ages.words(language.texts(), Duration.between(cache.lastSync(), zone.now()));
            var failing = accounts.stream().anyMatch(account -> account.phase() == Phase.STOPPED);
            var waiting = accounts.stream().anyMatch(account -> account.phase() == Phase.WAITING);
            level = failing ? "bad" : waiting || cache.gaps() > 0 ? "warn" : "ok";
            var state = failing ? "stopped" : waiting ? "waiting" : cache.gaps() > 0 ? "gaps" : "complete";
            said = language.get("status.state." + state) + " · " + language.get("status.synced", age);
        }
        dot.getStyleClass().setAll("dot", level);
        words.set(said);
    }
}
