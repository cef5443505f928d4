package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.quota.TokenLogin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the logins of token files are called: by e-mail, and where several share one, with what tells them
/// apart behind it: the plan, the provider, the file.
final class TokenLabels {

    private TokenLabels() {}

    /// @param emails of logins whose files do not name any, by ref
    /// @return by ref
    static Map<String, String> of(List<TokenLogin> logins, Map<String, String> emails) {
        var sharing = new HashMap<String, Integer>();
        logins.forEach(login -> sharing.merge(base(login, emails), 1, Integer::sum));
        var taken = new HashSet<String>();
        var labels = new HashMap<String, String>();
        for (var login : logins) {
            var base = base(login, emails);
            var label = sharing.getOrDefault(base, 0) == 1
                    ? base
                    : qualified(base, login)
                            .filter(candidate -> !taken.contains(candidate))
                            .findFirst()
                            .orElse(base + " (" + login.ref() + ")");
            taken.add(label);
            labels.put(login.ref(), label);
        }
        return Map.copyOf(labels);
    }

    private static String base(TokenLogin login, Map<String, String> emails) {
        var email = login.email().isEmpty() ? emails.getOrDefault(login.ref(), "") : login.email();
        return email.isEmpty() ? login.name() : email;
    }

    private static Stream<String> qualified(String base, TokenLogin login) {
        return Stream.of(login.provider(), login.plan(), login.provider() + " " + login.plan(), login.name())
                .filter(qualifier -> !qualifier.isBlank())
                .map(qualifier -> base + " (" + qualifier.strip() + ")");
    }
}
