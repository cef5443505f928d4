package io.github.tallyglass.app;

import io.github.tallyglass.cli.Demo;
import io.github.tallyglass.cli.GlobalOptions;
import io.github.tallyglass.cli.Root;
import io.github.tallyglass.cli.Services;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.desktop.BuildInfo;
import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.KeyringSecrets;
import io.github.tallyglass.desktop.Logs;
import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.desktop.autostart.Autostarts;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The composition root: what the command line asks for is put together here and nowhere else.
final class ProgramRoot implements Root {

    static final String TITLE = "Tallyglass";
    static final String DEMO_TITLE = "Tallyglass · demo";

    private final Clock clock;
    private final Function<String, @Nullable String> environment;
    private final StopSignal stop;
    private final Patience patience;
    private final Surroundings surroundings;

    ProgramRoot(Clock clock, Function<String, @Nullable String> environment, StopSignal stop) {
        this(clock, environment, stop, Patience.usual(clock), Surroundings.ofSystem(clock, environment));
    }

    /// Without anything of the desktop around it.
    ProgramRoot(Clock clock, Function<String, @Nullable String> environment, StopSignal stop, Patience patience) {
        this(clock, environment, stop, patience, Surroundings.NONE);
    }

    private ProgramRoot(
            Clock clock,
            Function<String, @Nullable String> environment,
            StopSignal stop,
            Patience patience,
            Surroundings surroundings) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.environment = environment;
        this.stop = stop;
        this.patience = patience;
    }

    @Override
    public String version() {
        return BuildInfo.read().version();
    }

    @Override
    public boolean hasDisplay() {
        var system = System.getProperty("os.name", "");
        if (system.startsWith("Windows") || system.startsWith("Mac")) {
            return true;
        }
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || "headless".equals(System.getProperty("glass.platform"));
    }

    @Override
    public Result<Boolean> window(GlobalOptions options, boolean inTray, Runnable noTray) {
        return opening(options)
                .flatMap(opening -> new FirstStart(opening, environment)
                        .run(
                                inTray,
                                new DesktopMode(
                                        language(options),
                                        surroundings,
                                        surroundings.autostart().apply(Folders.named(options.home(), environment)),
                                        demoWindows(options),
                                        stop,
                                        noTray)));
    }

    private DemoWindows demoWindows(GlobalOptions options) {
        return new DemoWindows(language(options), () -> startDemoMode(options));
    }

    @Override
    public Result<Services> open(GlobalOptions options, boolean toWrite) {
        return opening(options)
                .flatMap(opening -> toWrite ? Home.toWrite(opening, "command") : Home.toRead(opening))
                .map(home -> home);
    }

    @Override
    public Services.Watching onAwake(Runnable told) {
        var events = surroundings.events().get();
        events.listen(told);
        return events::close;
    }

    @Override
    public Optional<Failure> failureBehind(Throwable thrown) {
        return thrown instanceof StoreException fault ? Optional.of(fault.failure()) : Optional.empty();
    }

    @Override
    public Result<Demo> startDemo(GlobalOptions options) {
        return startDemoMode(options).map(demo -> demo);
    }

    private Result<DemoMode> startDemoMode(GlobalOptions options) {
        return open(Folders.locate(options.home(), environment).demo(), options).flatMap(opening -> {
            try {
                var zone = opening.settings().current().zoneOrSystem();
                var gateway =
                        new DemoGateway(DemoSettings.standard().withClock(clock).withZone(zone));
                return Result.ok(new DemoMode(gateway, opening, home -> demoWindow(options, home)));
            } catch (IOException noPort) {
                return Result.err(new Failure.FileFault("127.0.0.1", String.valueOf(noPort.getMessage())));
            }
        });
    }

    private Result<Boolean> demoWindow(GlobalOptions options, Home home) {
        return new DesktopMode(
                        language(options), Surroundings.NONE, Autostarts.none(), demoWindows(options), stop, () -> {})
                .run(DEMO_TITLE, false, () -> {}, () -> Result.ok(home));
    }

    private Result<Home.Opening> opening(GlobalOptions options) {
        return open(Folders.locate(options.home(), environment), options);
    }

    private Result<Home.Opening> open(Folders folders, GlobalOptions options) {
        return folders.create().map(ready -> {
            ready.holdNativeLibraries();
            Logs.writeTo(ready.logFolder(), options.verbose());
            return new Home.Opening(
                    ready,
                    SettingsFile.open(ready.settingsFile()),
                    new KeyringSecrets(ready.config()),
                    clock,
                    patience,
                    () -> surroundings.notifier().apply(ready.data()));
        });
    }

    private static Locale language(GlobalOptions options) {
        var chosen = options.language();
        return chosen == null ? Locale.getDefault() : Locale.forLanguageTag(chosen);
    }

    private boolean isSet(String variable) {
        var value = environment.apply(variable);
        return value != null && !value.isBlank();
    }
}
