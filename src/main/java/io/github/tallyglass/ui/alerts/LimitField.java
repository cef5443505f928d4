package io.github.tallyglass.ui.alerts;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A small field that is taken on Enter and when it is left. What cannot be read stays typed, is complained
/// about and changes nothing; Esc brings back what holds.
///
/// @param <T> what is typed
final class LimitField<T> extends TextField {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Function<String, Optional<T>> read;
    private final Function<T, String> write;
    private final Consumer<T> take;
    private final Consumer<Boolean> complain;
    private @Nullable T shown;

    /// @param take what is new and can be read
    /// @param complain whether what stands there cannot be read
    LimitField(
            int columns,
            Function<String, Optional<T>> read,
            Function<T, String> write,
            Consumer<T> take,
            Consumer<Boolean> complain) {
        this.read = read;
        this.write = write;
        this.take = take;
        this.complain = complain;
        getStyleClass().add("limit-field");
        setPrefColumnCount(columns);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> take());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && shown != null) {
                reset(shown);
                event.consume();
            }
        });
    }

    /// What holds now; something that is being typed is left alone unless another value came.
    void show(T value) {
        if (!value.equals(shown)) {
            reset(value);
        }
    }

    private void reset(T value) {
        shown = value;
        setText(write.apply(value));
        wrong(false);
    }

    private void take() {
        var before = shown;
        if (before == null || getText().equals(write.apply(before))) {
            wrong(false);
            return;
        }
        var now = read.apply(getText());
        wrong(now.isEmpty());
        now.ifPresent(value -> {
            reset(value);
            if (!value.equals(before)) {
                take.accept(value);
            }
        });
    }

    private void wrong(boolean now) {
        pseudoClassStateChanged(ERROR, now);
        complain.accept(now);
    }
}
