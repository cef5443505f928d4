package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.source.cliproxy.AuthFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the logins of one server are called: by e-mail, and where several share one, with what tells them
/// apart behind it (the provider, the plan, the file). A login that has a name keeps it as long as it is
/// right: rows are stored under names.
final class LoginLabels {

    private final List<AuthFile> files;
    private final Map<String, Long> sharing;
    private final Map<String, String> labels = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private LoginLabels(List<AuthFile> files) {
        this.files = files;
        sharing = files.stream().collect(Collectors.groupingBy(LoginLabels::base, Collectors.counting()));
    }

    /// @param known as they were called before
    /// @return by `auth_index`
    static Map<String, String> of(List<AuthFile> files, List<Login> known) {
        var naming = new LoginLabels(files);
        var before = known.stream().collect(Collectors.toMap(Login::ref, Login::label, (first, _) -> first));
        files.forEach(file -> naming.keep(file, before.getOrDefault(file.index(), "")));
        files.forEach(naming::name);
        return Map.copyOf(naming.labels);
    }

    private void keep(AuthFile file, String label) {
        if (candidates(file).anyMatch(label::equals) && taken.add(label)) {
            labels.put(file.index(), label);
        }
    }

    private void name(AuthFile file) {
        if (labels.containsKey(file.index())) {
            return;
        }
        var alone = sharing.getOrDefault(base(file), 0L) == 1;
        var label = candidates(file)
                // Among several, the bare e-mail would not say which.
                .skip(alone ? 0 : 1)
                .filter(candidate -> !taken.contains(candidate) && tellsApart(file, candidate))
                .findFirst()
                .orElse(file.index());
        taken.add(label);
        labels.put(file.index(), label);
    }

    /// A plan that two of them have names neither.
    private boolean tellsApart(AuthFile file, String candidate) {
        return files.stream()
                .filter(other -> !other.index().equals(file.index()))
                .noneMatch(other -> candidates(other).skip(1).anyMatch(candidate::equals));
    }

    private static Stream<String> candidates(AuthFile file) {
        var base = base(file);
        var name = file.file().replaceFirst("\\.json$", "");
        var qualifiers = Stream.of(
                        file.provider(),
                        file.plan(),
                        join(file.provider(), file.plan()),
                        file.note(),
                        name,
                        file.index())
                .filter(qualifier -> !qualifier.isBlank());
        return Stream.concat(Stream.of(base), qualifiers.map(qualifier -> base + " (" + qualifier.strip() + ")"));
    }

    private static String join(String provider, String plan) {
        return plan.isEmpty() ? "" : provider + " " + plan;
    }

    private static String base(AuthFile file) {
        return Stream.of(file.email(), file.account(), file.label(), file.file(), file.index())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }
}
