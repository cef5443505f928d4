package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why what is left of an account could not be read.
final class QuotaErrors {

    private QuotaErrors() {}

    /// By account id: what went wrong just now, else what is noted of the last question.
    static Map<Long, ErrorDocument> of(List<AccountView> accounts, Map<Long, Failure> failures, Texts texts) {
        var errors = new HashMap<Long, ErrorDocument>();
        for (var view : accounts) {
            var id = view.account().id();
            var failure = failures.get(id);
            if (failure != null) {
                errors.put(id, new ErrorDocument(failure.code(), texts.message(failure), texts.advice(failure)));
                continue;
            }
            view.readings().faults().stream()
                    .filter(fault -> fault.what() != ReadingKind.KEYS)
                    .findFirst()
                    .ifPresent(fault -> errors.put(
                            id,
                            new ErrorDocument(
                                    fault.code(),
                                    texts.get(
                                            "cli.quota.not-read." + fault.what().word()),
                                    texts.get("failure." + fault.code() + ".advice"))));
        }
        return errors;
    }
}
