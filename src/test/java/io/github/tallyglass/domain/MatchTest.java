package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    private static Match match(String text) {
        return switch (Match.parse(text)) {
            case Result.Ok<Match>(Match parsed) -> parsed;
            case Result.Err<Match>(Failure failure) -> throw new AssertionError(failure.toString());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "gpt, GPT-4o, true",
        "=gpt-4o, gpt-4o, true",
        "=gpt-4o, gpt-4o-mini, false",
        "!gpt, claude, true",
        "!=gpt-4o, gpt-4o-mini, true",
        "!/^gpt/, my-gpt, true",
        "/^gpt-[45]/, gpt-5, true",
        "/^gpt-[45]/, xgpt-5, false",
        "!, a!b, true",
        "/, a/b, true"
    })
    void readsWhatTheUserWrites(String text, String value, boolean passes) {
        assertThat(match(text).test(value)).isEqualTo(passes);
        assertThat(match(match(text).text())).isEqualTo(match(text));
    }

    @Test
    void aBrokenExpressionIsTold() {
        assertThat(Match.parse("/(/"))
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        err -> assertThat(err.failure().code()).isEqualTo("bad-input"));
    }

    @Test
    void positivesWidenNegativesNarrow() {
        var filter = UsageFilter.ALL
                .with(Dimension.MODEL, match("gpt"))
                .with(Dimension.MODEL, match("claude"))
                .with(Dimension.MODEL, match("!mini"));
        assertThat(filter.accepts(Dimension.MODEL, "gpt-4o")).isTrue();
        assertThat(filter.accepts(Dimension.MODEL, "claude-3")).isTrue();
        assertThat(filter.accepts(Dimension.MODEL, "gpt-4o-mini")).isFalse();
        assertThat(filter.accepts(Dimension.MODEL, "gemini")).isFalse();
        assertThat(filter.accepts(Dimension.KEY, "anything")).isTrue();
        var undone = filter.without(Dimension.MODEL, match("gpt"))
                .without(Dimension.MODEL, match("claude"))
                .without(Dimension.MODEL, match("!mini"));
        assertThat(undone).isEqualTo(UsageFilter.ALL);
        assertThat(undone.isAll()).isTrue();
    }
}
