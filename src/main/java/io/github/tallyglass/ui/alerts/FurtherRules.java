package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.ui.Nodes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The rules that are no matter of percents: a low balance, an account that cannot be read, statistics.
final class FurtherRules extends VBox {

    private static final GaugeKind BALANCE = GaugeKind.BALANCE;

    private final RulesContext context;
    private final List<RuleLine> lines;

    FurtherRules(RulesContext context) {
        this.context = context;
        getStyleClass().addAll("panel", "rule-lines");
        lines = List.of(balanceLow(), syncBroken(), new RuleLine(AlertRule.STATISTICS_OFF, null, context));
        var title = Nodes.label(context.language().text("alerts.further"), "panel-title");
        getChildren().add(title);
        getChildren().addAll(lines);
    }

    void show(ScopedChoices choices) {
        lines.forEach(line -> line.show(choices));
    }

    private RuleLine balanceLow() {
        var line = new RuleLine(AlertRule.BALANCE_LOW, BALANCE, context);
        var amount = field(line, 4, "alerts.amount", TypedLimits::amount, TypedLimits::words, this::takeAmount);
        var days = field(line, 2, "alerts.days", TypedLimits::count, String::valueOf, this::takeDays);
        amount.setId("alert-balance-amount");
        days.setId("alert-balance-days");
        var currency = new ComboBox<String>();
        currency.setId("alert-balance-currency");
        currency.getItems().setAll(BudgetsModel.CURRENCIES);
        currency.accessibleTextProperty().bind(context.language().text("alerts.currency"));
        currency.setMinWidth(USE_PREF_SIZE);
        currency.setOnAction(_ -> takeCurrency(currency.getValue()));
        return line.with(
                choices -> {
                    var limits = choices.choice(AlertRule.BALANCE_LOW, BALANCE).limits();
                    amount.show(Optional.ofNullable(limits.amount()));
                    days.show(Optional.ofNullable(limits.days()));
                    if (!limits.currency().isEmpty()) {
                        currency.setValue(limits.currency());
                    } else if (currency.getValue() == null) {
                        currency.setValue(BudgetsModel.CURRENCIES.getFirst());
                    }
                },
                word("alerts.below"),
                amount,
                currency,
                word("alerts.or-lasts"),
                days,
                word("alerts.or-days"));
    }

    private RuleLine syncBroken() {
        var line = new RuleLine(AlertRule.SYNC_BROKEN, null, context);
        var hours = new LimitField<>(
                3,
                TypedLimits::count,
                String::valueOf,
                typed -> change(
                        AlertRule.SYNC_BROKEN,
                        null,
                        limits -> new AlertLimits(
                                limits.percents(),
                                limits.amount(),
                                limits.currency(),
                                limits.days(),
                                Duration.ofHours(typed))),
                wrong -> line.complain(wrong ? context.language().get("alerts.hours.bad") : ""));
        hours.setId("alert-sync-hours");
        hours.accessibleTextProperty().bind(context.language().text("alerts.hours"));
        return line.with(
                choices -> hours.show(
                        hours(choices.choice(AlertRule.SYNC_BROKEN, null).limits())),
                word("alerts.after"),
                hours,
                word("alerts.after-hours"));
    }

    /// Nothing typed stands for no such limit.
    private <T> LimitField<Optional<T>> field(
            RuleLine line,
            int columns,
            String key,
            Function<String, Optional<T>> read,
            Function<T, String> write,
            java.util.function.Consumer<Optional<T>> take) {
        var field = new LimitField<Optional<T>>(
                columns,
                typed -> typed.isBlank()
                        ? Optional.of(Optional.empty())
                        : read.apply(typed).map(Optional::of),
                value -> value.map(write).orElse(""),
                take,
                wrong -> line.complain(wrong ? context.language().get(key + ".bad") : ""));
        field.accessibleTextProperty().bind(context.language().text(key));
        field.promptTextProperty().bind(context.language().text("alerts.no-limit"));
        return field;
    }

    private void takeAmount(Optional<BigDecimal> typed) {
        var currency = lookup("#alert-balance-currency") instanceof ComboBox<?> box ? box.getValue() : null;
        change(
                AlertRule.BALANCE_LOW,
                BALANCE,
                limits -> new AlertLimits(
                        limits.percents(),
                        typed.orElse(null),
                        typed.isEmpty()
                                ? ""
                                : currency instanceof String word ? word : BudgetsModel.CURRENCIES.getFirst(),
                        limits.days(),
                        limits.after()));
    }

    private void takeDays(Optional<Integer> typed) {
        change(
                AlertRule.BALANCE_LOW,
                BALANCE,
                limits -> new AlertLimits(
                        limits.percents(), limits.amount(), limits.currency(), typed.orElse(null), limits.after()));
    }

    private void takeCurrency(@Nullable String wanted) {
        var now = context.choices().choice(AlertRule.BALANCE_LOW, BALANCE).limits();
        if (wanted != null && now.amount() != null && !wanted.equals(now.currency())) {
            change(
                    AlertRule.BALANCE_LOW,
                    BALANCE,
                    limits ->
                            new AlertLimits(limits.percents(), limits.amount(), wanted, limits.days(), limits.after()));
        }
    }

    private void change(AlertRule rule, @Nullable GaugeKind kind, UnaryOperator<AlertLimits> change) {
        var choices = context.choices();
        context.model()
                .choose(choices.with(
                        rule, kind, change.apply(choices.choice(rule, kind).limits())));
    }

    private static int hours(AlertLimits limits) {
        var after = limits.after() == null ? AlertLimits.USUAL.after() : limits.after();
        return after == null ? 1 : (int) Math.max(1, after.toHours());
    }

    private Label word(String key) {
        var label = Nodes.label(context.language().text(key), "muted", "small");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
