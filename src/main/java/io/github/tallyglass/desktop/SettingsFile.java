package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The settings as they are now, and the JSON file that keeps them. Changes are taken at once, in memory,
/// from any thread; the file follows a moment later, so that dragging a column costs one write. What
/// could not be read or written is told by [#trouble()] and never stops the program.
public final class SettingsFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration DEBOUNCE = Duration.ofMillis(500);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Executor later;
    private final Clock clock;
    private final ObjectNode known;
    private Settings current;
    private boolean dirty;
    private @Nullable Failure trouble;

    /// Reads the file; a missing one means defaults.
    public static SettingsFile open(Path file) {
        var later = CompletableFuture.delayedExecutor(
                DEBOUNCE.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
        return new SettingsFile(file, later, Clock.systemUTC());
    }

    /// @param later runs a save after the pause in which further changes gather
    SettingsFile(Path file, Executor later, Clock clock) {
        this.file = file;
        this.later = later;
        this.clock = clock;
        known = read();
        current = SettingsJson.read(known);
    }

    public synchronized Settings current() {
        return current;
    }

    public synchronized void change(UnaryOperator<Settings> step) {
        var next = step.apply(current);
        if (next.equals(current)) {
            return;
        }
        current = next;
        if (!dirty) {
            dirty = true;
            later.execute(this::flush);
        }
    }

    /// A setting by its word, see [Settings#get(String)].
    public String get(String key, String fallback) {
        return current().get(key).orElse(fallback);
    }

    public void put(String key, String value) {
        change(settings -> settings.with(key, value));
    }

    /// The latest thing that went wrong with the file, until it goes well again.
    public synchronized Optional<Failure> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Writes what is not written yet.
    public synchronized void flush() {
        if (!dirty) {
            return;
        }
        dirty = false;
        try {
            SettingsJson.write(current, known);
            OwnerFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(known));
            trouble = null;
        } catch (IOException | JacksonException e) {
            LOG.warn("settings not saved to {}", file, e);
            trouble = new Failure.FileFault(file.toString(), e.toString());
        }
    }

    @Override
    public void close() {
        flush();
    }

    private ObjectNode read() {
        if (Files.notExists(file)) {
            return JSON.createObjectNode();
        }
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            if (JSON.readTree(text) instanceof ObjectNode root) {
                return root;
            }
            return setAside("no JSON object");
        } catch (JacksonException e) {
            return setAside(e.getOriginalMessage());
        } catch (IOException e) {
            // Perhaps only unreadable just now: it stays where it is.
            trouble = new Failure.FileFault(file.toString(), e.toString());
            return JSON.createObjectNode();
        }
    }

    private ObjectNode setAside(String why) {
        var aside = file.resolveSibling(file.getFileName() + ".broken-" + STAMP.format(clock.instant()));
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            trouble = new Failure.FileFault(file.toString(), why + "; moved to " + aside.getFileName());
        } catch (IOException e) {
            trouble = new Failure.FileFault(file.toString(), why + "; " + e);
        }
        LOG.warn("settings not read: {}", trouble);
        return JSON.createObjectNode();
    }
}
