package io.github.tallyglass.desktop.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Words to one line and back, by the rules that programs on Windows split their command line with: a
/// backslash means something before a quote only.
final class WindowsCommandLine {

    private WindowsCommandLine() {}

    static String join(List<String> words) {
        return words.stream().map(WindowsCommandLine::quoted).collect(Collectors.joining(" "));
    }

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var inQuotes = false;
        var slashes = 0;
        for (int i = 0; i < line.length(); i++) {
            var each = line.charAt(i);
            if (each == '\\') {
                slashes++;
                inWord = true;
                continue;
            }
            word.append("\\".repeat(each == '"' ? slashes / 2 : slashes));
            var escaped = each == '"' && slashes % 2 == 1;
            slashes = 0;
            if (each == '"' && !escaped) {
                inQuotes = !inQuotes;
                inWord = true;
            } else if (Character.isWhitespace(each) && !inQuotes) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(each);
                inWord = true;
            }
        }
        word.append("\\".repeat(slashes));
        if (inWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    private static String quoted(String word) {
        // A path is always quoted: one with a space would else start another program on the way.
        if (!word.isEmpty()
                && word.chars().allMatch(each -> Character.isLetterOrDigit(each) || "-/.".indexOf(each) >= 0)) {
            return word;
        }
        var quoted = new StringBuilder("\"");
        var slashes = 0;
        for (int i = 0; i < word.length(); i++) {
            var each = word.charAt(i);
            if (each == '\\') {
                slashes++;
            } else {
                if (each == '"') {
                    quoted.append("\\".repeat(slashes + 1));
                }
                slashes = 0;
            }
            quoted.append(each);
        }
        return quoted.append("\\".repeat(slashes)).append('"').toString();
    }
}
