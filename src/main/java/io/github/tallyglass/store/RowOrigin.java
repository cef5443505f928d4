package io.github.tallyglass.store;

import io.github.tallyglass.domain.UsageEvent;

/// Who and what stands behind a row, without the address it came from (there are too many of those to
/// share).
///
/// @param key the key's name
/// @param keyId the key's id at the gateway; 0 where unknown
/// @param userId the user's id at the gateway; 0 where unknown
/// @param channel 0 where unknown
/// @param channelName told to administrators only
/// @param upstream who answered behind a proxy
public record RowOrigin(
        String key,
        long keyId,
        String group,
        String user,
        long userId,
        long channel,
        String endpoint,
        String client,
        String channelName,
        UsageEvent.Upstream upstream) {

    static RowOrigin of(UsageEvent.Origin origin) {
        return new RowOrigin(
                origin.key(),
                origin.keyId(),
                origin.group(),
                origin.user(),
                origin.userId(),
                origin.channel(),
                origin.endpoint(),
                origin.client(),
                origin.channelName(),
                origin.upstream());
    }

    /// With the address added again.
    public UsageEvent.Origin withIp(String ip) {
        return new UsageEvent.Origin(
                key, keyId, group, user, userId, channel, endpoint, client, ip, channelName, upstream);
    }

    /// See [UsageEvent.Origin#channelText()].
    public String channelText() {
        return UsageEvent.Origin.channelText(channel, channelName);
    }
}
