package io.github.tallyglass.cli;

import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left as a table: one line for each window and each balance.
final class QuotaText {

    private final Texts texts;
    private final LeftWords words;

    QuotaText(Texts texts, ZoneId zone, Instant now) {
        this.texts = texts;
        this.words = new LeftWords(texts, zone, now);
    }

    String table(List<AccountView> accounts) {
        var header = Stream.of("account", "what", "left", "until", "read")
                .map(column -> texts.get("cli.quota.column." + column))
                .toList();
        var table = new TextTable(header.size(), header);
        for (var view : accounts) {
            var name = view.account().name();
            for (var each : view.readings().windows()) {
                var window = each.window();
                var pace = words.pace(window, each.pace());
                table.add(List.of(
                        name,
                        words.name(window),
                        words.share(window),
                        outlook(words.resetsBrief(window), pace),
                        age(window.observedAt())));
                name = "";
            }
            var balance = view.balanceQuota();
            if (balance != null || view.readings().windows().isEmpty()) {
                table.add(List.of(
                        name,
                        texts.get("left.balance"),
                        money(view),
                        balance == null
                                ? ""
                                : words.depletionBrief(view.readings().depletion()),
                        age(view.balanceAt())));
            }
        }
        return table.text();
    }

    private static String money(AccountView view) {
        var balance = view.balanceQuota();
        if (balance == null) {
            return Numbers.UNKNOWN;
        }
        var money = view.account().unit().cost(balance);
        return Numbers.money(money.amount(), money.currency());
    }

    private static String outlook(String resets, String pace) {
        return pace.isEmpty() ? resets : resets + "; " + pace;
    }

    private String age(@Nullable Instant at) {
        return at == null ? Numbers.UNKNOWN : words.moments().ago(at);
    }
}
