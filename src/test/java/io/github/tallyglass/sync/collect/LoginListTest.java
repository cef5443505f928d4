package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.source.cliproxy.AuthFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginListTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static AuthFile file(String index, String provider, String email, String plan, String name) {
        return file(index, provider, email, plan, name, "active", false, null);
    }

    private static AuthFile file(
            String index,
            String provider,
            String email,
            String plan,
            String name,
            String status,
            boolean unavailable,
            @Nullable Instant retryAfter) {
        return new AuthFile(
                index,
                name,
                provider,
                email,
                email,
                email,
                false,
                plan,
                "",
                "",
                "",
                status,
                "said",
                false,
                unavailable,
                retryAfter,
                0,
                0);
    }

    private static List<String> labels(List<AuthFile> files, List<Login> known) {
        return LoginList.of(files, known, NOW).stream().map(Login::label).toList();
    }

    @Test
    void oneEmailInTwoWorkspacesIsTwoLogins() {
        var files = List.of(
                file("1", "codex", "a@example.com", "plus", "codex-a@example.com-plus.json"),
                file("2", "codex", "a@example.com", "team", "codex-a@example.com-team.json"),
                file("3", "codex", "b@example.com", "plus", "codex-b@example.com-plus.json"));
        assertThat(labels(files, List.of()))
                .containsExactly("a@example.com (plus)", "a@example.com (team)", "b@example.com");
    }

    @Test
    void onePlanTwiceIsToldByTheFile() {
        var files = List.of(
                file("1", "codex", "a@example.com", "team", "codex-1-team.json"),
                file("2", "codex", "a@example.com", "team", "codex-2-team.json"));
        assertThat(labels(files, List.of()))
                .containsExactly("a@example.com (codex-1-team)", "a@example.com (codex-2-team)");
    }

    @Test
    void oneEmailAtTwoProvidersIsToldByTheProvider() {
        var files = List.of(
                file("1", "codex", "a@example.com", "", "codex-a.json"),
                file("2", "claude", "a@example.com", "", "claude-a.json"));
        assertThat(labels(files, List.of())).containsExactly("a@example.com (codex)", "a@example.com (claude)");
    }

    @Test
    void aNameStaysWhenAnotherLoginComes() {
        var first = List.of(file("1", "codex", "a@example.com", "plus", "codex-a-plus.json"));
        var known = LoginList.of(first, List.of(), NOW);
        var both = List.of(first.getFirst(), file("2", "codex", "a@example.com", "team", "codex-a-team.json"));
        assertThat(labels(both, known)).containsExactly("a@example.com", "a@example.com (team)");
    }

    @Test
    void statesAreThoseOfTheRouter() {
        var states = LoginList.of(
                        List.of(
                                file("1", "codex", "a@example.com", "", "a", "active", false, null),
                                file("2", "codex", "b@example.com", "", "b", "error", true, NOW.plusSeconds(60)),
                                file("3", "codex", "c@example.com", "", "c", "error", true, NOW.minusSeconds(60)),
                                file("4", "codex", "d@example.com", "", "d", "error", false, null),
                                file("5", "codex", "e@example.com", "", "e", "disabled", false, null)),
                        List.of(),
                        NOW)
                .stream()
                .toList();
        assertThat(states)
                .extracting(Login::state)
                .containsExactly(
                        Login.State.ACTIVE,
                        Login.State.COOLING,
                        Login.State.ACTIVE,
                        Login.State.ERROR,
                        Login.State.DISABLED);
        assertThat(states.get(1).limitedUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(states.get(1).detail()).isEqualTo("said");
        assertThat(states.get(2).detail()).isEmpty();
    }

    @Test
    void anUpdateIsRecognisedOnlyWhereNothingElseCanBeMeant() {
        var known = LoginList.of(
                List.of(
                        file("old1", "codex", "a@example.com", "plus", "a"),
                        file("old2", "codex", "b@example.com", "team", "b1"),
                        file("old3", "codex", "b@example.com", "team", "b2"),
                        file("stays", "claude", "c@example.com", "", "c")),
                List.of(),
                NOW);
        var now = List.of(
                file("new1", "codex", "a@example.com", "plus", "a"),
                file("new2", "codex", "b@example.com", "team", "b1"),
                file("new3", "codex", "b@example.com", "team", "b2"),
                file("stays", "claude", "c@example.com", "", "c"),
                file("more", "claude", "c@example.com", "", "c2"));
        assertThat(LoginList.renamed(now, known)).isEqualTo(Map.of("old1", "new1"));
    }
}
