package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.QuietHours;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Limits as they are typed and shown in fields. What cannot be read is empty; so is nothing at all.
final class TypedLimits {

    static final int MOST_PERCENTS = 5;

    /// What quiet hours begin with.
    static final QuietHours A_NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private TypedLimits() {}

    /// `20, 10`, `20 % 10 %`: percents from 1 to 99, highest first.
    static Optional<List<Integer>> percents(String typed) {
        var parts = Arrays.stream(typed.split("[\\s,;%，、；％]+"))
                .filter(part -> !part.isEmpty())
                .toList();
        var fine = !parts.isEmpty()
                && parts.size() <= MOST_PERCENTS
                && parts.stream().allMatch(part -> part.matches("[1-9]\\d?"));
        return fine
                ? Optional.of(parts.stream()
                        .map(Integer::valueOf)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList())
                : Optional.empty();
    }

    static String words(List<Integer> percents) {
        return percents.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// A sum above 0, with a point or a comma.
    static Optional<BigDecimal> amount(String typed) {
        var plain = typed.strip().replace(',', '.');
        return plain.matches("\\d{1,12}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(plain)).filter(amount -> amount.signum() > 0)
                : Optional.empty();
    }

    static String words(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }

    /// A whole number from 1 to 999.
    static Optional<Integer> count(String typed) {
        return typed.strip().matches("[1-9]\\d{0,2}") ? Optional.of(Integer.valueOf(typed.strip())) : Optional.empty();
    }

    /// `22:00`, `7:30`, `22`.
    static Optional<LocalTime> time(String typed) {
        var parts = typed.strip().replace('：', ':').split(":", -1);
        if (parts.length > 2 || !Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,2}"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalTime.of(Integer.parseInt(parts[0]), parts.length < 2 ? 0 : Integer.parseInt(parts[1])));
        } catch (DateTimeException beyondTheDay) {
            return Optional.empty();
        }
    }

    static String words(LocalTime time) {
        return TIME.format(time);
    }
}
