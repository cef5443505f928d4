package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The way of an export: options, file, progress, outcome. One at a time. Lives on the JavaFX thread.
public final class ExportModel {

    /// Whether files begin with a byte order mark; the last choice is kept under this key.
    public static final String PREFERENCE = "export.bom";

    private static final long NANOS = 1_000_000_000L;

    /// How often the numbers move.
    private static final long STEP = NANOS / 5;

    /// Writes to the chosen file; runs in the background.
    @FunctionalInterface
    public interface Job {
        Result<Long> run(Path file, boolean bom, TableExport.Progress progress);
    }

    /// Where it stands.
    public sealed interface State {

        /// Nothing to see.
        record Closed() implements State {}

        /// The user chooses how.
        ///
        /// @param rows how many there are to write; 0 where that is not known before
        record Options(long rows) implements State {}

        /// Under way.
        ///
        /// @param rowsPerSecond 0 until it is known
        record Running(Path file, long written, long rows, long rowsPerSecond) implements State {}

        record Done(Path file, long written) implements State {}

        /// Nothing of the file is left.
        record Failed(Failure failure) implements State {}
    }

    private final Dialogs dialogs;
    private final Preferences preferences;
    private final Executor fx;
    private final LongSupplier nanoTime;
    private final Latest<Result<Long>> jobs;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Closed());
    private String suggestedName = "";
    private Job job = (_, _, _) -> Result.ok(0L);
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// @param nanoTime a clock for rates, as `System::nanoTime`
    public ExportModel(
            Dialogs dialogs, Preferences preferences, Executor background, Executor fx, LongSupplier nanoTime) {
        this.dialogs = dialogs;
        this.preferences = preferences;
        this.fx = fx;
        this.nanoTime = nanoTime;
        jobs = new Latest<>(background, fx);
    }

    // Properties

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean bom() {
        return preferences.get(PREFERENCE, "false").equals("true");
    }

    // Commands

    /// Shows the options of an export; does nothing while one runs.
    public void offer(String name, long rows, Job wanted) {
        if (!(state.get() instanceof State.Running)) {
            suggestedName = name;
            job = wanted;
            state.set(new State.Options(rows));
        }
    }

    public void setBom(boolean wanted) {
        preferences.put(PREFERENCE, String.valueOf(wanted));
    }

    /// Asks for the file and starts; back to the options when no file was chosen.
    public void chooseFile() {
        if (state.get() instanceof State.Options(var rows)) {
            dialogs.chooseSaveFile(suggestedName).ifPresent(file -> start(file, rows));
        }
    }

    /// Stops what runs; closes what does not.
    public void cancel() {
        if (state.get() instanceof State.Running) {
            cancelled.set(true);
        } else {
            close();
        }
    }

    /// False when there was nothing to close, or an export runs.
    public boolean close() {
        if (state.get() instanceof State.Closed || state.get() instanceof State.Running) {
            return false;
        }
        state.set(new State.Closed());
        return true;
    }

    public void openFolder() {
        if (state.get() instanceof State.Done done) {
            dialogs.openFolder(done.file());
        }
    }

    private void start(Path file, long rows) {
        var stopped = new AtomicBoolean();
        cancelled = stopped;
        state.set(new State.Running(file, 0, rows, 0));
        var wanted = job;
        var mark = bom();
        jobs.ask(() -> wanted.run(file, mark, new Reporter(file, rows, stopped)), outcome -> {
            switch (outcome.flatMap(result -> result)) {
                case Result.Ok<Long>(var written) -> state.set(new State.Done(file, written));
                case Result.Err<Long>(Failure.Cancelled _) -> state.set(new State.Closed());
                case Result.Err<Long>(var why) -> state.set(new State.Failed(why));
            }
        });
    }

    /// Carries the numbers over to the window, a few times a second.
    private final class Reporter implements TableExport.Progress {

        private final Path file;
        private final long rows;
        private final AtomicBoolean stopped;
        private final long began = nanoTime.getAsLong();
        private long last = began;

        Reporter(Path file, long rows, AtomicBoolean stopped) {
            this.file = file;
            this.rows = rows;
            this.stopped = stopped;
        }

        @Override
        public void rows(long written) {
            var now = nanoTime.getAsLong();
            if (now - last < STEP) {
                return;
            }
            last = now;
            var rate = Math.round((double) written * NANOS / Math.max(1, now - began));
            fx.execute(() -> {
                if (state.get() instanceof State.Running && !stopped.get()) {
                    state.set(new State.Running(file, written, rows, rate));
                }
            });
        }

        @Override
        public boolean cancelled() {
            return stopped.get();
        }
    }
}
