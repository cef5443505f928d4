package io.github.tallyglass.source.cliproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.cliproxy.TestTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loopback server answers as the real ones were seen to.
@Timeout(60)
class CpaServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resp/01-sniffing",
                "resp/02-sniff-deadline",
                "resp/03-auth-ok",
                "resp/04-auth-failures-and-ban",
                "resp/05-ban-over-http",
                "resp/06-unknown-commands",
                "resp/07-pop",
                "resp/08-pop-race",
                "resp/09-http-queue",
                "resp/10-subscribe",
                "resp/11-subscribe-needs-auth",
                "resp/12-stats-toggle",
                "resp/13-stats-disabled-from-start",
                "resp/14-no-management-key",
                "resp/16-retention",
                "resp/17-restart",
                "resp/18-remote-client",
                "resp/19-env-password",
                "resp/20-forwarded-for",
                "resp/21-management-errors",
                "resp/23-refresh-messages",
                "resp/25-key-changed-at-run-time",
                "resp/26-retention-changed",
                "old/v7.1.16-06-unknown-commands",
                "old/v7.1.16-07-pop",
                "old/v7.1.16-09-http-queue",
                "old/v7.1.16-10-subscribe",
                "old/v7.1.16-11-subscribe-needs-auth",
                "old/v7.1.17-03-auth-ok",
                "old/v7.1.17-09-http-queue"
            })
    void answersAsTheRealOneDid(String name) throws IOException {
        var version = name.contains("v7.1.16")
                ? CpaVersion.V7_1_16
                : name.contains("v7.1.17") ? CpaVersion.V7_1_17 : CpaVersion.CURRENT;
        var clock = new TestTime();
        var lines = new String(CpaRecord.resource(name + ".resp"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThan(3);
        try (var server = new CpaServer(clock, version)) {
            new Transcript(server, clock).play(lines);
        }
    }
}
