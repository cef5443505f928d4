package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row as a source wrote it, in the program's own words. Text fields are `""` where the source says
/// nothing.
///
/// @param createdAt epoch seconds, UTC: when the row was written, i.e. the end of the request
/// @param model requested name, verbatim
/// @param quota quota units, signed 64 bit; a refund row carries a positive amount
/// @param settlement a later row of an asynchronous task: adds quota, is not a request
/// @param subscription a plan paid; the wallet was not touched
/// @param content the server's text of the row: error text, top-up amounts
/// @param extra unknown fields, scrubbed of secrets and prompt text, as a JSON object; `""` when there is
///     nothing
public record UsageEvent(
        long createdAt,
        EventType type,
        String model,
        Origin origin,
        long quota,
        Tokens tokens,
        Timing timing,
        Outcome outcome,
        Pricing pricing,
        boolean settlement,
        boolean subscription,
        String content,
        String extra) {

    /// Gateways write the price beside the quota as a rounded number: half a unit at the default is no
    /// difference.
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    public UsageEvent withQuota(long other) {
        return quota == other
                ? this
                : new UsageEvent(
                        createdAt,
                        type,
                        model,
                        origin,
                        other,
                        tokens,
                        timing,
                        outcome,
                        pricing,
                        settlement,
                        subscription,
                        content,
                        extra);
    }

    /// The field of the row in which the upstream's answer is named, where a source tells it; `""`
    /// elsewhere.
    public String responseId() {
        return ExtraText.field(extra, "response_id").orElse("");
    }

    /// The price in US dollars that a source writes beside the quota. Never counted: quota is what was
    /// billed.
    public Optional<BigDecimal> statedUsd() {
        return ExtraText.field(extra, "cost_usd")
                .filter(text -> text.matches("-?[0-9.]{1,30}([eE][+-]?[0-9]{1,2})?") && text.matches(".*[0-9].*"))
                .map(BigDecimal::new);
    }

    /// The same where it is another price than the quota comes to; empty where both agree, where none is
    /// stated, and where a unit is not a dollar's.
    public Optional<BigDecimal> statedOtherwise(QuotaUnit unit) {
        return unit.currency().equals("USD")
                ? statedUsd()
                        .filter(stated ->
                                stated.subtract(unit.cost(quota).amount()).abs().compareTo(ROUNDING) > 0)
                : Optional.empty();
    }

    /// Who and what stands behind a row.
    ///
    /// @param key the key's name at write time
    /// @param keyId the key's id at the gateway; 0 where unknown
    /// @param userId the user's id at the gateway; 0 where unknown
    /// @param channel numeric channel id; 0 where unknown
    /// @param endpoint request path (`/v1/messages`)
    /// @param client what called, where the source knows it
    /// @param channelName as the gateway names the channel, to administrators only; may change at any time
    /// @param upstream who answered behind a proxy; [Upstream#NONE] at gateways
    public record Origin(
            String key,
            long keyId,
            String group,
            String user,
            long userId,
            long channel,
            String endpoint,
            String client,
            String ip,
            String channelName,
            Upstream upstream) {

        /// An origin at a gateway, which does not tell who answered.
        public Origin(
                String key,
                long keyId,
                String group,
                String user,
                long userId,
                long channel,
                String endpoint,
                String client,
                String ip,
                String channelName) {
            this(key, keyId, group, user, userId, channel, endpoint, client, ip, channelName, Upstream.NONE);
        }

        /// An origin whose channel has no name, as in a user's own rows.
        public Origin(
                String key,
                long keyId,
                String group,
                String user,
                long userId,
                long channel,
                String endpoint,
                String client,
                String ip) {
            this(key, keyId, group, user, userId, channel, endpoint, client, ip, "");
        }

        /// The channel as people look for it: its number and, where it is told, its name; `""` where
        /// unknown.
        public String channelText() {
            return channelText(channel, channelName);
        }

        /// See [#channelText()].
        public static String channelText(long channel, String name) {
            var number = channel == 0 ? "" : Long.toString(channel);
            return (number + " " + name).strip();
        }

        public static final Origin NONE = new Origin("", 0, "", "", 0, 0, "", "", "");
    }

    /// What a proxy tells of the attempt at a provider. Text fields are `""` where it says nothing.
    ///
    /// @param provider `codex`, `claude`, `gemini`, …, `openai-compatible-NAME`
    /// @param login the account at the provider as people know it: an e-mail, or a masked key
    /// @param loginRef the proxy's own name of that credential (`auth_index`), by which its quota is found;
    ///     may become another when the proxy is upgraded or moved
    /// @param effort reasoning effort
    /// @param tier service tier: granted where told, else asked for
    public record Upstream(String provider, String login, String loginRef, String effort, String tier) {
        public static final Upstream NONE = new Upstream("", "", "", "", "");
    }

    /// @param durationMs whole request, milliseconds (many gateways measure whole seconds); null where
    ///     unknown
    /// @param firstTokenMs until the first token, milliseconds; null where not measured
    public record Timing(
            @Nullable Long durationMs, @Nullable Long firstTokenMs, boolean stream) {
        public static final Timing NONE = new Timing(null, null, false);
    }

    /// @param status HTTP status, 200 for a consume row that says nothing else; null where it does not
    ///     apply
    /// @param requestId the gateway's id of the request: retries share it
    public record Outcome(@Nullable Integer status, String requestId, String upstreamRequestId) {
        public static final Outcome NONE = new Outcome(null, "", "");
    }
}
