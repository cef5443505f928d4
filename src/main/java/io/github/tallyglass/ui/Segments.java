package io.github.tallyglass.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A row of joined buttons of which one is on. Setting [#valueProperty()] to something that no button
/// stands for leaves all of them off.
///
/// @param <T> what the buttons stand for
public final class Segments<T> extends HBox {

    private final ObjectProperty<@Nullable T> value = new SimpleObjectProperty<>();
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();

    /// @param name words of a value, following the language
    public Segments(List<T> values, Function<T, ObservableValue<String>> name, String... styleClasses) {
        getStyleClass().add("segments");
        getStyleClass().addAll(styleClasses);
        for (var each : values) {
            buttons.add(segment(each, name.apply(each)));
        }
        offer(_ -> true);
        value.subscribe(this::select);
    }

    public ObjectProperty<@Nullable T> valueProperty() {
        return value;
    }

    /// Shows those of the buttons alone whose value is wanted.
    public void offer(Predicate<T> wanted) {
        for (var button : buttons) {
            button.getStyleClass().removeAll("first", "last");
        }
        getChildren()
                .setAll(buttons.stream()
                        .filter(button -> wanted.test(stands(button)))
                        .toList());
        if (!getChildren().isEmpty()) {
            getChildren().getFirst().getStyleClass().add("first");
            getChildren().getLast().getStyleClass().add("last");
        }
    }

    /// What a button was made for.
    @SuppressWarnings("unchecked")
    private T stands(ToggleButton button) {
        return (T) button.getUserData();
    }

    private ToggleButton segment(T stands, ObservableValue<String> name) {
        var button = new ToggleButton();
        button.setUserData(stands);
        button.textProperty().bind(name);
        button.accessibleTextProperty().bind(name);
        button.setToggleGroup(group);
        button.getStyleClass().add("segment");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            // A second click must not switch the only choice off.
            button.setSelected(true);
            value.set(stands);
        });
        return button;
    }

    private void select(@Nullable T wanted) {
        group.getToggles().forEach(toggle -> toggle.setSelected(wanted != null && wanted.equals(toggle.getUserData())));
    }
}
