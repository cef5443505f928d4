package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Scope;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final List<String> MISSING = List.of(
            "not-read-yet", "not-synced-lately", "aggregates-only", "unstable", "purged-upstream", "before-history");

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure.Unreachable("gw.test", "connection refused"),
                new Failure.TimedOut("gw.test", Duration.ofSeconds(1234)),
                new Failure.CutOff("gw.test"),
                new Failure.NotJson("gw.test", 502, "text/html"),
                new Failure.UnreadableRows(3),
                new Failure.Malformed("/api/log/self", "items is no array"),
                new Failure.TooLarge("/api/log/self", 32L << 20),
                new Failure.AuthRejected("invalid token", "AUTH_UNAUTHORIZED"),
                new Failure.WrongUser("2", "3"),
                new Failure.UserIdRefused("New-Api-User"),
                new Failure.Forbidden("role too low"),
                new Failure.RoleTooLow(1),
                new Failure.ScopeUnknown("dmxapi", Scope.ADMIN),
                new Failure.NoSessionBus("no address is known"),
                new Failure.NotFound("/api/log/self"),
                new Failure.RateLimited("gw.test", null),
                new Failure.ServerFault("gw.test", 503, "{0} braces '' and quotes"),
                new Failure.Refused(""),
                new Failure.RedirectedAway("gw.test", "other.test"),
                new Failure.BoundsIgnored("gw.test"),
                new Failure.Unstable(new Interval(1_794_960_000, 1_794_960_001)),
                new Failure.LostToLimit(1000),
                new Failure.NoKeyLog("gw.test"),
                new Failure.SameAccount("work"),
                new Failure.AnotherAccount("work", "rows-unknown"),
                new Failure.StatisticsOff("127.0.0.1:8317"),
                new Failure.NotCollected("127.0.0.1:8317"),
                new Failure.NoHourlySums("gw.test"),
                new Failure.WrongManagementKey("cpa.test:8317"),
                new Failure.AddressBanned("cpa.test:8317", Duration.ofSeconds(1798)),
                new Failure.RemoteManagementOff("cpa.test:8317"),
                new Failure.ManagementOff("cpa.test:8317"),
                new Failure.HomeMode("cpa.test:8317"),
                new Failure.ServerTooOld("cpa.test:8317", "6.9.30", "6.9.38"),
                new Failure.NoSubscription("cpa.test:8317"),
                new Failure.LoginRefused("Codex", 401),
                new Failure.LoginExpired("Claude Code"),
                new Failure.LoginScope("Claude Code", "user:profile"),
                new Failure.NoLogin("/home/x/.codex/auth.json", "Codex"),
                new Failure.PaymentRequired("Codex"),
                new Failure.BlockedOnTheWay("chatgpt.test"),
                new Failure.Cancelled(),
                new Failure.SecretMissing("work", "locked"),
                new Failure.NoKeyring("no bus"),
                new Failure.StoreFault("corrupt", "/home/x/usage.db", "malformed"),
                new Failure.StoreFault("read-only", "/home/x/usage.db", "readonly"),
                new Failure.StoreFault("locked", "/home/x/usage.db", "busy"),
                new Failure.StoreFault("newer", "/home/x/usage.db", "version 9"),
                new Failure.StoreFault("disk-full", "/home/x/usage.db", "full"),
                new Failure.StoreFault("other", "/home/x/usage.db", "?"),
                new Failure.OtherWriter("/home/x", "4711"),
                new Failure.AlreadyRunning("/home/x", "4711"),
                new Failure.NoNotifications("no-session-bus"),
                new Failure.NoLoginStart("no-launcher"),
                new Failure.BadInput("2026-13", "not-a-range"),
                new Failure.BadDefinition(List.of(
                        new DefinitionProblem("/pages/first", "7", "first", "0, 1"),
                        new DefinitionProblem("", "", "not-json", "1:2"))),
                new Failure.FileFault("/tmp/x.csv", "folder-missing"));
    }

    @Test
    void everyKindOfFailureIsTriedHere() {
        var tried = failures().map(Object::getClass).collect(Collectors.toSet());

        assertThat(Arrays.asList(Failure.class.getPermittedSubclasses()))
                .allSatisfy(kind -> assertThat(tried).contains((Class) kind));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasMessageAndAdviceInBothLanguages(Failure failure) {
        var english = new Texts(Locale.ENGLISH);
        var chinese = new Texts(Locale.CHINESE);

        assertThat(english.message(failure)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        assertThat(english.advice(failure)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        assertThat(chinese.message(failure)).containsPattern("\\p{IsHan}");
        assertThat(chinese.advice(failure)).containsPattern("\\p{IsHan}");
    }

    @Test
    void argumentsAreReadable() {
        var english = new Texts(Locale.ENGLISH);

        assertThat(english.message(new Failure.Unstable(new Interval(1_794_960_000, 1_794_960_001))))
                .contains("2026-11-18 00:00:00 UTC", "2026-11-18 00:00:01 UTC");
        assertThat(english.message(new Failure.TooLarge("/x", 32L << 20))).contains("32.0\u00a0MB");
        assertThat(english.message(new Failure.TimedOut("h", Duration.ofSeconds(1234))))
                .contains("1234 s");
        assertThat(english.message(new Failure.ServerFault("h", 503, "{0} ''"))).contains("{0} ''");
        assertThat(english.message(new Failure.Refused(""))).isEqualTo("The gateway refused: no details");
        assertThat(new Texts(Locale.CHINESE).message(new Failure.BadInput("x", "ends-before-it-begins")))
                .isEqualTo("“x”不正确：结束早于开始");
    }

    @Test
    void everyReasonOfAMissingStretchHasAText() {
        for (var language : Texts.LANGUAGES) {
            for (var why : MISSING) {
                assertThat(new Texts(language).get("missing." + why)).isNotBlank();
            }
            assertThat(new Texts(language).missing("auth-rejected"))
                    .isEqualTo(new Texts(language).get("missing.not-read-yet"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "missing", "cli", "report"})
    void bothLanguagesHaveTheSameKeysAndThePatternsAreSound(String area) {
        var english = load("/messages/" + area + ".properties");
        var chinese = load("/messages/" + area + "_zh.properties");
        var placeholder = Pattern.compile("\\{(\\d)");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            if (key.startsWith(area + ".") && !key.startsWith("cli.option.")) {
                var inEnglish =
                        placeholder.matcher(english.getProperty(key)).results().map(found -> found.group(1));
                var inChinese =
                        placeholder.matcher(chinese.getProperty(key)).results().map(found -> found.group(1));
                assertThat(inChinese.collect(Collectors.toSet()))
                        .as(key)
                        .isEqualTo(inEnglish.collect(Collectors.toSet()));
                assertThat(new MessageFormat(english.getProperty(key)).format(new Object[] {1, 2, 3, 4, 5}))
                        .as(key)
                        .isNotBlank();
            }
        }
    }

    private static Properties load(String resource) {
        try (var stream = Objects.requireNonNull(TextsTest.class.getResourceAsStream(resource), resource)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
