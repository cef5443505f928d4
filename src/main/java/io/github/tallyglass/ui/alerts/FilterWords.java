package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.filter.Chips;
import java.util.stream.Collectors;

/// A filter in one line: `Model: gpt-5.2 · Key: alice-ci`.
final class FilterWords {

    private FilterWords() {}

    static String of(UsageFilter filter, Language language) {
        return filter.isAll()
                ? language.get("alerts.filter.all")
                : filter.conditions().entrySet().stream()
                        .flatMap(each -> each.getValue().stream()
                                .map(match -> language.get(
                                        "filter.chip",
                                        language.get("filter.dimension."
                                                + each.getKey().word()),
                                        Chips.words(match))))
                        .collect(Collectors.joining(" · "));
    }
}
