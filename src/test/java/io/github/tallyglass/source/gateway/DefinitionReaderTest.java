package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.failure;
import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.OddGateway.Style;
import io.github.tallyglass.text.Texts;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a definition may say, and how it is told what it may not.
class DefinitionReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PLAIN = "{\"format\":\"tallyglass-gateway/1\"}";

    static Stream<String> definitions() {
        return Stream.of(
                PLAIN,
                new Definitions().example(),
                Style.NESTED.definition(),
                Style.TEXTS.definition(),
                Style.BARE.definition());
    }

    private static List<DefinitionProblem> problems(String text) {
        return DefinitionReader.read(text) instanceof Result.Err<Definition>(Failure.BadDefinition(var problems))
                ? problems
                : List.of();
    }

    private static String with(String at, String json) {
        var root = JSON.readTree(PLAIN);
        var steps = at.substring(1).split("/", -1);
        var parent = (ObjectNode) root;
        for (var step = 0; step < steps.length - 1; step++) {
            parent = parent.withObjectProperty(steps[step]);
        }
        parent.set(steps[steps.length - 1], JSON.readTree(json));
        return root.toString();
    }

    @Test
    void theShortestDefinitionIsTheCurrentLine() {
        assertThat(ok(DefinitionReader.read(PLAIN))).isEqualTo(Definition.ofCurrentLine());
        assertThat(new Definitions().plain()).isEqualTo("{\n  \"format\": \"tallyglass-gateway/1\"\n}\n");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void whatIsWrittenIsReadAsTheSame(String text) {
        var definition = ok(DefinitionReader.read(text));

        var written = DefinitionWriter.write(definition);
        assertThat(ok(DefinitionReader.read(written))).isEqualTo(definition);
        assertThat(ok(DefinitionReader.read(DefinitionWriter.writeWhole(definition))))
                .isEqualTo(definition);
        assertThat(ok(new Definitions().tidy(written))).isEqualTo(written);
        assertThat(ok(new Definitions().tidy("\uFEFF" + text))).isEqualTo(written);
    }

    /// Each line: place, what stands there, the place and the kind of the problem.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/format | \"tallyglass-gateway/9\" | /format | format",
                "/nonsense | 1 | /nonsense | unknown",
                "/row/created_at | \"x\" | /row/created_at | unknown",
                "/pages/first | 2 | /pages/first | first",
                "/pages/first | \"0\" | /pages/first | first",
                "/pages/size | 0 | /pages/size | size",
                "/pages/size | 100.5 | /pages/size | size",
                "/pages | \"p\" | /pages | section",
                "/logs | null | /logs | section",
                "/logs/path | \"https://elsewhere.test/api\" | /logs/path | read",
                "/logs/path | \"//elsewhere.test/api\" | /logs/path | read",
                "/logs/path | \"api/log\" | /logs/path | read",
                "/logs/path | \"/api/../user/token\" | /logs/path | read",
                "/logs/path | \"/api/log?x=1\" | /logs/path | read",
                "/logs/path | \"/api/user/%74oken\" | /logs/path | read",
                "/logs/path | \"/api/user/token\" | /logs/path | changes",
                "/keys/path | \"/API/User/Token/\" | /keys/path | changes",
                "/self/path | \"/api/user/aff\" | /self/path | changes",
                "/stat/path | \"/api/channel/update_balance\" | /stat/path | changes",
                "/stat/path | \"/api/channel/update_balance/7\" | /stat/path | changes",
                "/logs/path | \"/api/log/delete\" | /logs/path | changes",
                "/logs/path | \"/api/system-task/log-cleanup\" | /logs/path | changes",
                "/status/path | \"/api/oauth/github\" | /status/path | changes",
                "/status/path | \"/api/verification\" | /status/path | changes",
                "/logs/rows | \"data..items\" | /logs/rows | field",
                "/logs/rows | 7 | /logs/rows | field",
                "/row/time | {\"path\":\"t\",\"unit\":\"minutes\"} | /row/time | time-field",
                "/row/duration | {\"unit\":\"seconds\"} | /row/duration | duration-field",
                "/row/quota | {\"path\":\"q\",\"unit\":\"cents\"} | /row/quota | amount-field",
                "/row/quota | {\"path\":\"q\",\"unit\":\"currency\"} | /unit/units_per_currency | units-needed",
                "/types | {\"2\":\"spending\"} | /types | types",
                "/token/header | \"Cookie\" | /token/header | header",
                "/token/header | \"X Y\" | /token/header | header",
                "/token/prefix | \"Bearer: \" | /token/prefix | prefix",
                "/user_id_headers | \"X-User\" | /user_id_headers | headers",
                "/user_id_headers | [\"authorization\"] | /user_id_headers/0 | twice",
                "/time/from | \"p\" | /pages/parameter | twice",
                "/time/unit | \"ms\" | /time/unit | time-unit",
                "/time/to_included | \"no\" | /time/to_included | flag",
                "/logs/query | {\"p\":\"1\"} | /logs/query | twice",
                "/logs/query | {\"a b\":\"1\"} | /logs/query | query",
                "/unit/currency | \"XYZZY\" | /unit/currency | currency",
                "/unit/units_per_currency | 0 | /unit/units_per_currency | positive",
                "/unit/units_per_currency | \"1e999999999\" | /unit/units_per_currency | positive",
                "/unit/display | \"dollars\" | /unit/display | display",
                "/notes | 5 | /notes | notes",
                "/name | \"a\\nb\" | /name | line",
                "/reply/success | {\"path\":\"code\",\"is\":[]} | /reply/success | success-field",
                "/row/keep | \"x\" | /row/keep | fields",
            })
    void everythingElseIsRefusedByItsPlace(String at, String json, String place, String code) {
        assertThat(problems(with(at, json)))
                .extracting(DefinitionProblem::at, DefinitionProblem::code)
                .contains(org.assertj.core.groups.Tuple.tuple(place, code));
    }

    @Test
    void allProblemsAreToldAtOnceInBothLanguages() {
        var bad = problems(
                "{\"format\":\"x\",\"pages\":{\"first\":3,\"sice\":20},\"logs\":{\"path\":\"/api/log/purge\"}}");

        assertThat(bad)
                .extracting(DefinitionProblem::at)
                .containsExactlyInAnyOrder("/format", "/pages/first", "/pages/sice", "/logs/path");
        var english = new Texts(java.util.Locale.ENGLISH).message(new Failure.BadDefinition(bad));
        assertThat(english)
                .startsWith("The definition of the gateway has 4 problems:")
                .contains("/pages/first must be one of 0, 1, not 3")
                .contains("/pages/sice: there is no such setting. Known here: parameter, first, size_parameter, size")
                .contains("/logs/path: \"/api/log/purge\" changes something");
        assertThat(new Texts(java.util.Locale.CHINESE).message(new Failure.BadDefinition(bad)))
                .contains("/pages/first 必须是 0, 1 之一");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/notes | \"my key is sk-abcdefghijklmnop\" | /notes",
                "/logs/query | {\"key\":\"sk-abcdefghijklmnop\"} | /logs/query/key",
                "/token/prefix | \"Bearer abcdefgh12345678\" | /token/prefix",
                "/token/authorization | \"Bearer abcdefgh12345678\" | /token/authorization",
                "/name | \"Zm9vYmFyMTIzNDU2Nzg5MEFCQ0RFRg==\" | /name",
                "/user_id_headers | [\"a3f5c7e9b1d2f4a6c8e0b2d4f6a8c0e2\"] | /user_id_headers/0",
            })
    void whatLooksLikeATokenIsRefusedAndNotRepeated(String at, String json, String place) {
        var found = problems(with(at, json));

        assertThat(found)
                .anySatisfy(problem -> {
                    assertThat(problem.at()).isEqualTo(place);
                    assertThat(problem.code()).isEqualTo("secret");
                })
                .allSatisfy(problem -> assertThat(problem.value()).doesNotContain("abcdefgh", "Zm9vYmFy", "a3f5c7e9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{ | not-json", "[] | section", "{\"a\":1,\"a\":2} | not-json", "{} {} | not-json", "`` | section"
            })
    void whatIsNoDefinitionAtAll(String text, String code) {
        assertThat(problems(text))
                .hasSize(1)
                .first()
                .extracting(DefinitionProblem::code)
                .isEqualTo(code);
        assertThat(problems("[".repeat(70_000)))
                .extracting(DefinitionProblem::code)
                .containsExactly("too-long");
        assertThat(problems("[".repeat(60_000)))
                .extracting(DefinitionProblem::code)
                .containsExactly("not-json");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void whateverIsWrongIsToldAndNeverThrown(String text) {
        var seed = 20_261_124L;
        var random = new Random(seed);
        var whole = JSON.readTree(ok(new Definitions().whole(text)));
        for (var round = 0; round < 400; round++) {
            var mutated = (ObjectNode) whole.deepCopy();
            var at = mutate(mutated, random);
            var result = DefinitionReader.read(mutated.toString());
            if (result instanceof Result.Ok<Definition>(Definition fine)) {
                assertThat(ok(DefinitionReader.read(DefinitionWriter.write(fine))))
                        .as("seed %d round %d %s", seed, round, at)
                        .isEqualTo(fine);
            } else {
                assertThat(((Failure.BadDefinition) failure(result)).problems())
                        .as("seed %d round %d %s: %s", seed, round, at, mutated)
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat(new Texts(java.util.Locale.ENGLISH).problem(problem))
                                    .contains(problem.at());
                            assertThat(isAbout(problem, at)).isTrue();
                        });
            }
        }
    }

    /// The changed place itself, one that it clashes with, or the unit that an amount now needs.
    private static boolean isAbout(DefinitionProblem problem, String at) {
        return problem.at().startsWith(at)
                || at.startsWith(problem.at())
                || problem.code().equals("twice")
                || problem.code().equals("units-needed");
    }

    /// Changes one place, anywhere.
    private static String mutate(ObjectNode root, Random random) {
        var places = new java.util.ArrayList<String>();
        collect(root, JsonPointer.empty(), places);
        var at = places.get(random.nextInt(places.size()));
        var parent = root.at(JsonPointer.compile(at).head());
        var key = JsonPointer.compile(at).last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            var nodes = JSON.getNodeFactory();
            switch (random.nextInt(10)) {
                case 0 -> object.remove(key);
                case 1 -> object.putNull(key);
                case 2 -> object.put(key, random.nextInt(-3, 2_000));
                case 3 -> object.put(key, random.nextBoolean());
                case 4 -> object.set(key, nodes.arrayNode().add("x").add(1));
                case 5 -> object.set(key, nodes.objectNode().put("path", "a.b"));
                case 6 -> object.put(key, "/api/user/token");
                case 7 -> object.put(key, noise(random));
                case 8 -> object.set(key + "x", object.remove(key));
                default -> object.put(key, object.path(key).asString("") + noise(random));
            }
        }
        return at;
    }

    private static void collect(JsonNode node, JsonPointer at, List<String> places) {
        node.properties().forEach(entry -> {
            var here = at.appendProperty(entry.getKey());
            places.add(here.toString());
            collect(entry.getValue(), here, places);
        });
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (var length = random.nextInt(12); length > 0; length--) {
            text.append("a.$/\\ \"%{}0-_\n\u0000é中".charAt(random.nextInt(17)));
        }
        return text.toString();
    }

    @Test
    void settingsAreChangedOneByOne() {
        var definitions = new Definitions();
        var text = definitions.with(PLAIN, "/pages/first", "0");
        text = definitions.with(text, "/user_id_headers", "X-User, X-Id");
        text = definitions.with(text, "/token/prefix", "Token");
        text = definitions.with(text, "/logs/rows", "data.data");
        text = definitions.with(text, "/logs/total", "");
        text = definitions.with(text, "/stat/path", "");
        text = definitions.with(text, "/unit/units_per_currency", "1000");

        var values = ok(definitions.values(text));
        assertThat(values)
                .containsEntry("/pages/first", "0")
                .containsEntry("/user_id_headers", "X-User, X-Id")
                .containsEntry("/token/prefix", "Token ")
                .containsEntry("/logs/rows", "data.data")
                .containsEntry("/logs/total", "")
                .containsEntry("/unit/units_per_currency", "1000")
                .containsEntry("/row/duration", "use_time")
                .doesNotContainKey("/stat/path");
        assertThat(ok(definitions.values(definitions.with(text, "/stat/path", "/api/log/self/stat"))))
                .containsEntry("/stat/quota", "data.quota");
        assertThat(problems(definitions.with(text, "/pages/first", "five")))
                .extracting(DefinitionProblem::at)
                .containsExactly("/pages/first");
        assertThat(definitions.with("no json", "/pages/first", "0")).isEqualTo("no json");
        assertThat(definitions.with(text, "/no/such", "0")).isEqualTo(text);
    }
}
