package io.github.tallyglass.ui.tray;

import io.github.tallyglass.desktop.tray.TrayState;
import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Item;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import io.github.tallyglass.domain.Masks;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the tray shows, from what the cache and the service say at one moment.
public final class TrayMenu {

    private static final String TITLE = "Tallyglass";

    /// More lines than this are no glance; the window shows them all.
    private static final int MOST_ROWS = 12;

    /// By how much a shown "resets in" may be off.
    private static final Duration STRETCH = Duration.ofMinutes(4);

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(12);

    /// What a reading loses after this time: it is dimmed.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// What the menu does. Runs on threads of the tray and returns at once.
    public interface Commands {

        /// Brings the window to the front.
        void open();

        /// @param login [io.github.tallyglass.domain.Login#ref()]; `""` for the account itself
        void open(String account, String login);

        void refresh();

        void pause(boolean wanted);

        void quit();
    }

    /// Equal for the same account, so that a state that says the same is the same.
    private record Open(Commands commands, String account, String login) implements Runnable {
        @Override
        public void run() {
            commands.open(account, login);
        }
    }

    private enum Act {
        OPEN,
        REFRESH,
        PAUSE,
        RESUME,
        QUIT
    }

    private record Do(Commands commands, Act act) implements Runnable {
        @Override
        public void run() {
            switch (act) {
                case OPEN -> commands.open();
                case REFRESH -> commands.refresh();
                case PAUSE -> commands.pause(true);
                case RESUME -> commands.pause(false);
                case QUIT -> commands.quit();
            }
        }
    }

    private final List<AccountView> accounts;
    private final SyncState sync;
    private final boolean paused;
    private final Commands commands;
    private final Instant now;
    private final TrayWords words;
    private final List<TrayRow> rows;
    private final @Nullable TrayRow lowest;

    /// @param accounts as they are at `now`
    /// @param paused the user wants nothing to be read
    /// @param masked whether names are masked
    public TrayMenu(
            List<AccountView> accounts,
            SyncState sync,
            boolean paused,
            Texts texts,
            ZoneId zone,
            Instant now,
            boolean masked,
            Commands commands) {
        this.accounts = accounts;
        this.sync = sync;
        this.paused = paused;
        this.commands = commands;
        this.now = now;
        words = new TrayWords(new LeftWords(texts, zone, now), masked ? Masks::name : UnaryOperator.identity());
        rows = TrayRow.lowestFirst(accounts);
        lowest = rows.stream()
                .filter(TrayRow::limits)
                .findFirst()
                .or(() -> rows.stream().filter(TrayRow::known).findFirst())
                .orElse(null);
    }

    /// Of two moments at which the same is to be said, the states are equal.
    public TrayState state() {
        return new TrayState(icon(), TITLE, tooltip(), menu(), new Do(commands, Act.OPEN));
    }

    /// The lowest window of all accounts that limits requests; a balance only where no window is known.
    private GaugeIcon icon() {
        var attention = stopped().isPresent();
        return lowest == null ? new GaugeIcon(null, Level.UNKNOWN, paused, attention) : lowest.gauge(paused, attention);
    }

    /// The first account that is not read any more until the user acts.
    private Optional<AccountView> stopped() {
        return accounts.stream()
                .filter(view -> !view.account().paused() && view.state().equals("stopped"))
                .findFirst();
    }

    private List<String> tooltip() {
        var lines = new ArrayList<String>();
        if (lowest != null) {
            lines.add(words.get("tray.tip.left", words.title(lowest), words.amount(lowest)));
            var when = words.when(lowest);
            if (!when.isEmpty()) {
                lines.add(when);
            }
        } else {
            lines.add(words.get(accounts.isEmpty() ? "tray.tip.no-accounts" : "tray.tip.unknown"));
        }
        stopped()
                .ifPresent(view -> lines.add(words.get(
                        "tray.tip.stopped", words.names().apply(view.account().name()))));
        if (paused) {
            lines.add(words.get("tray.tip.paused"));
        }
        return lines;
    }

    private List<Item> menu() {
        var items = new ArrayList<Item>();
        rows.stream().limit(MOST_ROWS).map(this::entry).forEach(items::add);
        if (rows.size() > MOST_ROWS) {
            items.add(command("more", "tray.more", true, Act.OPEN, rows.size() - MOST_ROWS));
        }
        if (!rows.isEmpty()) {
            items.add(new Item.Separator());
        }
        if (sync.readOnly()) {
            items.add(new Item.Heading(words.get("tray.reading")));
        }
        var reads = !sync.readOnly();
        items.add(command("open", "tray.open", true, Act.OPEN));
        items.add(command("refresh", "tray.refresh", reads, Act.REFRESH));
        items.add(
                paused
                        ? command("pause", "tray.resume", reads, Act.RESUME)
                        : command("pause", "tray.pause", reads, Act.PAUSE));
        items.add(command("quit", "tray.quit", true, Act.QUIT));
        return items;
    }

    private Item entry(TrayRow row) {
        var account = row.view().account();
        var login = row.login() == null ? "" : row.login().login().ref();
        return new Item.Entry(
                "account-" + account.id() + (login.isEmpty() ? "" : "-" + login),
                words.label(row),
                true,
                row.gauge(false, false),
                new Open(commands, account.name(), login));
    }

    private Item command(String id, String key, boolean enabled, Act act, Object... args) {
        return new Item.Entry(id, words.get(key, args), enabled, null, new Do(commands, act));
    }

    /// For how long this holds while nothing else changes: until a reset comes, a reading becomes old, or a
    /// shown stretch of time is off by some minutes. Never less than a minute.
    public Duration holds() {
        var next = rows.stream()
                .limit(MOST_ROWS)
                .flatMap(this::turns)
                .filter(at -> at.isAfter(now))
                .map(at -> Duration.between(now, at).plusSeconds(1))
                .min(Duration::compareTo)
                .orElse(MOST);
        var shown = showsStretch() && STRETCH.compareTo(next) < 0 ? STRETCH : next;
        return shown.compareTo(LEAST) < 0 ? LEAST : shown.compareTo(MOST) > 0 ? MOST : shown;
    }

    private Stream<Instant> turns(TrayRow row) {
        var window = row.window();
        if (window == null) {
            return Stream.empty();
        }
        var old = window.window().observedAt().plus(FRESH);
        var reset = window.window().resetsAt();
        return reset == null ? Stream.of(old) : Stream.of(old, reset);
    }

    /// `resets in 1 h 38 min`: of moments further away, the day is told.
    private boolean showsStretch() {
        var window = lowest == null ? null : lowest.window();
        var reset = window == null ? null : window.window().resetsAt();
        return reset != null && Duration.between(now, reset).compareTo(Duration.ofDays(1)) < 0;
    }
}
