package io.github.tallyglass.source.cliproxy;

import java.util.ArrayList;
import java.util.List;

/// The `response_headers` of a record, in memory while it is read. They hold cookies: nothing of them is
/// kept but what the quota readers take and the answer's id.
final class AnswerHeaders {

    private final List<String> names = new ArrayList<>(24);
    private final List<String> values = new ArrayList<>(24);
    private long print;

    /// The first value of a header; further ones only tell it from others.
    void add(String name, String value) {
        names.add(name);
        values.add(value);
        also(name.hashCode());
        also(value.hashCode());
    }

    void also(int part) {
        print = (print ^ part) * 0x9E3779B97F4A7C15L;
        print ^= print >>> 29;
    }

    /// Tells these headers from others; 0 where there are none.
    long print() {
        return print;
    }

    int size() {
        return names.size();
    }

    String name(int at) {
        return names.get(at);
    }

    String value(int at) {
        return values.get(at);
    }

    /// `""` where there is no such header.
    String get(String name) {
        for (var at = 0; at < names.size(); at++) {
            if (names.get(at).equalsIgnoreCase(name)) {
                return values.get(at).strip();
            }
        }
        return "";
    }

    /// Whether a header begins so; in any case of letters.
    boolean hasAny(String prefix) {
        for (var name : names) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }
}
