package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.export.TextTable;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left as a table: one line for each window and each balance, and below it in
/// sentences how long windows last, which no column is wide enough for.
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
        var below = new ArrayList<String>();
        for (var view : accounts) {
            var name = view.account().name();
            for (var each : view.readings().windows()) {
                var window = each.window();
                var pace = words.pace(window, each.pace());
                table.add(List.of(
                        name,
                        words.name(window),
                        words.share(window),
                        words.resetsBrief(window),
                        age(window.observedAt())));
                name = "";
                if (!pace.isEmpty()) {
                    below.add(view.account().name() + ", " + words.name(window) + ": " + pace);
                }
            }
            for (var login : view.readings().logins()) {
                addLogin(login, view.account().name(), table, below);
            }
            var balance = view.balanceQuota();
            var nothing = view.readings().windows().isEmpty()
                    && view.readings().logins().isEmpty();
            if (balance != null || nothing) {
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
        return table.text() + below.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /// Why nothing is known of it, where the source says so.
    private String stateOf(Login login) {
        return login.state() == Login.State.ACTIVE
                ? ""
                : texts.get("cli.quota.login-state." + login.state().word());
    }

    /// One line for each window of a login, one that says so where there is none.
    private void addLogin(LoginView login, String account, TextTable table, List<String> below) {
        var known = login.login();
        var whose = texts.get("cli.quota.login", account, known.label(), known.provider());
        var name = known.plan().isEmpty() ? whose : whose + " " + known.plan();
        if (login.windows().isEmpty()) {
            table.add(List.of(name, stateOf(known), Numbers.UNKNOWN, "", age(login.readAt())));
        }
        var first = name;
        for (var each : login.windows()) {
            var window = each.window();
            table.add(List.of(
                    first,
                    words.name(window),
                    words.share(window),
                    words.resetsBrief(window),
                    age(window.observedAt())));
            first = "";
            var pace = words.pace(window, each.pace());
            if (!pace.isEmpty()) {
                below.add(whose + ", " + words.name(window) + ": " + pace);
            }
        }
    }

    private static String money(AccountView view) {
        var balance = view.balanceQuota();
        if (balance == null) {
            return Numbers.UNKNOWN;
        }
        var money = view.account().unit().cost(balance);
        return Numbers.money(money.amount(), money.currency());
    }

    private String age(@Nullable Instant at) {
        return at == null ? Numbers.UNKNOWN : words.moments().ago(at);
    }
}
