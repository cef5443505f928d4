package io.github.tallyglass.sync;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.Definitions;
import java.util.List;
import java.util.Map;

/// Definitions of custom gateways, as the command line and the window work with them. Holds no state;
/// asks nobody.
public final class GatewayDefinitions {

    private final Definitions definitions = new Definitions();

    /// Everything that is wrong; empty where the definition can be used.
    public List<DefinitionProblem> problems(String definition) {
        return definitions.tidy(definition) instanceof Result.Err<String>(Failure.BadDefinition(var problems))
                ? problems
                : List.of();
    }

    /// As it is kept and shared.
    ///
    /// @return or [Failure.BadDefinition]
    public Result<String> tidy(String definition) {
        return definitions.tidy(definition);
    }

    /// The shortest one: a gateway like the current new-api.
    public String plain() {
        return definitions.plain();
    }

    /// Every setting with its value, those that were left out among them.
    public Result<String> whole(String definition) {
        return definitions.whole(definition);
    }

    /// One with remarks on every part.
    public String example() {
        return definitions.example();
    }

    /// Values of all settings by JSON pointer, as a form shows them; empty where the definition cannot be
    /// read.
    public Map<String, String> values(String definition) {
        return definitions.values(definition) instanceof Result.Ok<Map<String, String>>(var values) ? values : Map.of();
    }

    /// The definition with one setting changed, right or wrong.
    ///
    /// @param at JSON pointer, as in [#values]
    /// @param value as a form has it; `""` leaves out what may be left out
    public String with(String definition, String at, String value) {
        return definitions.with(definition, at, value);
    }
}
