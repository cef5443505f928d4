package io.github.tallyglass.app;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has gone asks and commands nothing, whatever its timers still have in hand.
record WhileOpen(Executor executor) implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(WhileOpen.class);

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException gone) {
            LOG.debug("Too late: {}", gone.toString());
        }
    }
}
