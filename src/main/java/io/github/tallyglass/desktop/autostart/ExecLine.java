package io.github.tallyglass.desktop.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The key `Exec` of a desktop entry: words, quoted as the Desktop Entry Specification says, in a value
/// that
/// has escapes of its own.
final class ExecLine {

    /// Within double quotes these need a backslash.
    private static final String ESCAPED = "\"`$\\";

    private ExecLine() {}

    static String join(List<String> words) {
        return words.stream().map(word -> value(quoted(word))).collect(Collectors.joining(" "));
    }

    /// A plain string as the value of a key.
    static String value(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    /// The words of a value; what no program would write is taken as it stands.
    static List<String> split(String value) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var inQuotes = false;
        var line = plain(value);
        for (int i = 0; i < line.length(); i++) {
            var each = line.charAt(i);
            if (inQuotes && each == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (each == '"') {
                inQuotes = !inQuotes;
                inWord = true;
            } else if (each == ' ' && !inQuotes) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                if (each == '%' && i + 1 < line.length() && line.charAt(i + 1) == '%') {
                    i++;
                }
                word.append(each);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    private static String quoted(String word) {
        var percent = word.replace("%", "%%");
        if (!percent.isEmpty() && percent.chars().allMatch(ExecLine::isPlain)) {
            return percent;
        }
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < percent.length(); i++) {
            var each = percent.charAt(i);
            if (ESCAPED.indexOf(each) >= 0) {
                quoted.append('\\');
            }
            quoted.append(each);
        }
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int each) {
        return each > ' ' && each != 0x7f && " \t\n\"'\\><~|&;$*?#()`".indexOf(each) < 0;
    }

    /// The text that a value of a key stands for.
    private static String plain(String value) {
        var plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            var each = value.charAt(i);
            if (each != '\\' || i + 1 == value.length()) {
                plain.append(each);
                continue;
            }
            var escaped = value.charAt(++i);
            switch (escaped) {
                case 's' -> plain.append(' ');
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case '\\' -> plain.append('\\');
                default -> plain.append('\\').append(escaped);
            }
        }
        return plain.toString();
    }
}
