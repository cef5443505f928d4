package io.github.tallyglass.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens an address with the system's own program. The address is an argument, never part of a shell line.
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    static void open(String address) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var command = system.startsWith("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
        try {
            new ProcessBuilder(command).start();
        } catch (IOException none) {
            LOG.warn("No program opens {}", address, none);
        }
    }
}
