package io.github.tallyglass.source.prices;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.TokenPrices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The dated lists inside the program: `prices/DAY.csv`. A newer list is added beside the older ones, which
/// go on pricing the days before it.
public final class BuiltInPrices {

    private static final List<String> DAYS = List.of("2026-11-22");

    private BuiltInPrices() {}

    /// Oldest first.
    public static List<PriceList> lists() {
        return DAYS.stream().map(BuiltInPrices::list).toList();
    }

    private static PriceList list(String day) {
        var name = "/prices/" + day + ".csv";
        try (var file = BuiltInPrices.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing: " + name);
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8), LocalDate.parse(day));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// @param text comments (`# name: …` names the list), a header, one model a line; no cell is quoted
    static PriceList read(String text, LocalDate day) {
        var name = text.lines()
                .filter(line -> line.startsWith("# name: "))
                .map(line -> line.substring(8).strip())
                .findFirst()
                .orElse("");
        var lines = text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        var header = List.of(lines.getFirst().split(",", -1));
        var prices = new ArrayList<ModelPrice>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            prices.add(price(
                    IntStream.range(0, header.size()).boxed().collect(Collectors.toMap(header::get, at -> cells[at]))));
        }
        return new PriceList(0, name, PriceList.Kind.BUILT_IN, day, prices);
    }

    private static ModelPrice price(Map<String, String> line) {
        var deprecated = line.getOrDefault("deprecated", "");
        return new ModelPrice(
                line.getOrDefault("provider", ""),
                line.getOrDefault("model", ""),
                "USD",
                prices(line, ""),
                prices(line, "_above_200k"),
                prices(line, "_priority"),
                deprecated.isEmpty() ? null : LocalDate.parse(deprecated));
    }

    private static TokenPrices prices(Map<String, String> line, String suffix) {
        return new TokenPrices(
                decimal(line, "input" + suffix),
                decimal(line, "output" + suffix),
                decimal(line, "cache_read" + suffix),
                decimal(line, "cache_write" + suffix),
                decimal(line, "cache_write_1h" + suffix));
    }

    private static @Nullable BigDecimal decimal(Map<String, String> line, String column) {
        var text = line.getOrDefault(column, "");
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
