package io.github.tallyglass.ui.main;

import io.github.tallyglass.sync.SyncState.Phase;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.WhileSeen;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A dot and a few words: whether the figures of the selection are whole, and how old they are. The
/// tooltip names what is missing; compact, the words themselves are only there.
final class SyncStateView extends HBox {

    private static final Duration AGEING = Duration.ofSeconds(10);

    private final MainModel model;
    private final Language language;
    private final UserZone zone;
    private final Region dot = new Region();
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty details = new SimpleStringProperty("");
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
        accessibleHelpProperty().bind(details);
        Tooltip.install(this, Nodes.tooltip(details));
        model.cacheProperty().subscribe(this::show);
        model.missingProperty().subscribe(this::show);
        model.syncStateProperty().subscribe(this::show);
        language.textsProperty().subscribe(_ -> show());
        WhileSeen.repeat(this, AGEING, this::show);
    }

    BooleanProperty compactProperty() {
        return compact;
    }

    private void show() {
        var cache = model.cacheProperty().get();
        var accounts = model.syncStateProperty().get().accounts();
        if (cache == null || cache.lastSync() == null) {
            var reading = Run.of(model.syncStateProperty().get()) != null;
            say("unknown", language.get(reading ? "status.first-reading" : "status.never-synced"), "");
            return;
        }
        var missing = model.missingProperty().get();
        var failing = accounts.stream().anyMatch(account -> account.phase() == Phase.STOPPED);
        var waiting = accounts.stream().anyMatch(account -> account.phase() == Phase.WAITING);
        var level = failing ? "bad" : waiting || !missing.isEmpty() ? "warn" : "ok";
        var state = failing ? "stopped" : waiting ? "waiting" : missing.isEmpty() ? "complete" : "gaps";
        var age = Ages.words(language.texts(), Duration.between(cache.lastSync(), zone.now()));
        say(
                level,
                language.get("status.state." + state) + " · "
                        // The last attempt brought nothing.
                        + language.get(failing || waiting ? "status.tried" : "status.synced", age),
                "\n" + MissingWords.of(missing, language.texts(), zone.zone()));
    }

    /// Nothing is touched that says the same already: each touch would cost a picture.
    private void say(String level, String said, String more) {
        if (!dot.getStyleClass().contains(level)) {
            dot.getStyleClass().setAll("dot", level);
        }
        words.set(said);
        details.set(said + more);
    }
}
