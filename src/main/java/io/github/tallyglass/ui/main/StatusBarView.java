package io.github.tallyglass.ui.main;

import io.github.tallyglass.query.CacheState;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.time.LocalDate;
import java.util.Comparator;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The bottom edge: accounts, rows and how far back they reach, the run under way, the request budget, zone and
/// currencies.
final class StatusBarView extends HBox {

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
        getChildren().addAll(accounts, rows, budget, Nodes.spring(), progress, place);
        Runnable show = () -> {
            showCache(model.cacheProperty().get());
            showSync(model.syncStateProperty().get());
            place.setText(zone.zone().getId() + " · "
                    + currency.amounts().currency() + " + " + currency.amounts().other().currency());
        };
        model.cacheProperty().subscribe(show);
        model.syncStateProperty().subscribe(show);
        language.textsProperty().subscribe(_ -> show.run());
        zone.zoneProperty().subscribe(show);
        currency.choiceProperty().subscribe(show);
    }

    private void showCache(@Nullable CacheState cache) {
        accounts.setText(cache == null ? "" : language.get("status.accounts", cache.accounts()));
        rows.setText(cache == null ? "" : coverage(cache));
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

    private void showSync(SyncState state) {
        var tightest =
                state.budgets().stream().max(Comparator.comparingDouble(each -> (double) each.used() / each.limit()));
        budget.setText(tightest.map(each -> language.get(
                        "status.budget", each.used(), each.limit(), Math.max(1, each.windowSeconds() / 60)))
                .orElse(""));
        Nodes.present(budget, tightest.isPresent());
        var run = Run.of(state);
        Nodes.present(progress, run != null);
        // While a run is shown it takes the budget's room in a narrow window.
        if (run != null) {
            progressWords.setText(run.words(language.texts()));
            progressBar.show(run.fraction(), "ok", progressWords.getText());
            Nodes.present(progressBar, run.expected() > 0);
        }
    }
}
