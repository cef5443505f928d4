package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.source.cliproxy.ClientKey;
import io.github.tallyglass.source.cliproxy.ConfiguredKey;
import io.github.tallyglass.source.cliproxy.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names of logins and keys of one server, from memory. Thread-safe: questions put them in, the thread
/// that reads records looks them up.
final class ServerLabels implements Labels {

    private volatile Map<String, String> logins = Map.of();
    private volatile Map<String, String> configured = Map.of();
    private volatile Map<String, String> clients = Map.of();

    void logins(List<Login> now) {
        logins = now.stream().collect(Collectors.toUnmodifiableMap(Login::ref, Login::label, (first, _) -> first));
    }

    void configured(List<ConfiguredKey> now) {
        configured = now.stream()
                .collect(Collectors.toUnmodifiableMap(ConfiguredKey::index, ConfiguredKey::label, (first, _) -> first));
    }

    void clients(List<ClientKey> now) {
        clients = now.stream()
                .collect(Collectors.toUnmodifiableMap(ClientKey::hash, ClientKey::label, (first, _) -> first));
    }

    @Override
    public String key(String hash) {
        return clients.getOrDefault(hash, "");
    }

    @Override
    public String login(String authIndex) {
        var login = logins.get(authIndex);
        return login == null ? configured.getOrDefault(authIndex, "") : login;
    }
}
