package io.github.tallyglass.desktop.autostart;

import io.github.tallyglass.desktop.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A property list in `~/Library/LaunchAgents`. launchd reads it when the session begins, so that nothing
/// is
/// started when it is written.
final class LaunchAgent implements StartEntries {

    private static final String LABEL = "io.github.tallyglass";

    private final Path file;

    LaunchAgent(Path file) {
        this.file = file;
    }

    static LaunchAgent below(Path user) {
        return new LaunchAgent(user.resolve("Library").resolve("LaunchAgents").resolve(LABEL + ".plist"));
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Optional<StartEntry> read() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var list = parse(file);
        var words = value(list, "ProgramArguments") instanceof Element array
                ? elements(array).stream().map(Element::getTextContent).toList()
                : List.<String>of();
        var disabled = value(list, "Disabled") instanceof Element flag
                && flag.getTagName().equals("true");
        return Optional.of(new StartEntry(words, !disabled));
    }

    @Override
    public void write(List<String> words) throws IOException {
        OwnerFile.write(file, text(words).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String text(List<String> words) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s
                  </array>
                  <key>RunAtLoad</key>
                  <true/>
                  <key>ProcessType</key>
                  <string>Interactive</string>
                  <key>LimitLoadToSessionType</key>
                  <string>Aqua</string>
                </dict>
                </plist>
                """.formatted(
                        LABEL,
                        words.stream()
                                .map(word -> "    <string>" + escaped(word) + "</string>")
                                .collect(Collectors.joining("\n")));
    }

    private static String escaped(String word) {
        return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Element parse(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            // The document names Apple's DTD; nothing is fetched, and nothing declared in it is expanded.
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return elements(builder.parse(in).getDocumentElement()).stream()
                    .findFirst()
                    .orElseThrow(() -> new IOException("an empty property list"));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no property list in XML: " + e.getMessage(), e);
        }
    }

    private static @Nullable Element value(Element dictionary, String key) {
        var all = elements(dictionary);
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).getTagName().equals("key")
                    && all.get(i).getTextContent().equals(key)) {
                return all.get(i + 1);
            }
        }
        return null;
    }

    private static List<Element> elements(Node parent) {
        var elements = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
