package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the collection of a queue goes, in words.
record CollectorWords(CollectorState state, Texts texts, Moments moments) {

    /// The first server with a queue.
    private static final int[] OLDEST = {6, 9, 38};

    /// What the user may want to know or to change.
    ///
    /// @param mood style class: `bad` where records are being lost, `warn` where some are missing, `""` for
    ///     advice
    /// @param enable with a button that has the server keep statistics
    record Notice(String words, String mood, boolean enable) {

        Notice(String words, String mood) {
            this(words, mood, false);
        }
    }

    /// `Collecting · 12 records a minute · last record 4 s ago`.
    String line() {
        var parts = new ArrayList<String>();
        parts.add(texts.get("collector.link." + state.link().word()));
        if (state.recordsPerMinute() > 0) {
            parts.add(texts.get("collector.rate", state.recordsPerMinute()));
        }
        var last = state.lastRecord();
        if (last != null) {
            parts.add(texts.get("collector.last", moments.ago(last)));
        } else if (state.connected()) {
            parts.add(texts.get("collector.last.none"));
        }
        if (state.waiting() > 0) {
            parts.add(texts.get("collector.waiting", Numbers.exact(state.waiting())));
        }
        return String.join(" · ", parts);
    }

    /// `CLIProxyAPI 7.2.140`; without a number while that is unknown.
    String server() {
        return texts.get("collector.version", state.version()).strip();
    }

    /// The most pressing first.
    List<Notice> notices() {
        var notices = new ArrayList<Notice>();
        if (state.spoolFull()) {
            notices.add(new Notice(texts.get("collector.spool-full"), "bad"));
        }
        if (isTooOld()) {
            notices.add(new Notice(texts.get("collector.too-old", state.version()), "warn"));
        }
        var banned = state.bannedUntil();
        if (banned != null && banned.isAfter(moments.now())) {
            notices.add(new Notice(texts.get("collector.banned", moments.moment(banned)), "warn"));
        }
        if (Boolean.FALSE.equals(state.statistics())) {
            notices.add(new Notice(texts.get("collector.statistics-off"), "warn", true));
        }
        if (state.otherConsumer()) {
            notices.add(new Notice(texts.get("collector.other-consumer"), "warn"));
        }
        if (state.torn() > 0) {
            notices.add(new Notice(texts.get("collector.torn", state.torn()), "warn"));
        }
        var retention = state.retentionSeconds();
        if (retention != null
                && retention < CollectorState.LONGEST_RETENTION
                && !Boolean.FALSE.equals(state.statistics())) {
            notices.add(new Notice(texts.get("collector.retention", retention), ""));
        }
        return notices;
    }

    /// Style class of the dot.
    String dot() {
        if (state.spoolFull()) {
            return "bad";
        }
        var missing = notices().stream().anyMatch(notice -> notice.mood().equals("warn"));
        return missing ? "warn" : state.connected() ? "ok" : "unknown";
    }

    private boolean isTooOld() {
        if (!state.version().matches("v?\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}.*")) {
            return false;
        }
        var numbers = Arrays.stream(state.version().replaceFirst("^v", "").split("[^0-9]+", -1))
                .limit(OLDEST.length)
                .mapToInt(Integer::parseInt)
                .toArray();
        return Arrays.compare(numbers, OLDEST) < 0;
    }
}
