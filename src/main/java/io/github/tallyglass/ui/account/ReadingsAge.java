package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.WhileSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How old the oldest reading of all accounts is: `All readings under 6 min old`.
final class ReadingsAge extends HBox {

    private static final Duration AGEING = Duration.ofSeconds(20);
    private static final Duration OLD = Duration.ofMinutes(30);

    private final AccountsModel model;
    private final Language language;
    private final UserZone zone;
    private final Region dot = new Region();
    private final StringProperty words = new SimpleStringProperty("");

    ReadingsAge(AccountsModel model, Language language, UserZone zone) {
        this.model = model;
        this.language = language;
        this.zone = zone;
        getStyleClass().addAll("sync-state", "readings-age");
        dot.getStyleClass().add("dot");
        var label = Nodes.label(words);
        label.setMinWidth(0);
        getChildren().addAll(dot, label);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(words);
        model.accountsProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        WhileSeen.repeat(this, AGEING, this::show);
    }

    private void show() {
        var accounts = model.accountsProperty().get();
        var asked = accounts == null
                ? List.<AccountView>of()
                : accounts.stream().filter(view -> !view.account().paused()).toList();
        var unread =
                asked.stream().filter(view -> Readings.oldest(view).isEmpty()).count();
        var oldest = asked.stream()
                .flatMap(view -> Readings.oldest(view).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        Nodes.present(this, !asked.isEmpty());
        say(oldest, unread);
    }

    private void say(@Nullable Instant oldest, long unread) {
        var old = oldest == null || Duration.between(oldest, zone.now()).compareTo(OLD) > 0;
        var level = unread > 0 ? "unknown" : old ? "warn" : "ok";
        if (!dot.getStyleClass().contains(level)) {
            dot.getStyleClass().setAll("dot", level);
        }
        words.set(text(oldest, unread));
    }

    private String text(@Nullable Instant oldest, long unread) {
        if (oldest == null) {
            return language.get("account.readings.none");
        }
        if (unread > 0) {
            return language.get("account.readings.unread", unread);
        }
        var age = Duration.between(oldest, zone.now());
        var moments = new LeftWords(language.texts(), zone.zone(), zone.now()).moments();
        return age.compareTo(OLD) > 0
                ? language.get("account.readings.old", moments.length(age))
                : language.get("account.readings.under", Math.max(0, age.toMinutes()) + 1);
    }
}
