package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the windows of one reading. Where two have the same id, the fuller one binds and stays.
final class WindowList {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DECIMALS = 2;

    private final Map<String, QuotaWindow> byId = new LinkedHashMap<>();
    private final String login;
    private final Instant observedAt;

    WindowList(String login, Instant observedAt) {
        this.login = login;
        this.observedAt = observedAt;
    }

    /// @param length seconds; 0 where unknown
    /// @param usedPercent null where not reported; below 0 means nothing
    void add(Reach reach, String name, long length, @Nullable BigDecimal usedPercent, @Nullable Instant resetsAt) {
        var used = usedPercent == null || usedPercent.signum() < 0 ? null : tidy(usedPercent);
        var window = QuotaWindow.ofShare(
                login,
                WindowIds.of(reach, name, length),
                reach,
                length,
                name.strip(),
                used,
                resetsAt,
                Source.POLLED,
                observedAt);
        byId.merge(window.id(), window, WindowList::fuller);
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /// Whether a window of this id says how much is used.
    boolean tells(String id) {
        var window = byId.get(id);
        return window != null && window.usedPercent() != null;
    }

    void remove(String id) {
        byId.remove(id);
    }

    List<QuotaWindow> all() {
        return List.copyOf(byId.values());
    }

    /// Part of a whole, in percent; null where one is missing or there is no whole.
    static @Nullable BigDecimal percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() <= 0
                ? null
                : part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal tidy(BigDecimal percent) {
        var rounded = percent.setScale(Math.min(DECIMALS, Math.max(0, percent.scale())), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static QuotaWindow fuller(QuotaWindow one, QuotaWindow other) {
        var a = one.usedPercent();
        var b = other.usedPercent();
        return b != null && (a == null || b.compareTo(a) > 0) ? other : one;
    }
}
