package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExtraTextTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LETTERS = "ab\"\\,:{}[]\n\u0001é模𝄞 ";

    @Test
    void readsPlainFieldsOfTheObjectItself() {
        var extra =
                "{\"a\":{\"response_id\":\"inner\"},\"n\":-1.5e3,\"l\":[1,{\"x\":2}],\"response_id\":\"r-1\",\"f\":true}";

        assertThat(ExtraText.field(extra, "response_id")).contains("r-1");
        assertThat(ExtraText.field(extra, "n")).contains("-1.5e3");
        assertThat(ExtraText.field(extra, "f")).contains("true");
        assertThat(ExtraText.field(extra, "a")).isEmpty();
        assertThat(ExtraText.field(extra, "x")).isEmpty();
        assertThat(ExtraText.field("", "x")).isEmpty();
        assertThat(ExtraText.field("{}", "x")).isEmpty();
    }

    /// Whatever a gateway puts into a row: the same as a full reader finds.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsWhatAFullReaderFinds(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var object = object(random, 0);
            var text = object.toString();
            for (var name : object.propertyNames()) {
                if (!JSON.writeValueAsString(name).equals('"' + name + '"')) {
                    continue; // fields are asked for by plain names
                }
                var value = object.get(name);
                assertThat(ExtraText.field(text, name))
                        .as(text)
                        .isEqualTo(value.isContainer() ? Optional.empty() : Optional.of(value.asString()));
            }
        }
    }

    private static ObjectNode object(Random random, int depth) {
        var object = JSON.createObjectNode();
        for (var fields = random.nextInt(5); fields > 0; fields--) {
            var name = word(random);
            switch (random.nextInt(depth > 2 ? 3 : 5)) {
                case 0 -> object.put(name, word(random));
                case 1 -> object.put(name, random.nextInt(1000) - 500);
                case 2 -> object.put(name, random.nextBoolean());
                case 3 -> object.set(name, object(random, depth + 1));
                default -> object.putArray(name).add(word(random)).add(object(random, depth + 1));
            }
        }
        return object;
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        var points = LETTERS.codePoints().toArray();
        for (var length = random.nextInt(6); length > 0; length--) {
            word.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return word.toString();
    }
}
