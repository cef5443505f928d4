package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import java.math.BigDecimal;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// The compared days at a glance: what is kept here, what the gateways say, how far apart they are, and
/// how the days stand.
final class SummaryView extends GridPane {

    private static final double SUM = 18;
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Language language;
    private final CurrencySetting currency;
    private final SumCard local;
    private final SumCard gateway;
    private final SumCard difference;
    private final StatesCard states;

    SummaryView(ReconcileModel model, Language language, CurrencySetting currency) {
        this.language = language;
        this.currency = currency;
        getStyleClass().add("cards");
        local = new SumCard(language.text("reconcile.local"));
        gateway = new SumCard(language.text("reconcile.gateway"));
        difference = new SumCard(language.text("reconcile.difference"));
        states = new StatesCard(model, language);
        addRow(0, local, gateway, difference, states);
        for (var width : new double[] {SUM, SUM, SUM, 100 - 3 * SUM}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(width);
            getColumnConstraints().add(column);
        }
    }

    /// States that need a second line get it.
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    void show(Checks checks) {
        var tally = checks.tally();
        states.show(checks);
        if (tally.comparable() == 0) {
            local.show(Numbers.UNKNOWN, "", "", "");
            gateway.show(Numbers.UNKNOWN, "", "", "");
            difference.show(Numbers.UNKNOWN, "", "", "");
            return;
        }
        sum(local, tally.local(), tally.localQuota(), tally);
        sum(gateway, tally.gateway(), tally.gatewayQuota(), tally);
        var apart = tally.difference();
        var none = apart.quotaByUnit().values().stream().allMatch(quota -> quota == 0);
        difference.show(
                none ? language.get("reconcile.none") : signed(apart),
                language.get("reconcile.over-days", tally.comparable()),
                "",
                exact(apart, tally.localQuota() - tally.gatewayQuota(), tally));
    }

    private void sum(SumCard card, Figures figures, long quota, Tally tally) {
        var other = currency.amounts().other();
        card.show(
                currency.amounts().words(figures),
                other.covers(figures) ? other.words(figures) : "",
                "",
                exact(figures, quota, tally));
    }

    private String signed(Figures figures) {
        // Two decimals or four must not say that nothing is there.
        var value = currency.amounts().value(figures);
        var words = value.abs().compareTo(LEAST) < 0
                ? currency.amounts().exact(figures)
                : currency.amounts().words(figures);
        return value.signum() > 0 ? "+" + words : words;
    }

    private String exact(Figures figures, long quota, Tally tally) {
        var other = currency.amounts().other();
        return currency.amounts().exact(figures)
                + (other.covers(figures) ? "\n" + other.exact(figures) : "")
                + (tally.oneUnit() ? "\n" + language.get("reconcile.units", Numbers.exact(quota)) : "")
                + "\n" + language.get("reconcile.over-days", tally.comparable());
    }
}
