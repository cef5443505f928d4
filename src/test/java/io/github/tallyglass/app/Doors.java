package io.github.tallyglass.app;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A demo gateway behind an address of its own, with tokens that can be taken away and given to other
/// users. Every user has the same rows; they differ in their number alone.
final class Doors implements AutoCloseable {

    private static final String REFUSAL =
            "{\"success\":false,\"code\":\"AUTH_UNAUTHORIZED\",\"message\":\"invalid access token\"}";

    private final DemoGateway gateway;
    private final LoopbackServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Consumer<Integer> answering = count -> {};

    Doors(DemoGateway gateway) throws IOException {
        this.gateway = gateway;
        door = new LoopbackServer(0, this::answer);
    }

    String url() {
        return door.url().toString();
    }

    /// From now on the token opens the account of that user.
    Doors admit(String token, String user) {
        users.put(token, user);
        return this;
    }

    void revoke(String token) {
        users.remove(token);
    }

    /// Path and query of each request so far.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// @param listener hears the number of each request before it is answered
    void beforeAnswer(Consumer<Integer> listener) {
        answering = listener;
    }

    @Override
    public void close() {
        door.close();
        client.close();
    }

    private LoopbackServer.Reply answer(LoopbackServer.Request request) {
        requests.add(request.target());
        answering.accept(requests.size());
        var given = String.valueOf(request.header("authorization")).replace("Bearer ", "");
        var user = users.get(given);
        if (user == null && !request.target().startsWith("/api/status")) {
            return new LoopbackServer.Reply(
                    401, Map.of("Content-Type", "application/json"), REFUSAL.getBytes(StandardCharsets.UTF_8));
        }
        try {
            var passed = HttpRequest.newBuilder(URI.create(gateway.url() + request.target()))
                    .header("authorization", "Bearer " + gateway.token());
            var reply = client.send(passed.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new LinkedHashMap<String, String>();
            reply.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-length"));
            return new LoopbackServer.Reply(reply.statusCode(), headers, body(request, user, reply.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private byte[] body(LoopbackServer.Request request, @Nullable String user, byte[] body) {
        if (user == null || !request.target().startsWith("/api/user/self")) {
            return body;
        }
        var own = "\"id\":" + gateway.userId() + ",";
        var text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains(own)) {
            throw new IllegalStateException("no id in " + text);
        }
        return text.replace(own, "\"id\":" + user + ",").getBytes(StandardCharsets.UTF_8);
    }
}
