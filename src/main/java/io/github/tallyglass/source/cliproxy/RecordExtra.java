package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.source.gateway.Scrubber;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is kept of a record beside the columns, as a JSON object: what is rare, what explains a figure, and
/// fields that this version does not know.
final class RecordExtra {

    private static final int LONGEST_UNKNOWN = 2_000;
    private final ObjectNode extra;
    private final CleanNames names;

    private RecordExtra(ObjectNode extra, CleanNames names) {
        this.extra = extra;
        this.names = names;
    }

    /// @param unclassified tokens that only the record's total tells of
    /// @param errorType the upstream's word for what went wrong; `""` where there is none
    static String of(
            RecordFields fields,
            String keyHash,
            long unclassified,
            String errorType,
            CleanNames names,
            JsonMapper json) {
        return new RecordExtra(json.createObjectNode(), names).of(fields, keyHash, unclassified, errorType);
    }

    private String of(RecordFields fields, String keyHash, long unclassified, String errorType) {
        if (!fields.alias.equals(fields.model)) {
            put("alias", fields.alias);
        }
        put("auth_type", fields.authType);
        if (!keyHash.isEmpty()) {
            extra.put("key_hash", keyHash);
        }
        put("x_forwarded_for", fields.forwardedFor);
        put("error_type", errorType);
        if (!fields.grantedTier.isEmpty() && !isAnyTier(fields.tier) && !fields.tier.equals(fields.grantedTier)) {
            put("service_tier", fields.tier);
        }
        if (!fields.generates) {
            extra.put("generate", false);
        }
        var quality = fields.tokens.division.quality;
        if (!quality.isEmpty() && !quality.equals("complete")) {
            put("quality", quality);
        }
        if (unclassified > 0) {
            extra.put("unclassified_tokens", unclassified);
        }
        addUnknown(fields);
        return extra.isEmpty() ? "" : extra.toString();
    }

    /// `auto` stands where the client asked for nothing.
    private static boolean isAnyTier(String tier) {
        return tier.isEmpty() || tier.equals("auto");
    }

    /// None of them may take the place of what is known, and all together stay within bounds.
    private void addUnknown(RecordFields fields) {
        if (fields.unknown == null) {
            return;
        }
        if (Scrubber.PLAIN.json(fields.unknown) instanceof ObjectNode clean) {
            var room = LONGEST_UNKNOWN;
            for (var field : clean.properties()) {
                room -= field.getKey().length() + field.getValue().toString().length() + 4;
                if (room < 0) {
                    extra.put("unknown_cut", true);
                    return;
                }
                if (!extra.has(field.getKey())) {
                    extra.set(field.getKey(), field.getValue());
                }
            }
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            extra.put(name, names.of(value));
        }
    }
}
