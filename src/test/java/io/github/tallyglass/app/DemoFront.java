package io.github.tallyglass.app;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The demo gateway behind a door that notes who comes in.
final class DemoFront implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("authorization", "accept-encoding", "new-api-user");

    /// A request for rows.
    record Asked(Interval window, long page) {}

    private final DemoGateway gateway;
    private final LoopbackServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Consumer<Integer> answered = count -> {};

    DemoFront(DemoSettings settings) throws IOException {
        gateway = new DemoGateway(settings);
        door = new LoopbackServer(0, this::answer);
    }

    URI url() {
        return door.url();
    }

    DemoGateway gateway() {
        return gateway;
    }

    /// Path and query of each request so far.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// @param listener hears how many requests were answered so far, on the server's thread
    void onAnswer(Consumer<Integer> listener) {
        answered = listener;
    }

    /// Requests for rows since the given number of requests.
    List<Asked> askedSince(int count) {
        return requests.stream()
                .skip(count)
                .filter(target -> target.startsWith("/api/log/self?"))
                .map(DemoFront::asked)
                .toList();
    }

    /// What the gateway itself says of a window: gross quota.
    long stat(Interval window) {
        try (var http = GatewayTestKit.http()) {
            return GatewayTestKit.ok(GatewayTestKit.client(http, gateway.url(), gateway.token(), gateway.userId())
                            .stat(window))
                    .value();
        }
    }

    /// What the gateway itself says of a window: how many rows.
    long total(Interval window) {
        try (var http = GatewayTestKit.http()) {
            return GatewayTestKit.ok(GatewayTestKit.client(http, gateway.url(), gateway.token(), gateway.userId())
                            .logs(window, 1))
                    .value()
                    .total();
        }
    }

    @Override
    public void close() {
        door.close();
        gateway.close();
        client.close();
    }

    private static Asked asked(String target) {
        var values = new LinkedHashMap<String, Long>();
        for (var pair : target.substring(target.indexOf('?') + 1).split("&")) {
            var words = pair.split("=", 2);
            values.put(words[0], Long.valueOf(words[1]));
        }
        return new Asked(
                new Interval(
                        values.getOrDefault("start_timestamp", 0L),
                        values.getOrDefault("end_timestamp", Long.MAX_VALUE)),
                values.getOrDefault("p", 1L));
    }

    private LoopbackServer.Reply answer(LoopbackServer.Request request) {
        requests.add(request.target());
        var count = requests.size();
        try {
            var passed = HttpRequest.newBuilder(URI.create(gateway.url() + request.target()));
            PASSED_ON.forEach(name -> {
                var value = request.header(name);
                if (value != null) {
                    passed.header(name, value);
                }
            });
            var reply = client.send(passed.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new LinkedHashMap<String, String>();
            reply.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-length"));
            return new LoopbackServer.Reply(reply.statusCode(), headers, reply.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } finally {
            answered.accept(count);
        }
    }
}
