package io.github.tallyglass.source.cliproxy;

import java.util.regex.Pattern;

/// What the credential behind a record is called. The record's `source` is an e-mail, a project, or a key
/// in plain text (the contract of CLIProxyAPI and quotas §1.9).
final class LoginNames {

    /// An e-mail, with whatever a server puts behind it.
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s/:]{1,64}@[A-Za-z0-9.\\-]{1,255}(?: \\([^()\\s]{1,100}\\))?");

    private final Labels labels;

    LoginNames(Labels labels) {
        this.labels = labels;
    }

    String name(RecordFields fields) {
        var label = fields.authIndex.isEmpty() ? "" : labels.login(fields.authIndex);
        if (!label.isEmpty()) {
            return label;
        }
        // Credentials that have no name of their own carry the client's key in its place.
        if (fields.source.isEmpty() || fields.source.equals(fields.apiKey)) {
            return fields.authIndex.isEmpty()
                    ? ""
                    : fields.provider + " " + fields.authIndex.substring(0, Math.min(4, fields.authIndex.length()));
        }
        return isSecret(fields) ? ClientKeys.masked(fields.source, ClientKeys.hash(fields.source)) : fields.source;
    }

    /// Whether `source` is a key, or may be one.
    static boolean isSecret(RecordFields fields) {
        if (EMAIL.matcher(fields.source).matches()) {
            return false;
        }
        return !fields.provider.equals("vertex") || fields.authType.equals("apikey");
    }
}
