package io.github.tallyglass.domain;

/// One thing that is wrong in the definition of a custom gateway, as data: `text.Texts` turns it into a
/// sentence (keys `definition.problem.CODE`).
///
/// @param at JSON pointer of the place; `""` for the whole document
/// @param value what stands there, shortened; `""` where nothing does, or where it looks like a
///     secret
/// @param code what is wrong, or what is expected there
/// @param expected words that may stand there, or the place that it clashes with; `""` where the sentence
///     says it
public record DefinitionProblem(String at, String value, String code, String expected) {}
