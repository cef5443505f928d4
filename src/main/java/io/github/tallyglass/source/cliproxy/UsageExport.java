package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/// The statistics that servers before v6.10.0 kept, as their management API exported them (the contract of
/// CLIProxyAPI and quotas §1.7). Requests only have what is there: no provider, no status, no reason.
public final class UsageExport {

    private final BiConsumer<String, byte[]> each;

    private UsageExport(BiConsumer<String, byte[]> each) {
        this.each = each;
    }

    /// Hands over each request, in the order of the file.
    ///
    /// @param each takes what tells the request from others (the key's name, the model and the text of the
    ///     request; requests may be alike), and the request as [RecordReader] reads it
    /// @return how many there are
    public static Result<Long> read(Path file, BiConsumer<String, byte[]> each) {
        var counted = new long[1];
        var export = new UsageExport((identity, item) -> {
            counted[0]++;
            each.accept(identity, item);
        });
        try (var parser = RecordReader.JSON.createParser(file)) {
            parser.nextToken();
            export.within(
                    parser,
                    "usage",
                    () -> export.within(
                            parser,
                            "apis",
                            () -> export.named(
                                    parser,
                                    (key, _) -> export.within(
                                            parser,
                                            "models",
                                            () -> export.named(
                                                    parser,
                                                    (model, _) -> export.within(
                                                            parser,
                                                            "details",
                                                            () -> export.details(parser, key, model)))))));
            return Result.ok(counted[0]);
        } catch (JacksonException broken) {
            return Result.err(new Failure.BadInput(file.toString(), "broken-file"));
        }
    }

    /// Runs where the value of that field begins; all other fields are passed over.
    private void within(JsonParser parser, String field, Runnable then) {
        named(parser, (name, value) -> {
            if (name.equals(field)) {
                then.run();
            } else {
                parser.skipChildren();
            }
        });
    }

    /// Stands on a value, which is an object or is passed over; behind it afterwards.
    private void named(JsonParser parser, BiConsumer<String, JsonToken> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            field.accept(name, parser.nextToken());
        }
    }

    private void details(JsonParser parser, String key, String model) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var detail = RecordReader.JSON.readTree(parser);
            var identity = key + '\n' + model + '\n' + detail;
            var item = detail instanceof ObjectNode request
                    ? record(request, key, model).toString()
                    : detail.toString();
            each.accept(identity, item.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Requests without a client key are listed under their route.
    private static ObjectNode record(ObjectNode request, String key, String model) {
        var record = request.deepCopy();
        record.put("model", model);
        record.put("imported_from", "usage-export");
        if (key.matches("[A-Z]{3,7} /.*")) {
            record.put("endpoint", key);
        } else if (!key.equals("unknown")) {
            record.put("api_key", key);
        }
        // How tokens contain each other depends on it.
        var family = model.toLowerCase(Locale.ROOT);
        if (family.startsWith("claude")) {
            record.put("provider", "claude");
        } else if (family.startsWith("gemini")) {
            record.put("provider", "gemini");
        }
        return record;
    }
}
