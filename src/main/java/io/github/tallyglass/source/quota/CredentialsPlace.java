package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The definition of an account that is read with token files: `{"credentials":"FILE or FOLDER"}`.
///
/// @param place as typed; `""` for the usual one
public record CredentialsPlace(String place) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "credentials";

    /// @param definition JSON, or `""`
    public static Result<CredentialsPlace> of(String definition) {
        if (definition.isBlank()) {
            return Result.ok(new CredentialsPlace(""));
        }
        try {
            var fields = new Fields(JSON.readTree(definition));
            return fields.isObject()
                    ? Result.ok(new CredentialsPlace(fields.text(KEY)))
                    : Result.err(new Failure.BadInput(KEY, "not-a-file"));
        } catch (JacksonException noJson) {
            return Result.err(new Failure.BadInput(KEY, "not-a-file"));
        }
    }

    /// The JSON of it; `""` for the usual place.
    public String definition() {
        return place.isBlank()
                ? ""
                : JsonNodeFactory.instance.objectNode().put(KEY, place.strip()).toString();
    }

    /// The file or folder itself.
    ///
    /// @param provider of the account
    public Result<Path> path(TokenPlaces places, String provider) {
        try {
            return Result.ok(places.named(place, provider).toAbsolutePath().normalize());
        } catch (InvalidPathException noPath) {
            return Result.err(new Failure.BadInput(KEY, "not-a-file"));
        }
    }
}
