package io.github.tallyglass.source.cliproxy;

import java.util.Map;

/// What a provider answered to a question that a CLIProxyAPI passed on.
///
/// @param status of the provider; the proxy's own reply is 200 whatever this is
/// @param headers by lower-case name, the last value of each
public record UpstreamReply(int status, Map<String, String> headers, String body) {

    /// Names what came by its size: bodies may hold what is nobody's business.
    @Override
    public String toString() {
        return "UpstreamReply[" + status + ", " + body.length() + " characters]";
    }
}
