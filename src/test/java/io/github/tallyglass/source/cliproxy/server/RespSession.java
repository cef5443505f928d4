package io.github.tallyglass.source.cliproxy.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection that speaks RESP2.
final class RespSession {

    private static final int PIECE = 1 << 20;

    private final CpaServer server;
    private final CpaLog.Connection log;
    private final String address;
    private final RespCommands commands;
    private final OutputStream out;
    private final Runnable close;
    private byte[] piece = new byte[4096];
    private boolean authenticated;
    private @Nullable CpaSubscriber subscription;
    private String channel = "";

    /// @param in buffered, before the first byte
    /// @param close ends the connection
    RespSession(
            CpaServer server, CpaLog.Connection log, String address, InputStream in, OutputStream out, Runnable close) {
        this.server = server;
        this.log = log;
        this.address = address;
        this.commands = new RespCommands(in);
        this.out = out;
        this.close = close;
    }

    void serve() throws IOException {
        try {
            while (true) {
                var words = commands.next();
                if (words == null || !answer(words) || !server.managed()) {
                    return;
                }
            }
        } catch (RespCommands.ProtocolError malformed) {
            error("protocol error");
        } catch (EOFException cut) {
            error("unexpected EOF");
        } finally {
            if (subscription != null) {
                server.queue().unsubscribe(subscription);
                subscription.finish();
            }
        }
    }

    /// False where the connection ends.
    private boolean answer(List<String> words) throws IOException {
        if (words.isEmpty()) {
            return error("empty command");
        }
        var name = words.getFirst().strip().toLowerCase(Locale.ROOT);
        log.command(name.toUpperCase(Locale.ROOT));
        if (subscription != null) {
            return insideSubscription(name, words);
        }
        if (name.equals("auth")) {
            return auth(words);
        }
        if (!authenticated) {
            return line("-" + server.guard().refusesWith(address, "NOAUTH Authentication required."));
        }
        return switch (name) {
            case "lpop", "rpop" -> pop(name, words);
            case "subscribe" -> subscribe(words);
            default -> error("unknown command '" + name + "'");
        };
    }

    private boolean auth(List<String> words) throws IOException {
        if (words.size() != 2 && words.size() != 3) {
            var text = "ERR wrong number of arguments for 'auth' command";
            return line("-" + server.guard().refusesWith(address, text));
        }
        var refusal = server.guard().refuses(address, words.getLast());
        if (refusal != null) {
            return error(refusal);
        }
        authenticated = true;
        return line("+OK");
    }

    private boolean pop(String name, List<String> words) throws IOException {
        if (words.size() < 2 || words.size() > 3) {
            return error("wrong number of arguments for '" + name + "' command");
        }
        var count = words.size() == 2 ? 1 : count(words.get(2).strip());
        if (count <= 0) {
            return error("value is not an integer or out of range");
        }
        var key = words.get(1).strip();
        if (!server.pops(key)) {
            return error("unsupported channel '" + key + "'");
        }
        var begun = System.nanoTime();
        var records = server.queue().pop((int) Math.min(count, Integer.MAX_VALUE));
        server.takeTime(begun, records.size());
        if (words.size() == 2 && records.isEmpty()) {
            return line("$-1");
        }
        write(words.size() == 2 ? "" : "*" + records.size() + "\r\n", records);
        return true;
    }

    private static long count(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private void write(String head, List<CpaRecord> records) throws IOException {
        var bytes = head.getBytes(StandardCharsets.US_ASCII);
        var all = bytes.length
                + records.stream().mapToLong(CpaRecord::framedLength).sum();
        if (piece.length < Math.min(all, PIECE)) {
            piece = new byte[PIECE];
        }
        System.arraycopy(bytes, 0, piece, 0, bytes.length);
        var at = bytes.length;
        for (var record : records) {
            if (at + record.framedLength() > piece.length) {
                out.write(piece, 0, at);
                at = 0;
                if (record.framedLength() > piece.length) {
                    out.write(record.framedBytes());
                    continue;
                }
            }
            at = record.frame(piece, at);
        }
        out.write(piece, 0, at);
        out.flush();
    }

    private boolean subscribe(List<String> words) throws IOException {
        if (words.size() != 2) {
            return error("wrong number of arguments for 'subscribe' command");
        }
        var sent = words.get(1).strip();
        var name = sent.toLowerCase(Locale.ROOT);
        if (!name.equals("usage") && !name.equals("errors")) {
            return error("unsupported channel '" + sent + "'");
        }
        channel = server.version().controlMessages() ? sent : name;
        var subscriber = new CpaSubscriber(channel, out, close);
        subscription = subscriber;
        if (name.equals("usage") && server.version().controlMessages()) {
            subscriber.offer(CpaRecord.of("{\"support_refresh\":true}"));
        }
        // Whoever has read the confirmation gets what is published from then on.
        server.queue().subscribe(subscriber, name.equals("errors"));
        bulks("*3\r\n", List.of("subscribe", channel), ":1\r\n");
        subscriber.start();
        return true;
    }

    private boolean insideSubscription(String name, List<String> words) throws IOException {
        switch (name) {
            case "ping" -> {
                if (words.size() > 1) {
                    bulks("*2\r\n", List.of("pong", words.get(1)), "");
                } else {
                    bulks("*2\r\n", List.of("pong"), "$-1\r\n");
                }
                return true;
            }
            case "quit" -> {
                line("+OK");
                return false;
            }
            case "unsubscribe" -> {
                bulks("*3\r\n", List.of("unsubscribe", channel), ":0\r\n");
                return false;
            }
            default -> {
                return error("unknown command '" + name + "'");
            }
        }
    }

    private void bulks(String head, List<String> words, String tail) throws IOException {
        var text = new StringBuilder(head);
        words.forEach(word -> text.append('$')
                .append(word.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n")
                .append(word)
                .append("\r\n"));
        send(text + tail);
    }

    private boolean error(String words) throws IOException {
        return line("-ERR " + words);
    }

    private boolean line(String text) throws IOException {
        send(text + "\r\n");
        return true;
    }

    private void send(String text) throws IOException {
        synchronized (out) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
