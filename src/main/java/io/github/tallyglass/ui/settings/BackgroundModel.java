package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How the program goes on without its window. The system is asked on an executor, never on the JavaFX
/// thread, on which this lives.
public final class BackgroundModel {

    /// What closing the window does: `tray` or `quit`.
    public static final String CLOSE = "close";

    /// Whether there is an icon in the tray: `on` or `off`.
    public static final String TRAY = "tray";

    /// What closing the window does.
    public enum Close {
        TRAY,
        QUIT
    }

    /// Whether the program starts with the user's session.
    public enum Start {
        /// Not asked yet, or being changed.
        UNKNOWN,
        ON,
        OFF,
        /// The system has no such thing, or the program cannot be named to it.
        IMPOSSIBLE
    }

    private final Preferences preferences;
    private final Background background;
    private final Latest<Asked> starts;
    private final ReadOnlyObjectWrapper<Start> start = new ReadOnlyObjectWrapper<>(Start.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Close> close;
    private final ReadOnlyBooleanWrapper tray;
    private final ReadOnlyBooleanWrapper hostMissing = new ReadOnlyBooleanWrapper(false);

    /// @param work where the system is asked
    public BackgroundModel(Preferences preferences, Background background, Executor work, Executor fx) {
        this.preferences = preferences;
        this.background = background;
        starts = new Latest<>(work, fx);
        close = new ReadOnlyObjectWrapper<>(Choices.of(Close.class, preferences.get(CLOSE, ""), Close.TRAY));
        tray = new ReadOnlyBooleanWrapper(!preferences.get(TRAY, "on").equals("off"));
    }

    // Properties

    public ReadOnlyObjectProperty<Start> startProperty() {
        return start.getReadOnlyProperty();
    }

    /// Why the start at login could not be read or changed; null when it could.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Close> closeProperty() {
        return close.getReadOnlyProperty();
    }

    /// Whether an icon in the tray is wanted.
    public ReadOnlyBooleanProperty trayProperty() {
        return tray.getReadOnlyProperty();
    }

    /// Whether nothing on this desktop shows the icon that is wanted.
    public ReadOnlyBooleanProperty hostMissingProperty() {
        return hostMissing.getReadOnlyProperty();
    }

    /// Who writes instead of this process; null where it writes itself.
    public @Nullable Failure readOnly() {
        return background.readOnly();
    }

    // Commands

    /// Looks at the system once more.
    public void read() {
        hostMissing.set(tray.get() && !background.hosted().getAsBoolean());
        ask(this::asked);
    }

    public void startAtLogin(boolean wanted) {
        start.set(Start.UNKNOWN);
        ask(() -> switch (background.autostart().set(wanted)) {
            case Result.Ok<Boolean>(var on) -> new Asked(on ? Start.ON : Start.OFF, null);
            // What holds instead, and why.
            case Result.Err<Boolean>(var why) -> new Asked(asked().start(), why);
        });
    }

    public void close(Close wanted) {
        preferences.put(CLOSE, Choices.word(wanted));
        close.set(wanted);
    }

    /// Whoever shows the icon follows the preference.
    public void showTray(boolean wanted) {
        preferences.put(TRAY, wanted ? "on" : "off");
        tray.set(wanted);
        // An icon takes a moment to be seen: what is not known is not complained about.
        hostMissing.set(false);
    }

    private Asked asked() {
        if (!background.autostart().possible()) {
            return new Asked(Start.IMPOSSIBLE, null);
        }
        return switch (background.autostart().on()) {
            case Result.Ok<Boolean>(var on) -> new Asked(on ? Start.ON : Start.OFF, null);
            case Result.Err<Boolean>(var why) -> new Asked(Start.UNKNOWN, why);
        };
    }

    private void ask(Supplier<Asked> question) {
        starts.ask(question, outcome -> {
            var told = switch (outcome) {
                case Result.Ok<Asked>(var now) -> now;
                case Result.Err<Asked>(var why) -> new Asked(Start.UNKNOWN, why);
            };
            start.set(told.start());
            failure.set(told.failure());
        });
    }

    private record Asked(Start start, @Nullable Failure failure) {}
}
