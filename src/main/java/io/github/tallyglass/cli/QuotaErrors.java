package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ReadingFault;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.export.QuotaDocuments.AccountQuota;
import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.Texts;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why what is left of an account could not be read, in words.
record QuotaErrors(Texts texts) {

    /// By account id: what went wrong just now, else what is noted of the last question.
    Map<Long, ErrorDocument> of(List<AccountView> accounts, Map<Long, Failure> failures) {
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
                    .ifPresent(fault -> errors.put(id, told(fault)));
        }
        return errors;
    }

    ErrorDocument told(ReadingFault fault) {
        return new ErrorDocument(
                fault.code(),
                texts.get("cli.quota.not-read." + fault.what().word()),
                texts.get("failure." + fault.code() + ".advice"));
    }

    /// What is left of all accounts, one entry a login where an account has logins.
    Quota document(List<AccountView> accounts, Map<Long, ErrorDocument> errors, ZoneId zone) {
        return new Quota(accounts.stream()
                .flatMap(
                        view -> AccountQuota.all(view, errors.get(view.account().id()), this::told, zone).stream())
                .toList());
    }
}
