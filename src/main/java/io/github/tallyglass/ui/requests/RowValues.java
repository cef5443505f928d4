package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.UsageRow;

/// The value of a row that a filter on a dimension compares with.
final class RowValues {

    private RowValues() {}

    /// `""` where the row has none.
    static String of(Dimension dimension, UsageRow row) {
        var event = row.event();
        var origin = event.origin();
        return switch (dimension) {
            case ACCOUNT -> row.account();
            case MODEL -> event.model();
            case KEY -> origin.key();
            case GROUP -> origin.group();
            case USER -> origin.user();
            case TYPE -> event.type().word();
            case STATUS -> {
                var status = event.outcome().status();
                yield status == null ? "" : status.toString();
            }
            case CLIENT -> origin.client();
            case ENDPOINT -> origin.endpoint();
            case CHANNEL -> origin.channelText();
            case IP -> origin.ip();
            case PROVIDER -> origin.upstream().provider();
            case LOGIN -> origin.upstream().login();
            case EFFORT -> origin.upstream().effort();
            case TIER -> origin.upstream().tier();
            case REQUEST_ID -> event.outcome().requestId();
            case RESPONSE_ID -> event.responseId();
            // A row has several marks or none; cells show them in their own way.
            case LABEL, MARK -> "";
        };
    }
}
