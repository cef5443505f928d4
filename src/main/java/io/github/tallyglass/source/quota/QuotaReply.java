package io.github.tallyglass.source.quota;

import io.github.tallyglass.source.HttpReply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider answered, whoever carried it here.
///
/// @param headers by lower-case name
/// @param receivedAt by the clock of this machine
public record QuotaReply(int status, Map<String, String> headers, String body, Instant receivedAt) {

    /// Beyond this the clocks differ, and not only the way took its time.
    private static final Duration SAME_TIME = Duration.ofMinutes(2);

    private static final Duration PLAUSIBLE = Duration.ofDays(1);

    /// @param headers names in any case
    public QuotaReply {
        var lower = new HashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    public static QuotaReply of(HttpReply reply, Instant receivedAt) {
        return new QuotaReply(reply.status(), reply.headers(), reply.text(), receivedAt);
    }

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    /// A web page, such as a guard in front of the provider shows.
    boolean isPage() {
        return contentType().toLowerCase(Locale.ROOT).contains("html")
                || body.stripLeading().startsWith("<");
    }

    /// Whether the provider's clock and ours differ by more than the way explains.
    boolean skewed() {
        return offset().abs().compareTo(SAME_TIME) > 0;
    }

    /// An instant of the provider's clock, by ours: what is shown as a countdown has to end when the
    /// provider's clock says so (contract of CLIProxyAPI and quotas §3.3). A `Date` that is more than a
    /// day off moves nothing.
    @Nullable
    Instant byOurClock(@Nullable Instant theirs) {
        return theirs == null || !skewed() || offset().abs().compareTo(PLAUSIBLE) > 0 ? theirs : theirs.minus(offset());
    }

    /// The provider's clock − ours; zero where that is not told.
    private Duration offset() {
        var date = headers.get("date");
        try {
            return date == null
                    ? Duration.ZERO
                    : Duration.between(
                            receivedAt,
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    /// Names the status, never the text: it may hold anything.
    @Override
    public String toString() {
        return "QuotaReply[" + status + ", " + body.length() + " characters]";
    }
}
