package io.github.tallyglass.text;

import io.github.tallyglass.domain.Masks;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names by their first letter. The same name has the same mask for as long as this lives, and no two names
/// share one: from the second on they are numbered, `a•••`, `a••• 2`. Thread-safe.
public final class MaskedNames implements Names {

    /// Shorter ones are found in too many words.
    private static final int SHORTEST_IN_SENTENCES = 3;

    /// Providers that everybody has, and this machine itself.
    private static final List<String> EVERYBODYS = List.of(
            "localhost",
            "127.0.0.1",
            "[::1]",
            "::1",
            "0.0.0.0",
            "chatgpt.com",
            "openai.com",
            "anthropic.com",
            "claude.ai");

    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}");
    private static final Pattern ADDRESS = Pattern.compile("(?<=://)(\\[[0-9A-Fa-f:]+]|[^/\\s:?#\"'”]+)");
    /// The folder of whoever it is.
    private static final Pattern FOLDER = Pattern.compile("(?<=/home/|/Users/|\\\\Users\\\\)[^/\\\\\\s:]+");

    private static final Pattern IP = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");

    private final Map<String, String> masks = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> learned = new HashSet<>();
    private final String home;
    private final String user;
    private @Nullable Pattern known;

    /// @param home the user's folder, which paths begin with
    /// @param user the user's name, which is part of paths elsewhere
    public MaskedNames(String home, String user) {
        this.home = home;
        this.user = user;
    }

    /// Names that are to be found in sentences, too.
    public synchronized void learn(Collection<String> names) {
        for (var name : names) {
            if (name.length() >= SHORTEST_IN_SENTENCES && !isEverybodys(name) && learned.add(name)) {
                known = null;
            }
        }
    }

    @Override
    public synchronized String name(String whole) {
        if (whole.isEmpty() || given.contains(whole)) {
            return whole;
        }
        return masks.computeIfAbsent(whole, this::mask);
    }

    private String mask(String whole) {
        var plain = Masks.name(whole);
        var mask = plain;
        // A name may itself look like a mask.
        do {
            var number = alike.merge(plain, 1, Integer::sum);
            mask = number == 1 ? plain : plain + Numbers.SPACE + number;
        } while (!given.add(mask));
        return mask;
    }

    @Override
    public String host(String whole) {
        if (isEverybodys(whole)) {
            return whole;
        }
        var port = whole.lastIndexOf(':');
        var hasPort = port > 0 && whole.indexOf(':') == port;
        return hasPort ? name(whole.substring(0, port)) + whole.substring(port) : name(whole);
    }

    /// Those of the machine and of providers that everybody has are nobody's own.
    private static boolean isEverybodys(String host) {
        var port = host.lastIndexOf(':');
        var bare = port > 0 && host.indexOf(':') == port ? host.substring(0, port) : host;
        return EVERYBODYS.stream().anyMatch(each -> bare.equals(each) || bare.endsWith("." + each));
    }

    @Override
    public synchronized String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        var said = words;
        if (home.length() > 1) {
            said = said.replace(home, "~");
        }
        if (user.length() >= SHORTEST_IN_SENTENCES) {
            said = said.replace("/" + user, "/" + name(user)).replace("\\" + user, "\\" + name(user));
        }
        said = replace(FOLDER, replace(MAIL, said));
        said = ADDRESS.matcher(said).replaceAll(found -> Matcher.quoteReplacement(host(found.group())));
        said = IP.matcher(said).replaceAll(found -> Matcher.quoteReplacement(host(found.group())));
        var names = known();
        return names == null ? said : replace(names, said);
    }

    private String replace(Pattern pattern, String words) {
        return pattern.matcher(words).replaceAll((MatchResult found) -> Matcher.quoteReplacement(name(found.group())));
    }

    /// Null while nothing was learned.
    private @Nullable Pattern known() {
        if (known == null && !learned.isEmpty()) {
            known = learned.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.collectingAndThen(
                            Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"),
                            Pattern::compile));
        }
        return known;
    }
}
