package io.github.tallyglass.source.cliproxy.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/// The server as a process of its own, for benchmarks and for tests that kill whoever reads from it.
///
/// `CpaMain PORT-FILE RECORDS RATE [RETENTION [SECONDS [NANOS]]]`: writes its port into the file once it
/// listens,
/// holds that many numbered records, makes that many more a second, the first of them numbered RECORDS, for
/// so many seconds (0: for ever). Handing one out takes NANOS at least. It ends with its standard input;
/// then it prints
/// how many records it made,
/// handed out and let expire.
public final class CpaMain {

    private CpaMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var records = Integer.parseInt(args[1]);
        var rate = Long.parseLong(args[2]);
        var retention = args.length > 3 ? Integer.parseInt(args[3]) : 3600;
        var seconds = args.length > 4 ? Long.parseLong(args[4]) : 0;
        try (var server = new CpaServer(Clock.systemUTC())) {
            server.retention(retention);
            server.handsOutIn(args.length > 5 ? Long.parseLong(args[5]) : 0);
            server.preload(0, records);
            var file = Path.of(args[0]);
            var written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, Integer.toString(server.url().getPort()));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            var producer = new Producer(server, records, rate, seconds);
            var thread = Thread.ofPlatform().daemon().start(producer);
            while (System.in.read() >= 0) {
                // Until whoever started it lets go.
            }
            producer.stopped = true;
            thread.join();
            System.out.printf(
                    "made %d handed-out %d expired %d queued %d%n",
                    producer.next, server.popped(), server.expired(), server.queued());
        }
    }

    private static final class Producer implements Runnable {
        private final CpaServer server;
        private final long rate;
        private final long most;
        private final int from;
        private volatile int next;
        private volatile boolean stopped;

        Producer(CpaServer server, int from, long rate, long seconds) {
            this.server = server;
            this.from = from;
            this.next = from;
            this.rate = rate;
            this.most = seconds == 0 ? Long.MAX_VALUE : rate * seconds;
        }

        @Override
        public void run() {
            var began = System.nanoTime();
            while (!stopped && rate > 0 && next - from < most) {
                var due = Math.min(most, (System.nanoTime() - began) / 1_000_000 * rate / 1000);
                for (; next - from < due; next = next + 1) {
                    server.publish(CpaRecord.sample(next));
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
