package io.github.tallyglass.source;

import java.time.Duration;

/// How fast one host may be asked.
///
/// @param limit requests in any [#window()]; 0 means no limit
/// @param burst requests that may follow each other at once after a pause; later ones keep [#spacing()]
/// @param spacing time between two requests once the burst is spent
public record Pace(int limit, Duration window, int burst, Duration spacing) {

    private static final Duration WINDOW = Duration.ofMinutes(3);

    /// Half of what the current new-api line allows by default (360 requests in 180 s for each address,
    /// gateway contract §2.7), so that the owner's browser and other programs behind the same address
    /// keep their half.
    public static final Pace POLITE = new Pace(180, WINDOW, 20, Duration.ofSeconds(1));

    /// Half of the smallest default of any line (180 in 180 s): older gateways, and hosts of which
    /// nothing is known yet.
    public static final Pace CAUTIOUS = new Pace(90, WINDOW, 20, Duration.ofSeconds(2));

    /// As fast as the server answers.
    public static final Pace UNLIMITED = new Pace(0, WINDOW, 1, Duration.ZERO);

    public Pace {
        if (limit < 0 || burst < 1 || window.isNegative() || window.isZero() || spacing.isNegative()) {
            throw new IllegalArgumentException("no pace: " + limit + " in " + window + ", burst " + burst);
        }
    }

    /// `--rate N`: what the user asks for in place of the polite pace.
    ///
    /// @param requests in each second, greater than 0; fractions are allowed, and beyond 10 000 nothing
    ///     is gained
    public static Pace perSecond(double requests) {
        if (!(requests > 0)) {
            throw new IllegalArgumentException("requests per second must be above 0: " + requests);
        }
        var rate = Math.min(requests, 10_000);
        var limit = (int) Math.max(1, Math.round(rate * WINDOW.toSeconds()));
        return new Pace(limit, WINDOW, (int) Math.max(1, Math.floor(rate)), Duration.ofNanos((long) (1e9 / rate)));
    }
}
