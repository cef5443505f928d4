package io.github.tallyglass.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes the rows that one request leaves: a charge, or errors of the channels tried before it, or errors
/// alone; for a video task also the refund or settlement that follows. No row passes the end of its day.
final class RequestWriter {

    private record Fault(int status, String text, boolean retried) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(429, "status_code=429, Rate limit reached for requests, please retry later", true),
            new Fault(529, "status_code=529, Overloaded", true),
            new Fault(503, "status_code=503, The server is overloaded or not ready yet", true),
            new Fault(500, "status_code=500, The server had an error while processing your request", true),
            new Fault(400, "status_code=400, This model's maximum context length was exceeded", false));

    private static final int MOST_RETRIES = 2;

    private final RandomGenerator random;
    private final long epochDay;
    private final List<DemoRow> rows;
    private long number;

    RequestWriter(RandomGenerator random, long epochDay, List<DemoRow> rows) {
        this.random = random;
        this.epochDay = epochDay;
        this.rows = rows;
        this.number = epochDay * 10_000_000;
    }

    /// @param start epoch seconds
    void request(long start, DemoKey key) {
        number++;
        var model = key.pickModel(random);
        if (model == DemoModel.SORA) {
            task(start, key);
            return;
        }
        var at = start;
        var attempt = 0;
        if (random.nextInt(1000) < 42) {
            var fault = FAULTS.get(random.nextInt(FAULTS.size()));
            var fails = !fault.retried() || random.nextInt(4) == 0;
            var attempts = !fault.retried() ? 1 : fails ? MOST_RETRIES + 1 : 1 + random.nextInt(MOST_RETRIES);
            for (; attempt < attempts; attempt++) {
                at += random.nextInt(4);
                error(at, key, model, attempt, fault);
            }
            if (fails) {
                return;
            }
        }
        charge(at, key, model, attempt);
    }

    /// Logins of the owner and the weekly top-up: what stands in the log without being a request.
    void accountRows() {
        var from = epochDay * DemoDay.SECONDS;
        if (DemoHistory.isTopUpDay(epochDay)) {
            number++;
            rows.add(DemoRow.plain(
                    from + DemoHistory.TOP_UP_SECOND, DemoRow.TOP_UP, number, "Online top-up, balance filled up"));
        }
        if (random.nextInt(3) > 0) {
            number++;
            rows.add(DemoRow.plain(from + 6 * 3600 + random.nextInt(12 * 3600), DemoRow.LOGIN, number, "Signed in"));
        }
    }

    private void charge(long at, DemoKey key, DemoModel model, int attempt) {
        var fullInput = around(model.usualInput());
        var output = around(model.usualOutput());
        int read = 0;
        int write = 0;
        int writeHour = 0;
        switch (model.convention()) {
            case ANTHROPIC -> {
                // A conversation grows: most of it is read back, the new part is written.
                read = random.nextInt(10) < 7 ? around(fullInput * 3) : 0;
                write = random.nextInt(10) < 6 ? (int) (fullInput * (0.2 + 0.5 * random.nextDouble())) : 0;
                writeHour = random.nextInt(10) == 0 ? write / 3 : 0;
                write -= writeHour;
                fullInput = Math.max(8, fullInput / 12);
            }
            case OPENAI ->
                read = random.nextInt(10) < 6 ? (int) (fullInput * 0.8 * random.nextDouble()) / 128 * 128 : 0;
            case OPENAI_WITH_WRITES -> {
                read = random.nextInt(10) < 4 ? fullInput / 2 : 0;
                write = read == 0 && random.nextInt(3) == 0 ? fullInput / 3 : 0;
            }
            case PER_CALL -> {}
        }
        var input = model.convention() == DemoModel.Convention.ANTHROPIC ? fullInput : fullInput - read - write;
        var quota = model.quota(input, read, write, writeHour, output, key.groupRatio());
        var stream = random.nextInt(10) < 8;
        var firstToken = 250 + random.nextInt(900) + fullInput / 40;
        var seconds = firstToken / 1000 + output / (40 + random.nextInt(60));
        rows.add(new DemoRow(
                end(at + seconds),
                DemoRow.CONSUME,
                number,
                key,
                model,
                quota,
                input,
                read,
                write,
                writeHour,
                output,
                seconds,
                stream ? firstToken : 0,
                attempt,
                0,
                "",
                0));
    }

    private void error(long at, DemoKey key, DemoModel model, int attempt, Fault fault) {
        rows.add(new DemoRow(
                end(at),
                DemoRow.ERROR,
                number,
                key,
                model,
                0,
                0,
                0,
                0,
                0,
                0,
                random.nextInt(3),
                0,
                attempt,
                fault.status(),
                fault.text(),
                0));
    }

    /// Charged when it is handed in; minutes later one in eight fails and is paid back, one in six costs
    /// more. Both have a request id of their own (gateway contract §3.3).
    private void task(long at, DemoKey key) {
        var quota = DemoModel.SORA.quota(0, 0, 0, 0, 0, key.groupRatio());
        rows.add(task(end(at), DemoRow.CONSUME, key, quota, 0));
        var later = end(at + 60 + random.nextInt(400));
        if (random.nextInt(8) == 0) {
            number++;
            rows.add(task(later, DemoRow.REFUND, key, quota, quota));
        } else if (random.nextInt(6) == 0) {
            number++;
            rows.add(task(later, DemoRow.CONSUME, key, quota / 2, quota + quota / 2));
        }
    }

    private DemoRow task(long at, int type, DemoKey key, long quota, long settled) {
        return new DemoRow(at, type, number, key, DemoModel.SORA, quota, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", settled);
    }

    private long end(long at) {
        return Math.min(at, epochDay * DemoDay.SECONDS + DemoDay.SECONDS - 1);
    }

    /// Sizes of texts are skewed: many small, few very large.
    private int around(int usual) {
        return (int) Math.clamp(Math.round(usual * Math.exp(0.8 * random.nextGaussian() - 0.3)), 1, 400_000);
    }

    /// Made of time and number, so that rows of one request share it.
    static String requestId(DemoRow row) {
        var day = Instant.ofEpochSecond(row.at()).atOffset(ZoneOffset.UTC).toLocalDate();
        var mixed = row.request() * 0x9E3779B97F4A7C15L;
        return day.toString().replace("-", "")
                + String.format("%010d", Math.floorMod(row.request(), 10_000_000_000L))
                + String.format("%016x", mixed ^ (mixed >>> 29));
    }
}
