package io.github.tallyglass.source.cliproxy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the list of credentials. Every field may be missing; a credential without `auth_index` (the
/// listing of a server whose own list is not ready) cannot be told from others and is left out. API keys
/// do not leave this reader.
final class AuthFileReader {

    private static final String API_KEY = "api_key";

    private AuthFileReader() {}

    /// @param body an object with the array `files`
    static List<AuthFile> read(JsonNode body) {
        var files = new ArrayList<AuthFile>();
        for (var file : body.path("files")) {
            if (!text(file, "auth_index").isEmpty()) {
                files.add(file(file));
            }
        }
        return List.copyOf(files);
    }

    private static AuthFile file(JsonNode file) {
        var apiKey = text(file, "account_type").equals(API_KEY);
        var account = text(file, "account");
        var provider = text(file, "provider");
        var token = file.path("id_token");
        return new AuthFile(
                text(file, "auth_index"),
                text(file, "name"),
                (provider.isEmpty() ? text(file, "type") : provider).toLowerCase(Locale.ROOT),
                text(file, "email"),
                apiKey ? KeyMask.of(account) : account,
                // A label that repeats the key must not carry it out.
                apiKey && !account.isEmpty() && text(file, "label").contains(account)
                        ? KeyMask.of(account)
                        : text(file, "label"),
                apiKey,
                text(token, "plan_type"),
                text(token, "chatgpt_account_id"),
                text(file, "project_id"),
                text(file, "note"),
                text(file, "status").toLowerCase(Locale.ROOT),
                StateText.of(text(file, "status_message")),
                file.path("disabled").asBoolean(false),
                file.path("unavailable").asBoolean(false),
                instant(text(file, "next_retry_after")),
                file.path("success").asLong(0),
                file.path("failed").asLong(0));
    }

    private static String text(JsonNode object, String field) {
        var node = object.path(field);
        return node.isString() ? node.asString() : "";
    }

    private static @Nullable Instant instant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            // The server's language writes year 1 where nothing is set.
            return moment.isBefore(Instant.EPOCH) ? null : moment;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
