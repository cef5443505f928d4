package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.alert.BackTest;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.chart.LimitBars;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a budget would have done, in words.
record BackTestWords(BackTest test, Budget.Period period, Texts texts, ZoneId zone, Instant now) {

    /// Dates that are told one by one.
    private static final int TOLD = 8;

    /// `It would have fired in 5 of the last 60 days: Nov 3, Nov 7, …`
    String sentence() {
        var fired = fired();
        var all = test.periods().size();
        var word = Choices.word(period);
        if (fired.isEmpty()) {
            return texts.get("alerts.back-test.never." + word, all);
        }
        var newest = fired.subList(Math.max(0, fired.size() - TOLD), fired.size());
        var dates = newest.reversed().stream().map(this::date).collect(Collectors.joining(texts.get("alerts.comma")));
        var left = fired.size() - newest.size();
        var told = texts.get("alerts.back-test.fired." + word, fired.size(), all, dates);
        return left == 0 ? told : texts.get("alerts.back-test.more", told, left);
    }

    /// `""` where every row is here.
    String completeness() {
        return test.complete() ? "" : texts.get("alerts.back-test.incomplete");
    }

    List<LimitBars.Bar> bars() {
        var last = test.periods().size() - 1;
        return java.util.stream.IntStream.rangeClosed(0, last)
                .mapToObj(index -> bar(test.periods().get(index), index == last))
                .toList();
    }

    BigDecimal highest() {
        return test.periods().stream().map(BackTest.Past::spent).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    String first() {
        return test.periods().isEmpty() ? "" : date(test.periods().getFirst().from());
    }

    String last() {
        return test.periods().isEmpty() ? "" : texts.get("alerts.now." + Choices.word(period));
    }

    private LimitBars.Bar bar(BackTest.Past past, boolean running) {
        var span = past.from().equals(past.to())
                ? date(past.from())
                : texts.get("alerts.span", date(past.from()), date(past.to()));
        var words = span + " · " + Numbers.money(past.spent(), test.currency());
        var fired = past.firedOn();
        return new LimitBars.Bar(
                past.spent(),
                fired == null || past.from().equals(past.to())
                        ? words
                        : words + " · " + texts.get("alerts.back-test.on", date(fired)),
                running);
    }

    private List<LocalDate> fired() {
        return test.periods().stream()
                .map(BackTest.Past::firedOn)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private String date(LocalDate day) {
        return new Moments(texts, zone, now).date(day.atStartOfDay(zone).toInstant());
    }
}
