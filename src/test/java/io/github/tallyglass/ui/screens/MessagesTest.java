package io.github.tallyglass.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every text exists in both languages, can be formatted, and is there when the program asks for it.
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (var area : areas()) {
            assertThat(texts(area + "_zh").stringPropertyNames())
                    .as(area)
                    .containsExactlyInAnyOrderElementsOf(texts(area).stringPropertyNames());
        }
    }

    @Test
    void noTextIsEmptyAndAllTakeTheSameArguments() throws IOException {
        var findings = new ArrayList<String>();
        for (var area : areas()) {
            var english = texts(area);
            var chinese = texts(area + "_zh");
            for (var key : english.stringPropertyNames()) {
                var there = chinese.getProperty(key, "");
                if (english.getProperty(key).isBlank() || there.isBlank()) {
                    findings.add(key + " is empty");
                } else if (!arguments(english.getProperty(key)).equals(arguments(there))) {
                    findings.add(key + ": " + english.getProperty(key) + " ≠ " + there);
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void chineseTextsAreChinese() throws IOException {
        var same = new TreeSet<String>();
        for (var area : areas()) {
            var english = texts(area);
            var chinese = texts(area + "_zh");
            for (var key : english.stringPropertyNames()) {
                var words = english.getProperty(key);
                var isWords =
                        Pattern.compile("[a-z]{3,} [a-z]{3,}").matcher(words).find();
                // A list of words that are typed as they are stays as it is.
                if (isWords && !key.equals("cli.option.by") && words.equals(chinese.getProperty(key))) {
                    same.add(key);
                }
            }
        }
        assertThat(same).isEmpty();
    }

    /// A literal that begins like a key must be one, or the beginning of some that are put together. File
    /// names may begin like keys.
    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        var all = new TreeMap<String, String>();
        for (var area : areas()) {
            texts(area).forEach((key, text) -> all.put((String) key, (String) text));
        }
        var literal = Pattern.compile("\"((?:" + String.join("|", areas()) + ")\\.[a-z0-9][a-z0-9.-]*)(?<!\\.json)\"");
        var unknown = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var matcher = literal.matcher(Files.readString(file));
                while (matcher.find()) {
                    var key = matcher.group(1);
                    var next = all.ceilingKey(key);
                    if (next == null || !next.startsWith(key)) {
                        unknown.add(file.getFileName() + ": " + key);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<Integer> arguments(String pattern) {
        // Parsing fails on a pattern that the program could not format.
        assertThat(new MessageFormat(pattern).toPattern()).isNotEmpty();
        var numbers = new TreeSet<Integer>();
        var matcher = Pattern.compile("\\{(\\d+)").matcher(pattern);
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return numbers;
    }

    private static List<String> areas() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties") && !name.endsWith("_zh.properties"))
                    .map(name -> name.substring(0, name.length() - ".properties".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Properties texts(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(file + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
