package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The top of the screen: which section is on display, and what can be asked of the gateways. While they
/// are asked, progress takes the buttons' place.
final class SectionBar extends HBox {

    private final ReconcileModel model;
    private final Segments<String> sections;
    private final Language language;
    private final Button compare;
    private final Button reread;
    private final Button stop;
    private final Meter meter = new Meter();
    private final Label progress = Nodes.label("", "muted");
    private final HBox buttons;
    private final HBox running;

    SectionBar(ReconcileModel model, Segments<String> sections, Language language) {
        this.model = model;
        this.sections = sections;
        this.language = language;
        getStyleClass().add("section-bar");
        compare = button("reconcile.compare", model::compare, "primary");
        reread = button("reconcile.reread", model::reread);
        stop = button("reconcile.stop", model.comparison()::cancel);
        compare.setTooltip(new Tooltip());
        reread.setTooltip(new Tooltip());
        progress.setMinWidth(Region.USE_PREF_SIZE);
        meter.setMinWidth(90);
        buttons = new HBox(reread, compare);
        buttons.getStyleClass().add("section-buttons");
        running = new HBox(meter, progress, stop);
        running.getStyleClass().add("section-buttons");
        sections.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(sections, Nodes.spring(), buttons, running);
        model.comparison().stateProperty().subscribe(_ -> show());
        model.checksProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        sections.valueProperty().subscribe(_ -> show());
    }

    /// What is asked here concerns sums and coverage alone.
    void offersComparing(boolean wanted) {
        buttons.setOpacity(wanted ? 1 : 0);
        buttons.setDisable(!wanted);
    }

    private Button button(String key, Runnable action, String... styleClasses) {
        var button = Nodes.button(language.text(key), action, styleClasses);
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void show() {
        var checks = model.checksProperty().get();
        var blocked = model.comparison().readOnly();
        var toCompare = checks == null ? 0 : checks.toCompare();
        var differing = checks == null ? 0 : checks.differing().size();
        // Where nothing was compared yet, the section itself offers it.
        var offered = checks != null && checks.lines().isEmpty() && toCompare > 0 && blocked == null;
        Nodes.present(
                compare,
                !(offered && SumsSection.ID.equals(sections.valueProperty().get())));
        compare.setDisable(blocked != null || toCompare == 0);
        reread.setDisable(blocked != null || differing == 0);
        var why = blocked == null ? "" : language.words(blocked);
        explain(compare, blocked == null ? language.get("reconcile.compare.tip", toCompare) : why);
        explain(reread, blocked == null ? language.get("reconcile.reread.tip", differing) : why);
        var asking = model.comparison().stateProperty().get() instanceof Comparison.Running;
        Nodes.present(buttons, !asking);
        Nodes.present(running, asking);
        if (model.comparison().stateProperty().get() instanceof Comparison.Running now) {
            showProgress(now);
        } else {
            progress.setText("");
        }
    }

    private void showProgress(Comparison.Running now) {
        var latest = now.latest();
        var account = latest == null ? "" : name(latest.accountId());
        var words = language.get(
                now.reread() ? "reconcile.rereading" : "reconcile.comparing",
                Numbers.exact((long) now.done()),
                Numbers.exact((long) now.all()));
        progress.setText(
                now.stopping()
                        ? language.get("reconcile.stopping")
                        : latest == null || account.isEmpty() ? words : words + " · " + account + ", " + latest.day());
        meter.show(now.all() == 0 ? 0 : (double) now.done() / now.all(), "ok", words);
        stop.setDisable(now.stopping());
    }

    private String name(long accountId) {
        var checks = model.checksProperty().get();
        return checks == null
                ? ""
                : checks.accounts().stream()
                        .filter(account -> account.id() == accountId)
                        .map(account -> language.name(account.name()))
                        .findFirst()
                        .orElse("");
    }

    private static void explain(Button button, String words) {
        button.getTooltip().setText(words);
        button.setAccessibleHelp(words);
    }
}
