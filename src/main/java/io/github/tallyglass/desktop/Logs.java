package io.github.tallyglass.desktop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Switches logging on, once the log folder is known; before that nothing is written anywhere. One file a
/// day, 10 MB at most each, 14 days, 50 MB in all. Files are named by their day from the start and never
/// renamed, so that two processes on one home may both write. Whatever looks like a key or token is
/// masked, also in stack traces.
public final class Logs {

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - %mask(%msg%n%ex)";

    private Logs() {}

    /// @param verbose also to stderr, and with details (`-v`)
    public static void writeTo(Path folder, boolean verbose) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        context.getLogger("io.github.tallyglass").setLevel(verbose ? Level.DEBUG : Level.INFO);
        // What breaks on the session bus reaches us as exceptions and is logged in a line; the library adds whole
        // stack traces whenever a desktop ends.
        context.getLogger("org.freedesktop.dbus").setLevel(Level.OFF);
        add(root, files(context, folder));
        if (verbose) {
            var console = new ConsoleAppender<ILoggingEvent>();
            console.setTarget("System.err");
            console.setContext(context);
            console.setEncoder(encoder(context));
            add(root, console);
        }
    }

    /// Flushes and closes the files.
    public static void stop() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    }

    private static Appender<ILoggingEvent> files(LoggerContext context, Path folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("files");
        appender.setEncoder(encoder(context));
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                folder.resolve("tallyglass.%d{yyyy-MM-dd}.%i.log").toString());
        policy.setMaxFileSize(FileSize.valueOf("10MB"));
        policy.setMaxHistory(14);
        policy.setTotalSizeCap(FileSize.valueOf("50MB"));
        policy.start();
        appender.setRollingPolicy(policy);
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("mask", MaskingConverter::new);
        layout.setPattern(PATTERN);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static void add(Logger root, Appender<ILoggingEvent> appender) {
        appender.start();
        root.addAppender(appender);
    }
}
