package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Login.State;
import io.github.tallyglass.source.cliproxy.AuthFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The logins of a server out of its list of credentials.
final class LoginList {

    private LoginList() {}

    /// @param known as they were stored before: names and plans that the list does not tell stay
    static List<Login> of(List<AuthFile> files, List<Login> known, Instant now) {
        var labels = LoginLabels.of(files, known);
        var plans = known.stream().collect(Collectors.toMap(Login::ref, Login::plan, (first, _) -> first));
        return files.stream().map(file -> login(file, labels, plans, now)).toList();
    }

    private static Login login(AuthFile file, Map<String, String> labels, Map<String, String> plans, Instant now) {
        var state = state(file, now);
        return new Login(
                file.index(),
                file.provider(),
                labels.getOrDefault(file.index(), file.index()),
                file.email(),
                file.plan().isEmpty() ? plans.getOrDefault(file.index(), "") : file.plan(),
                state,
                state == State.ACTIVE ? "" : file.message(),
                state == State.COOLING ? file.retryAfter() : null);
    }

    /// A wait that is over leaves the server's own word behind until the next request.
    private static State state(AuthFile file, Instant now) {
        if (file.disabled() || file.status().equals("disabled")) {
            return State.DISABLED;
        }
        var until = file.retryAfter();
        if (until != null) {
            return until.isAfter(now) ? State.COOLING : State.ACTIVE;
        }
        return file.unavailable() || file.status().equals("error") ? State.ERROR : State.ACTIVE;
    }

    /// Credentials that a server names anew after an update or a move of its folder: the new name of each
    /// old one. Only where nothing else can be meant: the same e-mail at the same provider, in one plan,
    /// gone under one name and there under one other (the contract of CLIProxyAPI and quotas §1.11).
    ///
    /// @param known as they were stored before
    static Map<String, String> renamed(List<AuthFile> files, List<Login> known) {
        var present = files.stream().map(AuthFile::index).collect(Collectors.toSet());
        var stored = known.stream().map(Login::ref).collect(Collectors.toSet());
        var gone = known.stream()
                .filter(login ->
                        !present.contains(login.ref()) && !login.email().isEmpty())
                .collect(Collectors.groupingBy(login -> identity(login.provider(), login.email(), login.plan())));
        var come = files.stream()
                .filter(file -> !stored.contains(file.index()) && !file.email().isEmpty())
                .collect(Collectors.groupingBy(file -> identity(file.provider(), file.email(), file.plan())));
        var renamed = new HashMap<String, String>();
        come.forEach((identity, files2) -> {
            var before = gone.getOrDefault(identity, gone.getOrDefault(withoutPlan(files2.getFirst()), List.of()));
            if (files2.size() == 1 && before.size() == 1) {
                renamed.put(before.getFirst().ref(), files2.getFirst().index());
            }
        });
        return Map.copyOf(renamed);
    }

    private static String identity(String provider, String email, String plan) {
        return provider + '\n' + email + '\n' + plan;
    }

    /// Where the list tells no plan, what was stored of one was learned elsewhere.
    private static String withoutPlan(AuthFile file) {
        return identity(file.provider(), file.email(), "");
    }
}
