package io.github.tallyglass.cli;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.export.FixedQueries;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.FileImports;
import io.github.tallyglass.sync.PriceService;
import io.github.tallyglass.sync.Reconciler;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A home in memory, and a terminal whose streams are kept, to run commands in the test's own process.
final class FakeRoot implements Root, Services {

    static final Instant NOW = Instant.parse("2026-11-19T08:00:00.123Z");

    final FixedQueries queries = new FixedQueries();
    UsageQueries asked = queries;
    final FakeAccounts accounts = new FakeAccounts();
    final Map<String, String> environment = new HashMap<>();
    final StopSignal stop = new StopSignal();
    final List<SyncOutcome> outcomes = new ArrayList<>();
    final List<GlobalOptions> windows = new ArrayList<>();
    final List<GlobalOptions> trays = new ArrayList<>();
    final List<String> serviceCalls = new ArrayList<>();
    Reconciler reconciler = (range, zone, asked, reread, progress, cancelled) ->
            new Reconciler.Reconciliation(List.of(), List.of(), Map.of());
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final List<String> askedNow = new ArrayList<>();
    final Map<Long, Failure> readingFailures = new java.util.HashMap<>();
    OneShotSync.@Nullable Order order;

    @Nullable
    FileImports imports;

    @Nullable
    AlertControl alerts;

    @Nullable
    GlobalOptions opened;

    @Nullable
    Failure openFailure;

    @Nullable
    Failure readOnly;

    @Nullable
    RuntimeException queryFault;

    @Nullable
    String typedSecret;

    /// What a person at the terminal answers; null without one.
    @Nullable
    String answer;

    final List<String> questions = new ArrayList<>();

    Path csvFile = Path.of("unset.csv");
    String stdin = "";
    boolean watched;
    boolean display;
    int closed;
    Locale language = Locale.ENGLISH;

    int run(String... args) {
        var typed = typedSecret;
        var reply = answer;
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                watched,
                environment::get,
                typed == null ? null : prompt -> typed.toCharArray(),
                reply == null
                        ? null
                        : prompt -> {
                            questions.add(prompt);
                            return reply;
                        },
                language,
                stop);
        return new Program(this, terminal).run(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public Result<Boolean> window(GlobalOptions options, boolean inTray, Runnable noTray) {
        if (inTray) {
            noTray.run();
            trays.add(options);
        } else {
            windows.add(options);
        }
        return openFailure == null ? Result.ok(true) : Result.err(openFailure);
    }

    @Override
    public boolean hasDisplay() {
        return display;
    }

    @Override
    public Result<Services> open(GlobalOptions options, boolean toWrite) {
        opened = options;
        return openFailure == null ? Result.ok(this) : Result.err(openFailure);
    }

    @Override
    public Optional<Failure> failureBehind(Throwable thrown) {
        if (thrown instanceof StoreException fault) {
            return Optional.of(fault.failure());
        }
        return thrown.getMessage() != null && thrown.getMessage().equals("damaged")
                ? Optional.of(new Failure.StoreFault("corrupt", "usage.db", "damaged"))
                : Optional.empty();
    }

    @Override
    public Result<Demo> startDemo(GlobalOptions options) {
        return Result.ok(new Demo() {
            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:4711");
            }

            @Override
            public String userId() {
                return "1";
            }

            @Override
            public Secret token() {
                return new Secret("demo-token");
            }

            @Override
            public Secret key() {
                return new Secret("sk-demo-key");
            }

            @Override
            public Result<Services> open() {
                return Result.ok(FakeRoot.this);
            }

            @Override
            public Result<Boolean> window() {
                windows.add(options);
                return Result.ok(true);
            }

            @Override
            public Path csvFile() {
                return csvFile;
            }

            @Override
            public void close() {
                serviceCalls.add("demo closed");
            }
        });
    }

    @Override
    public AccountService accounts() {
        return accounts;
    }

    @Override
    public UsageQueries queries() {
        if (queryFault != null) {
            throw queryFault;
        }
        return asked;
    }

    @Override
    public PriceService prices() {
        throw new AssertionError("prices are tested on a real cache");
    }

    @Override
    public OneShotSync sync() {
        return (asked, progress, signal) -> {
            order = asked;
            progress.accept(new SyncState(
                    List.of(new SyncState.AccountSync(
                            1,
                            "work",
                            SyncState.Phase.BACKFILL,
                            1200,
                            200_000L,
                            300,
                            java.time.Duration.ofSeconds(80),
                            null,
                            null,
                            null)),
                    List.of(),
                    false));
            return List.copyOf(outcomes);
        };
    }

    @Override
    public Reconciler reconciler() {
        return reconciler;
    }

    @Override
    public ReadingsNow readings() {
        return (accounts, signal) -> {
            askedNow.addAll(accounts.stream().map(account -> account.name()).toList());
            return Map.copyOf(readingFailures);
        };
    }

    @Override
    public FileImports imports() {
        return java.util.Objects.requireNonNull(imports);
    }

    @Override
    public SyncControl service() {
        return new SyncControl() {
            @Override
            public void start() {
                serviceCalls.add("start");
            }

            @Override
            public void refresh() {}

            @Override
            public void cancel() {}

            @Override
            public SyncState state() {
                return SyncState.IDLE;
            }

            @Override
            public AutoCloseable listen(Consumer<SyncState> listener) {
                listener.accept(new SyncState(
                        List.of(new SyncState.AccountSync(
                                1, "work", SyncState.Phase.FOLLOWING, 12, null, 0, null, null, null, null)),
                        List.of(),
                        false));
                return () -> serviceCalls.add("unlistened");
            }

            @Override
            public void accountsChanged() {}

            @Override
            public void close() {
                serviceCalls.add("close");
            }
        };
    }

    @Override
    public AlertControl alerts() {
        return java.util.Objects.requireNonNull(alerts);
    }

    @Override
    public Watching startAlerts(SyncControl sync) {
        serviceCalls.add("alerts start");
        return () -> serviceCalls.add("alerts close");
    }

    @Override
    public Places places() {
        return new Places(
                Path.of("usage.db"),
                Path.of("settings.json"),
                Path.of("secrets.json"),
                Path.of("spool"),
                Path.of("logs"));
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("UTC"));
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public @Nullable Failure readOnly() {
        return readOnly;
    }

    @Override
    public void close() {
        closed++;
    }
}
