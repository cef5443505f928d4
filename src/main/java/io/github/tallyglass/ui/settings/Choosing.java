package io.github.tallyglass.ui.settings;

import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Segments;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/// Joined buttons that show what holds and say what is wanted.
final class Choosing {

    private Choosing() {}

    /// @param key `settings.KEY.WORD` names each value
    static <E extends Enum<E>> Segments<E> of(
            List<E> values, String key, Language language, ObservableValue<E> current, Consumer<E> choose) {
        return of(values, value -> language.text("settings." + key + "." + Choices.word(value)), key, current, choose);
    }

    static <T> Segments<T> of(
            List<T> values,
            Function<T, ObservableValue<String>> name,
            String id,
            ObservableValue<T> current,
            Consumer<T> choose) {
        var segments = new Segments<>(values, name);
        segments.setId("setting-" + id);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        current.subscribe(now -> segments.valueProperty().set(now));
        segments.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null && !wanted.equals(current.getValue())) {
                choose.accept(wanted);
            }
        });
        return segments;
    }

    /// Off and on.
    static Segments<Boolean> onOff(
            String id, Language language, ObservableValue<Boolean> current, Consumer<Boolean> choose) {
        return of(List.of(false, true), on -> language.text(on ? "settings.on" : "settings.off"), id, current, choose);
    }
}
