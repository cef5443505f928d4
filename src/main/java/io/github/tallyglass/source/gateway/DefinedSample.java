package io.github.tallyglass.source.gateway;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a page of rows, as they came, says about a definition.
final class DefinedSample {

    /// Fields that no sum can do without.
    private static final Set<DefinedField> ALWAYS_WANTED = EnumSet.of(
            DefinedField.TIME,
            DefinedField.TYPE,
            DefinedField.MODEL,
            DefinedField.QUOTA,
            DefinedField.PROMPT_TOKENS,
            DefinedField.COMPLETION_TOKENS,
            DefinedField.KEY);

    private final Definition definition;

    DefinedSample(Definition definition) {
        this.definition = definition;
    }

    /// Fields that none of the rows has, of those that the definition names itself and those that are
    /// always wanted.
    List<CustomProbe.Absent> absentFrom(List<JsonNode> rows) {
        return Arrays.stream(DefinedField.values())
                .filter(field -> ALWAYS_WANTED.contains(field) || definition.differs(field.at()))
                .flatMap(field -> {
                    var place = definition.field(field.at());
                    return place == null
                                    || rows.stream()
                                            .anyMatch(row -> place.path().isIn(row))
                            ? Stream.empty()
                            : Stream.of(new CustomProbe.Absent(
                                    field.at(), place.path().text()));
                })
                .toList();
    }
}
