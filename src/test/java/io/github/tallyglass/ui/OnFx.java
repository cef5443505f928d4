package io.github.tallyglass.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Runs a piece of a test on the JavaFX thread and hands back what it returns or throws.
public final class OnFx {

    private OnFx() {}

    public static <T> T call(Callable<T> work) throws Exception {
        FxToolkit.registerPrimaryStage();
        return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    }

    public static void run(Runnable work) throws Exception {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Until everything that was handed to the JavaFX thread has run.
    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
