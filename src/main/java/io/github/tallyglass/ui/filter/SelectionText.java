package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageFilter;

/// A selection as one string, for the settings file: the range words, then one line a condition.
final class SelectionText {

    private SelectionText() {}

    static String write(Selection selection) {
        var text = new StringBuilder(selection.range());
        selection
                .filter()
                .conditions()
                .forEach((dimension, matches) -> matches.forEach(match -> text.append('\n')
                        .append(dimension.word())
                        .append(' ')
                        .append(match.text().replace("\\", "\\\\").replace("\n", "\\n"))));
        return text.toString();
    }

    /// Lines that mean nothing (any more) are left out.
    static Selection read(String text) {
        if (text.isBlank()) {
            return Selection.FIRST;
        }
        var lines = text.split("\n");
        var filter = UsageFilter.ALL;
        for (var i = 1; i < lines.length; i++) {
            var space = lines[i].indexOf(' ');
            var dimension = Dimension.ofWord(space < 0 ? "" : lines[i].substring(0, space));
            if (dimension.isPresent()
                    && Match.parse(unescape(lines[i].substring(space + 1))) instanceof Result.Ok<Match>(Match match)) {
                filter = filter.with(dimension.get(), match);
            }
        }
        return new Selection(lines[0], filter);
    }

    private static String unescape(String text) {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
