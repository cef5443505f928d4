package io.github.tallyglass.bench;

import io.github.tallyglass.source.cliproxy.Labels;
import io.github.tallyglass.source.cliproxy.PassiveReadings;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.RecordReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How fast records of a usage queue are read, on one thread: the captured ones, one after the other.
/// Counted by the processor time of that thread, so that others do not matter.
///
/// Arguments: the folder of captured records, and for how many seconds (10).
public final class RecordBench {

    private RecordBench() {}

    public static void main(String[] args) throws IOException {
        var items =
                items(Path.of(args.length > 0 ? args[0] : "src/test/resources/captures/cliproxyapi-7.2.140/records"));
        var seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        System.out.printf(
                "%d records of %d bytes on average%n",
                items.size(), items.stream().mapToInt(item -> item.length).sum() / items.size());
        run(items, Duration.ofSeconds(3));
        for (var round = 0; round < 3; round++) {
            System.out.printf("%,d records/s%n", run(items, Duration.ofSeconds(seconds)));
        }
    }

    /// Records a second.
    private static long run(List<byte[]> items, Duration time) {
        var reader = new RecordReader(Labels.NONE);
        var readings = new PassiveReadings(Clock.systemUTC());
        var begin = cpu();
        var read = 0L;
        var seen = 0L;
        while (cpu() - begin < time.toNanos()) {
            var batch = new ArrayList<QueueItem.Usage>(items.size());
            for (var item : items) {
                if (reader.read(item) instanceof QueueItem.Usage usage) {
                    batch.add(usage);
                }
            }
            read += items.size();
            seen += readings.of(batch).size();
        }
        if (seen < 0) {
            throw new IllegalStateException();
        }
        return read * 1_000_000_000L / (cpu() - begin);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<byte[]> items(Path folder) throws IOException {
        var items = new ArrayList<byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                items.add(Files.readAllBytes(file));
            }
        }
        return items;
    }
}
