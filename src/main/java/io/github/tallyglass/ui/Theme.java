package io.github.tallyglass.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Light or dark: AtlantaFX's Primer underneath, the product's own colours (`tokens-light.css`,
/// `tokens-dark.css`) and rules on top. Every scene of the window is dressed by [#dress] and follows from
/// then on.
public final class Theme {

    public static final String PREFERENCE = "theme";

    /// What the user chose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final List<String> RULES =
            List.of("bridge", "base", "shell", "overview", "requests", "account", "reconcile", "alerts");
    private static final List<String> FONTS = List.of("Regular", "Medium", "SemiBold");

    private final Preferences preferences;
    private final ObservableValue<ColorScheme> system;
    private final ReadOnlyObjectWrapper<Choice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// @param system the system's scheme, [Fx#colorScheme()]
    public Theme(Preferences preferences, ObservableValue<ColorScheme> system) {
        this.preferences = preferences;
        this.system = system;
        choice = new ReadOnlyObjectWrapper<>(Choices.of(Choice.class, preferences.get(PREFERENCE, ""), Choice.SYSTEM));
        for (var font : FONTS) {
            var file = "/fonts/TallyglassSans-" + font + ".otf";
            Font.loadFont(Objects.requireNonNull(Theme.class.getResourceAsStream(file), file), 13);
        }
        system.subscribe(_ -> follow());
    }

    // Properties

    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    // Commands

    public void choose(Choice wanted) {
        preferences.put(PREFERENCE, Choices.word(wanted));
        choice.set(wanted);
        follow();
    }

    /// Gives a scene the colours and rules, now and after each change.
    public void dress(Scene scene) {
        dark.subscribe(now -> {
            scene.getStylesheets().setAll(stylesheets(now));
            // Seen for a moment before the first picture, in place of a black or white hole.
            scene.setFill(now ? Color.web("#14171c") : Color.web("#f6f7f9"));
        });
    }

    private void follow() {
        var wanted = switch (choice.get()) {
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet((wanted ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        dark.set(wanted);
    }

    private static List<String> stylesheets(boolean dark) {
        var names = new java.util.ArrayList<String>();
        names.add(dark ? "tokens-dark" : "tokens-light");
        names.addAll(RULES);
        return names.stream()
                .map(name -> Theme.class.getResource("/css/" + name + ".css"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }
}
