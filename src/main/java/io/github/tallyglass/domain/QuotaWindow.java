package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reading of a quota that fills up again: a gateway's plan of five hours or a month, a provider's
/// week. What a source does not tell is null, never 0.
///
/// @param id what tells the windows of one account apart, stable from reading to reading
/// @param length seconds from one reset to the next; of a plan that never resets, from its begin to its end
/// @param label as the source names it (a plan's title); `""` where it has no name
/// @param used quota units used since `startsAt`
/// @param total quota units; 0 for a window without a limit
/// @param usedPercent 0…100 and beyond
/// @param startsAt since when `used` counts
/// @param resetsAt when it fills up again; null when it never does or that is not told
/// @param endsAt when it is gone for good
/// @param observedAt when the source was asked
/// @param login [Login#ref()] of the login that it belongs to; `""` where it is the account's own
/// @param reach what it limits
public record QuotaWindow(
        String id,
        long length,
        String label,
        @Nullable Long used,
        @Nullable Long total,
        @Nullable BigDecimal usedPercent,
        @Nullable Instant startsAt,
        @Nullable Instant resetsAt,
        @Nullable Instant endsAt,
        State state,
        Source source,
        Instant observedAt,
        String login,
        Reach reach) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    /// What a window limits.
    public enum Reach {
        /// Every request: the lowest of these decides what is left.
        ALL,
        /// Requests of one model or group of models, named by the label.
        MODEL,
        /// Code reviews only.
        REVIEW,
        /// Money or credits beyond the plan.
        SPEND;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How far a reading can be relied on.
    public enum State {
        OK,
        /// Older than half an hour, or from before a reset that has come since.
        STALE,
        /// The provider has such a window and says nothing about it.
        NOT_REPORTED,
        /// The last question was refused or not answered; figures are those of the last good one.
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Where a reading comes from.
    public enum Source {
        POLLED,
        /// Headers of an answer that a proxy passed on.
        HEADERS,
        /// The text of a refusal, which names the limit that was reached.
        ERROR_BODY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A window of the account itself that limits every request.
    public QuotaWindow(
            String id,
            long length,
            String label,
            @Nullable Long used,
            @Nullable Long total,
            @Nullable BigDecimal usedPercent,
            @Nullable Instant startsAt,
            @Nullable Instant resetsAt,
            @Nullable Instant endsAt,
            State state,
            Source source,
            Instant observedAt) {
        this(
                id,
                length,
                label,
                used,
                total,
                usedPercent,
                startsAt,
                resetsAt,
                endsAt,
                state,
                source,
                observedAt,
                "",
                Reach.ALL);
    }

    /// A window of a login, of which no more is told than a share.
    ///
    /// @param usedPercent null where the provider does not report it
    public static QuotaWindow ofShare(
            String login,
            String id,
            Reach reach,
            long length,
            String label,
            @Nullable BigDecimal usedPercent,
            @Nullable Instant resetsAt,
            Source source,
            Instant observedAt) {
        return new QuotaWindow(
                id,
                length,
                label,
                null,
                null,
                usedPercent,
                resetsAt == null || length <= 0 ? null : resetsAt.minusSeconds(length),
                resetsAt,
                null,
                usedPercent == null ? State.NOT_REPORTED : State.OK,
                source,
                observedAt,
                login,
                reach);
    }

    /// A window that is counted in quota units.
    ///
    /// @param total 0 for one without a limit
    public static QuotaWindow ofUnits(
            String id,
            long length,
            String label,
            long used,
            long total,
            @Nullable Instant startsAt,
            @Nullable Instant resetsAt,
            @Nullable Instant endsAt,
            Instant observedAt) {
        return new QuotaWindow(
                id,
                length,
                label,
                used,
                total,
                percent(used, total),
                startsAt,
                resetsAt,
                endsAt,
                State.OK,
                Source.POLLED,
                observedAt);
    }

    /// `5h` `7d` `30d` or `other:SECONDS`. Months differ in length: 28 to 31 days are all `30d`.
    public String kind() {
        if (length == 5 * HOUR) {
            return "5h";
        }
        if (length == 7 * DAY) {
            return "7d";
        }
        return isMonth() ? "30d" : "other:" + length;
    }

    public boolean isMonth() {
        return length >= 28 * DAY - HOUR && length <= 31 * DAY + HOUR;
    }

    public boolean unlimited() {
        return total != null && total == 0;
    }

    /// 0…100; null where that is not told or there is no limit.
    public @Nullable BigDecimal remainingPercent() {
        return usedPercent == null ? null : HUNDRED.subtract(usedPercent).max(BigDecimal.ZERO);
    }

    /// Until when what is left has to last: the reset, or the end where there is none.
    public Optional<Instant> until() {
        return Optional.ofNullable(resetsAt == null ? endsAt : resetsAt);
    }

    /// As it has to be read at a later moment: what is old is stale, and after a reset nothing is used
    /// until the source says otherwise. Gateways carry a reset out with the next use, so the old figures
    /// may still be served. A login's window begins with the next use, so that its next reset is not known.
    public QuotaWindow at(Instant now) {
        if (resetsAt != null && !now.isBefore(resetsAt)) {
            return afterReset(resetsAt, now);
        }
        return state == State.OK && now.isAfter(observedAt.plus(FRESH)) ? withState(State.STALE) : this;
    }

    public QuotaWindow withState(State newState) {
        return new QuotaWindow(
                id,
                length,
                label,
                used,
                total,
                usedPercent,
                startsAt,
                resetsAt,
                endsAt,
                newState,
                source,
                observedAt,
                login,
                reach);
    }

    /// Windows of hours follow each other; days, weeks and months begin at a midnight that only the
    /// server knows.
    private QuotaWindow afterReset(Instant reset, Instant now) {
        var rolls = login.isEmpty() && length > 0 && length < DAY;
        var passed = rolls ? Duration.between(reset, now).toSeconds() / length : 0;
        var begin = reset.plusSeconds(passed * length);
        var next = rolls ? begin.plusSeconds(length) : null;
        var over = endsAt != null && next != null && next.isAfter(endsAt);
        return new QuotaWindow(
                id,
                length,
                label,
                used == null ? null : 0L,
                total,
                usedPercent == null ? null : percent(0, 1),
                begin,
                over ? null : next,
                endsAt,
                observedAt.isBefore(begin) ? State.STALE : state,
                source,
                observedAt,
                login,
                reach);
    }

    private static @Nullable BigDecimal percent(long used, long total) {
        return total <= 0
                ? null
                : BigDecimal.valueOf(used).multiply(HUNDRED).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
    }
}
