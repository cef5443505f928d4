package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.net.URI;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Where the Python dashboard found its server (the contract of CLIProxyAPI and quotas §5.1). What else its
/// configuration holds has no meaning here.
///
/// @param url of the server
/// @param managementKey in plain text; `""` where it is not in the file. Never shown: see [#toString()]
public record DashboardConfig(URI url, String managementKey) {

    private static final int USUAL_PORT = 8317;

    /// @return [Failure.BadInput] naming the setting that is wrong
    public static Result<DashboardConfig> read(Path file) {
        try {
            var config = RecordReader.JSON.readTree(file.toFile());
            var port = port(config);
            if (port < 1 || port > 65_535) {
                return Result.err(new Failure.BadInput("cliproxy_port", "not-a-port"));
            }
            var host = config.path("cliproxy_host").asString("127.0.0.1").strip();
            var literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
            var url = URI.create("http://" + (literal.isEmpty() ? "127.0.0.1" : literal) + ":" + port);
            return url.getHost() == null
                    ? Result.err(new Failure.BadInput("cliproxy_host", "not-an-address"))
                    : Result.ok(new DashboardConfig(
                            url, config.path("management_key").asString("").strip()));
        } catch (JacksonException broken) {
            return Result.err(new Failure.BadInput(file.toString(), "broken-file"));
        } catch (IllegalArgumentException noAddress) {
            return Result.err(new Failure.BadInput("cliproxy_host", "not-an-address"));
        }
    }

    private static int port(JsonNode config) {
        var port = config.path("cliproxy_port");
        if (port.isMissingNode() || port.isNull()) {
            return USUAL_PORT;
        }
        var text = port.asString("");
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }

    @Override
    public String toString() {
        return "DashboardConfig[" + url + "]";
    }
}
