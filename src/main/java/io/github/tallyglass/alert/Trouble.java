package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something of an account that is wrong or right at the moment.
///
/// @param rule [AlertRule#SYNC_BROKEN] or [AlertRule#STATISTICS_OFF]
/// @param wrong null while it cannot be told: then nothing changes
/// @param since when it was last right, where that is known
/// @param code of the failure; `""` where there is none
public record Trouble(
        AlertRule rule,
        AlertSubject subject,
        String account,
        @Nullable Boolean wrong,
        @Nullable Instant since,
        String code) {}
