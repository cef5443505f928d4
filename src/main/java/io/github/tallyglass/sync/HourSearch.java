package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Finds the hours of a stretch whose sums disagree, by halving: sums of halves add up, so that one
/// request tells of both. A stretch that disagrees all over is not worth a request for each hour of it.
final class HourSearch {

    /// Twice what one hour of a day takes, and a few.
    static final int MOST_REQUESTS = 12;

    private static final long HOUR = 3_600;

    /// @param expected what the gateway should say
    /// @param server what it says
    record Part(Interval span, long expected, long server) {

        boolean agrees() {
            return expected == server;
        }
    }

    private final ToLongFunction<Interval> expected;
    private final Function<Interval, Result<Long>> stat;
    private int requests;

    HourSearch(ToLongFunction<Interval> expected, Function<Interval, Result<Long>> stat) {
        this.expected = expected;
        this.stat = stat;
    }

    /// @param whole a stretch that disagrees
    /// @return parts that disagree, an hour each as long as requests last
    Result<List<Part>> within(Part whole) {
        var open = new ArrayDeque<>(List.of(whole));
        var found = new ArrayList<Part>();
        while (!open.isEmpty()) {
            var part = open.removeFirst();
            if (part.span().seconds() <= HOUR || requests == MOST_REQUESTS) {
                found.add(part);
                continue;
            }
            switch (halves(part)) {
                case Result.Err<List<Part>>(Failure failure) -> {
                    return Result.err(failure);
                }
                case Result.Ok<List<Part>>(List<Part> halves) ->
                    halves.stream().filter(half -> !half.agrees()).forEach(open::addLast);
            }
        }
        return Result.ok(List.copyOf(found));
    }

    /// Cut at a whole hour from where the stretch begins.
    private Result<List<Part>> halves(Part part) {
        var span = part.span();
        var hours = Math.ceilDiv(span.seconds(), HOUR);
        var cut = span.from() + hours / 2 * HOUR;
        var earlier = new Interval(span.from(), cut - 1);
        var ours = expected.applyAsLong(earlier);
        requests++;
        return stat.apply(earlier)
                .map(theirs -> List.of(
                        new Part(earlier, ours, theirs),
                        new Part(new Interval(cut, span.to()), part.expected() - ours, part.server() - theirs)));
    }
}
