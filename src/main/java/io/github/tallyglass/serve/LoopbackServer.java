package io.github.tallyglass.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.tallyglass.export.Json;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.export.JsonDocuments.Failed;
import io.github.tallyglass.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers on 127.0.0.1 until it is closed: each request on a virtual thread, GET and HEAD only, what
/// [Doorkeeper] lets in.
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Doorkeeper door;
    private final Routes routes;
    private final Texts texts;

    private LoopbackServer(HttpServer server, Routes routes, Texts texts) {
        this.server = server;
        this.door = new Doorkeeper(server.getAddress().getPort());
        this.routes = routes;
        this.texts = texts;
    }

    /// @param port 0 for any free one
    /// @throws IOException when the port is taken
    public static LoopbackServer start(int port, Routes routes, Texts texts) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var loopback = new LoopbackServer(HttpServer.create(address, 0), routes, texts);
        loopback.server.setExecutor(loopback.threads);
        loopback.server.createContext("/", loopback::handle);
        loopback.server.start();
        return loopback;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        var refused = door.refuses(exchange.getRequestHeaders());
        if (refused != null) {
            return failed(403, "not-from-here", "serve.refused." + refused);
        }
        var method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return failed(405, "method", "serve.method");
        }
        try {
            return routes.answer(exchange.getRequestURI());
        } catch (RuntimeException broken) {
            LOG.error("{} could not be answered", exchange.getRequestURI().getPath(), broken);
            return failed(500, "fault", "serve.fault");
        }
    }

    private Answer failed(int status, String code, String key) {
        return Answer.json(
                status, Json.text(new Failed(new ErrorDocument(code, texts.get(key), texts.get(key + ".advice")))));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
