package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.CacheState;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.UserZone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The bottom edge: accounts, rows and how far back they reach, the run under way, the request budget,
/// zone and currencies.
final class StatusBarView extends HBox {

    private static final double ROOM_FOR_ALL = 1100;

    private final Language language;
    private final UserZone zone;
    private final CurrencySetting currency;
    private final Label accounts = Nodes.label("");
    private final Label rows = Nodes.label("");
    private final Label budget = Nodes.label("");
    private final Label place = Nodes.label("");
    private final Label progressWords = Nodes.label("");
    private final Meter progressBar = new Meter();
    private final HBox progress;

    StatusBarView(MainModel model, Language language, UserZone zone, CurrencySetting currency) {
        this.language = language;
        this.zone = zone;
        this.currency = currency;
        getStyleClass().add("status-bar");
        progressBar.setPrefWidth(90);
        progressBar.setMinWidth(60);
        progress = new HBox(
                progressBar,
                progressWords,
                Nodes.iconButton(BootstrapIcons.X, language.text("status.cancel"), model::cancel, "plain"));
        progress.getStyleClass().add("progress");
        budget.setMinWidth(0);
        rows.setMinWidth(USE_PREF_SIZE);
        accounts.setMinWidth(USE_PREF_SIZE);
        place.setMinWidth(USE_PREF_SIZE);
        progressWords.setMinWidth(USE_PREF_SIZE);
        var shown = new HBox(4, masked(), counted());
        shown.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(accounts, rows, budget, Nodes.spring(), progress, shown, place);
        Runnable show = () -> {
            var run = Run.of(model.syncStateProperty().get());
            showCache(model.cacheProperty().get(), run != null);
            showBudget(model.syncStateProperty().get(), run != null);
            showRun(run);
            place.setText(zone.zone().getId() + " · "
                    + currencies(model.accountsProperty().get()));
        };
        model.cacheProperty().subscribe(show);
        model.syncStateProperty().subscribe(show);
        model.accountsProperty().subscribe(show);
        language.textsProperty().subscribe(_ -> show.run());
        zone.zoneProperty().subscribe(show);
        widthProperty().subscribe(show);
        currency.choiceProperty().subscribe(show);
    }

    /// Only there while names are masked.
    private Node masked() {
        var privacy = language.privacy();
        var eye = Nodes.iconButton(
                BootstrapIcons.EYE_SLASH, language.text("status.masked"), () -> privacy.mask(false), "plain");
        eye.setId("names-masked");
        privacy.maskedProperty().subscribe(now -> Nodes.present(eye, now));
        return eye;
    }

    /// Whether usage is shown as money, as tokens or as both.
    private Node counted() {
        var choice = new Segments<>(
                List.of(Counted.values()), each -> language.text("status.counted." + Choices.word(each)), "small");
        choice.setId("counted");
        choice.accessibleTextProperty().bind(language.text("status.counted"));
        currency.countedProperty().subscribe(now -> choice.valueProperty().set(now));
        choice.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                currency.count(wanted);
            }
        });
        choice.setMinWidth(USE_PREF_SIZE);
        return choice;
    }

    /// What sums are shown in, and what stands beside them.
    private String currencies(@Nullable List<AccountView> views) {
        var units = views == null
                ? List.<QuotaUnit>of()
                : views.stream().map(view -> view.account().unit()).toList();
        var amounts = currency.amounts().settled(units);
        var shown = amounts.equals(Amounts.UNITS) ? language.get("status.units") : amounts.currency();
        return shown + " + " + amounts.other().currency();
    }

    /// While history is being read, how far back it reaches changes by the second: the run says more.
    private void showCache(@Nullable CacheState cache, boolean reading) {
        if (cache == null) {
            accounts.setText("");
            rows.setText("");
            return;
        }
        accounts.setText(language.get("status.accounts", cache.accounts()));
        rows.setText(reading ? language.get("status.rows", Numbers.exact(cache.rows())) : coverage(cache));
    }

    private String coverage(CacheState cache) {
        var count = Numbers.exact(cache.rows());
        if (cache.coveredSince() == null) {
            return language.get("status.rows", count);
        }
        var since = LocalDate.ofInstant(cache.coveredSince(), zone.zone()).toString();
        return cache.gaps() == 0
                ? language.get("status.rows-covered", count, since)
                : language.get("status.rows-gaps", count, since, cache.gaps());
    }

    private void showBudget(SyncState state, boolean reading) {
        var tightest = state.budgets().stream().max(Comparator.comparingDouble(this::spent));
        budget.setText(tightest.map(this::words).orElse(""));
        // In a narrow window the run under way takes its room.
        var narrow = getWidth() <= ROOM_FOR_ALL;
        Nodes.present(budget, tightest.isPresent() && (!reading || !narrow));
        Nodes.present(accounts, !narrow || (!reading && tightest.isEmpty()));
    }

    /// A host that asked for rest comes first, hosts without a limit come last.
    private double spent(SyncState.HostBudget budget) {
        if (rests(budget)) {
            return Double.MAX_VALUE;
        }
        var general = budget.limit() == 0 ? -1 : (double) budget.used() / budget.limit();
        var critical = budget.critical();
        return critical == null ? general : Math.max(general, (double) critical.used() / critical.limit());
    }

    private boolean rests(SyncState.HostBudget budget) {
        var until = budget.blockedUntil();
        return until != null && until.isAfter(zone.now());
    }

    private String words(SyncState.HostBudget budget) {
        var until = budget.blockedUntil();
        if (until != null && rests(budget)) {
            var time = LocalTime.ofInstant(until, zone.zone()).truncatedTo(ChronoUnit.MINUTES);
            return language.get("status.budget-rests", language.texts().host(budget.host()), time.toString());
        }
        var minutes = Math.max(1, budget.windowSeconds() / 60);
        var general = budget.limit() == 0
                ? language.get("status.budget-unlimited", Numbers.exact((long) budget.used()), minutes)
                : language.get("status.budget", budget.used(), budget.limit(), minutes);
        var critical = budget.critical();
        return critical == null
                ? general
                : general
                        + " · "
                        + language.get(
                                "status.budget-critical",
                                critical.used(),
                                critical.limit(),
                                Math.max(1, critical.windowSeconds() / 60));
    }

    private void showRun(@Nullable Run run) {
        Nodes.present(progress, run != null);
        if (run != null) {
            progressWords.setText(run.words(language.texts()));
            progressBar.show(run.fraction(), "ok", progressWords.getText());
            Nodes.present(progressBar, run.expected() > 0);
        }
    }
}
