package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.Masks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertTextTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AlertSubject WEEK = new AlertSubject(1, "l1", "7d");

    /// 15:42 in Shanghai, a Tuesday.
    private static final Instant NOW = Instant.parse("2026-11-24T07:42:00Z");

    private final AlertText english = new AlertText(new Texts(Locale.ENGLISH), SHANGHAI, NOW);
    private final AlertText chinese = new AlertText(new Texts(Locale.CHINESE), SHANGHAI, NOW);

    @Test
    void titleNamesAccountLoginWindowAndWhatIsLeft() {
        var alert = window(AlertRule.REMAINING, GaugeKind.FIVE_HOURS, 18_000, "9", "10", "2026-11-24T09:20:00Z");

        assertThat(plain(english.title(alert))).isEqualTo("proxy · a@example.com: 9 % of 5 hours left");
        assertThat(plain(english.body(alert))).isEqualTo("Resets in 1 h 38 min (17:20).");
        assertThat(plain(english.why(alert))).isEqualTo("9 % left, threshold 10 %; read 15:40");
        assertThat(plain(chinese.title(alert))).isEqualTo("proxy · a@example.com：5 小时额度剩 9 %");
        assertThat(plain(chinese.body(alert))).isEqualTo("1 小时 38 分后重置（17:20）。");
        assertThat(plain(chinese.why(alert))).isEqualTo("剩 9 %，阈值 10 %；15:40 读取");
    }

    @Test
    void aNotificationsTitleIsCutAtTheNameWhichTheBodyThenHas() {
        var alert = week("2026-11-25T01:00:00Z");

        assertThat(DisplayWidth.of(english.brief(alert))).isLessThanOrEqualTo(46);
        assertThat(plain(english.brief(alert))).contains("…").endsWith("of the week left");
        assertThat(plain(english.briefBody(alert))).isEqualTo(english.name(alert) + ".\nResets tomorrow 09:00.");
    }

    @Test
    void aResetIsToldAsPeopleSayIt() {
        assertThat(resets("2026-11-24T07:50:00Z")).isEqualTo("Resets in 8 min (15:50).");
        assertThat(resets("2026-11-24T15:59:00Z")).isEqualTo("Resets in 8 h 17 min (23:59).");
        assertThat(resets("2026-11-25T01:00:00Z")).isEqualTo("Resets tomorrow 09:00.");
        assertThat(resets("2026-11-26T01:00:00Z")).isEqualTo("Resets Thu 09:00.");
        assertThat(resets("2026-12-20T01:00:00Z")).isEqualTo("Resets Dec 20.");
        assertThat(resets("2026-11-24T07:42:00Z")).isEmpty();
        assertThat(resets(null)).isEmpty();
        assertThat(plain(chinese.body(week("2026-11-25T01:00:00Z")))).isEqualTo("明天 09:00 重置。");
    }

    @Test
    void timesAreThoseOfTheUsersZone() {
        var inBerlin = new AlertText(new Texts(Locale.ENGLISH), ZoneId.of("Europe/Berlin"), NOW);

        assertThat(plain(inBerlin.body(week("2026-11-24T09:20:00Z")))).isEqualTo("Resets in 1 h 38 min (10:20).");
    }

    @Test
    void windowsAreNamedByTheirLength() {
        assertThat(says(GaugeKind.SEVEN_DAYS, 604_800, "")).isEqualTo("proxy: 9 % of the week left");
        assertThat(says(GaugeKind.MONTH, 30 * 86_400, "")).isEqualTo("proxy: 9 % of the month left");
        assertThat(says(GaugeKind.SEVEN_DAYS, 604_800, "Opus")).isEqualTo("proxy: 9 % of Opus (week) left");
        assertThat(says(GaugeKind.OTHER, 3 * 3_600, "")).isEqualTo("proxy: 9 % of 3 hours left");
        assertThat(says(GaugeKind.OTHER, 86_400, "")).isEqualTo("proxy: 9 % of the day left");
        assertThat(says(GaugeKind.OTHER, 3 * 86_400, "")).isEqualTo("proxy: 9 % of 3 days left");
        assertThat(says(GaugeKind.OTHER, 0, "")).isEqualTo("proxy: 9 % of the window left");
        assertThat(says(GaugeKind.PLAN, 18_000, "Coder")).isEqualTo("proxy: 9 % of Coder (5-hour window) left");
        assertThat(says(GaugeKind.PLAN, 90 * 86_400, "Coder")).isEqualTo("proxy: 9 % of Coder left");
        assertThat(says(GaugeKind.PLAN, 90 * 86_400, "")).isEqualTo("proxy: 9 % of the plan left");
        assertThat(says(GaugeKind.BALANCE, 0, "")).isEqualTo("proxy: 9 % of the last top-up left");
        assertThat(says(GaugeKind.BUDGET, 0, "")).isEqualTo("proxy: 9 % of the budget left");
    }

    @Test
    void aPlanThatNeverResetsEnds() {
        var alert = alert(AlertRule.EXHAUSTED, GaugeKind.PLAN, "", "Coder", 90 * 86_400, "0", null, "%", null);

        assertThat(plain(english.title(alert))).isEqualTo("proxy: Coder used up");
        assertThat(plain(english.body(alert))).isEqualTo("Ends Thu 09:00.");
    }

    @Test
    void whatIsUsedUpSaysWhenItIsBack() {
        var alert = window(AlertRule.EXHAUSTED, GaugeKind.SEVEN_DAYS, 604_800, "0", null, "2026-11-26T01:00:00Z");

        assertThat(plain(english.title(alert))).isEqualTo("proxy · a@example.com: week used up");
        assertThat(plain(english.body(alert))).isEqualTo("Back Thu 09:00.");
        assertThat(plain(chinese.title(alert))).isEqualTo("proxy · a@example.com：周额度已用完");
        assertThat(plain(chinese.body(alert))).isEqualTo("周四 09:00 恢复。");
    }

    @Test
    void whatIsBackSaysHowMuch() {
        var alert = window(AlertRule.BACK_AGAIN, GaugeKind.FIVE_HOURS, 18_000, "100", null, "2026-11-24T12:40:00Z");

        assertThat(plain(english.title(alert))).isEqualTo("proxy · a@example.com: 5-hour window is back");
        assertThat(plain(english.body(alert))).isEqualTo("100 % left. Resets in 4 h 58 min (20:40).");
        assertThat(plain(chinese.body(alert))).isEqualTo("还剩 100 %。4 小时 58 分后重置（20:40）。");
    }

    @Test
    void thePaceSaysHowMuchTooEarly() {
        var alert = alert(
                AlertRule.RUNS_OUT,
                GaugeKind.FIVE_HOURS,
                "a@example.com",
                "",
                18_000,
                "34",
                null,
                "%",
                "2026-11-24T08:40:00Z",
                "2026-11-24T10:20:00Z");

        assertThat(plain(english.title(alert))).isEqualTo("proxy · a@example.com: 5-hour window runs out 16:40");
        assertThat(plain(english.body(alert)))
                .isEqualTo("At this pace it runs out 1 h 40 min before the reset; 34 % left."
                        + " Resets in 2 h 38 min (18:20).");
        assertThat(plain(english.why(alert))).isEqualTo("34 % left, enough until 16:40; read 15:40");
    }

    @Test
    void aBalanceIsToldAsAnAmount() {
        var byAmount = alert(
                AlertRule.BALANCE_LOW, GaugeKind.BALANCE, "", "", 0, "4.20", "5", "USD", "2026-11-26T01:00:00Z", null);
        var byDays = alert(
                AlertRule.BALANCE_LOW, GaugeKind.BALANCE, "", "", 0, "4.20", null, "USD", "2026-11-26T01:00:00Z", null);
        var empty = alert(AlertRule.EXHAUSTED, GaugeKind.BALANCE, "", "", 0, "0", null, "USD", null, null);

        assertThat(plain(english.title(byAmount))).isEqualTo("proxy: balance is down to $4.20");
        assertThat(plain(english.body(byAmount)))
                .isEqualTo("Below your limit of $5.00. At the usual pace it is used up Thu 09:00.");
        assertThat(plain(english.why(byAmount))).isEqualTo("$4.20 left, limit $5.00; read 15:40");
        assertThat(plain(english.title(byDays))).isEqualTo("proxy: balance lasts until about Thu 09:00");
        assertThat(plain(english.body(byDays))).isEqualTo("$4.20 left. At the usual pace it is used up Thu 09:00.");
        assertThat(plain(english.why(byDays))).isEqualTo("$4.20 left, enough until Thu 09:00; read 15:40");
        assertThat(plain(english.title(empty))).isEqualTo("proxy: balance used up");
        assertThat(plain(english.body(empty))).isEqualTo("Nothing goes on until it is topped up.");
        assertThat(plain(chinese.title(byDays))).isEqualTo("proxy：余额大约用到 周四 09:00");
    }

    @Test
    void aBudgetNamesBothSums() {
        var alert = alert(
                AlertRule.OVER_BUDGET, GaugeKind.BUDGET, "", "", 0, "12.3", "10", "USD", null, "2026-11-24T16:00:00Z");

        assertThat(plain(english.title(alert))).isEqualTo("proxy: $12.30 spent of $10.00");
        assertThat(plain(english.body(alert))).isEqualTo("A new period begins tomorrow 00:00.");
        assertThat(plain(english.why(alert))).isEqualTo("$12.30 spent, budget $10.00; counted 15:40");
        assertThat(plain(chinese.title(alert))).isEqualTo("proxy：已花 $12.30，预算 $10.00");
    }

    @Test
    void aTroubleSaysSinceWhenAndWhatToDo() {
        var broken = alert(
                AlertRule.SYNC_BROKEN, null, "", "", 0, null, null, "auth-rejected", "2026-11-24T05:30:00Z", null);
        var off = alert(AlertRule.STATISTICS_OFF, null, "", "", 0, null, null, "", "2026-11-23T05:30:00Z", null);

        assertThat(plain(english.title(broken))).isEqualTo("proxy: not readable since 13:30");
        assertThat(plain(english.body(broken))).startsWith("Make a new access token");
        assertThat(plain(english.why(broken))).isEqualTo("Not readable since 13:30; noticed 15:40 (auth-rejected)");
        assertThat(plain(english.title(off))).isEqualTo("proxy: no usage records");
        assertThat(plain(english.body(off)))
                .startsWith("What is used meanwhile cannot be fetched later. Turn them on:");
        assertThat(plain(english.why(off))).isEqualTo("Usage statistics are off; seen 15:40");
        assertThat(plain(chinese.title(broken))).isEqualTo("proxy：13:30 起读不到数据");
    }

    @Test
    void adviceThatNamesAParticularIsLeftOut() {
        var broken = alert(
                AlertRule.SYNC_BROKEN, null, "", "", 0, null, null, "login-expired", "2026-11-24T05:30:00Z", null);
        var unknown = alert(
                AlertRule.SYNC_BROKEN, null, "", "", 0, null, null, "of-a-newer-one", "2026-11-24T05:30:00Z", null);

        assertThat(plain(english.body(broken))).isEmpty();
        assertThat(plain(english.body(unknown))).isEmpty();
    }

    @Test
    void anOldReadingIsToldWithItsTime() {
        var later = new AlertText(new Texts(Locale.ENGLISH), SHANGHAI, Instant.parse("2026-11-24T23:00:00Z"));

        assertThat(plain(later.body(week("2026-11-26T01:00:00Z"))))
                .isEqualTo("Resets tomorrow 09:00. Read Nov 24, 15:40.");
    }

    @Test
    void whatIsLeftIsNeverRoundedToNothingOrToAll() {
        assertThat(plain(english.title(value("0.04")))).contains("0.1 %");
        assertThat(plain(english.title(value("0.4")))).contains("0.4 %");
        assertThat(plain(english.title(value("99.7")))).contains("99 %");
        assertThat(plain(english.title(value("9.5")))).contains("10 %");
    }

    @Test
    void aLongNameIsCutAndWhatThereIsToSayIsNot() {
        var alert = new Alert(
                AlertRule.REMAINING,
                WEEK,
                GaugeKind.SEVEN_DAYS,
                "the gateway of the whole department",
                "bartholomew.longname@example.com",
                "",
                604_800,
                new BigDecimal("9"),
                new BigDecimal("10"),
                "%",
                null,
                Instant.parse("2026-11-26T01:00:00Z"),
                NOW);

        assertThat(plain(english.title(alert)))
                .endsWith(": 9 % of the week left")
                .contains(" · barth");
        assertThat(DisplayWidth.of(english.title(alert))).isLessThanOrEqualTo(56);
        assertThat(plain(english.body(alert)))
                .isEqualTo(
                        "the gateway of the whole department · bartholomew.longname@example.com.\nResets Thu 09:00.");
    }

    @Test
    void namesCanBeMaskedAndAreOneLine() {
        var masked = new AlertText(new Texts(Locale.ENGLISH), SHANGHAI, NOW, Masks::name);
        var alert = week("2026-11-26T01:00:00Z");
        var odd = new Alert(
                AlertRule.STATISTICS_OFF, WEEK, null, "two\nlines\u202e", "", "", 0, null, null, "", NOW, null, NOW);

        assertThat(plain(masked.title(alert))).isEqualTo("p••• · a•••@•••: 9 % of the week left");
        assertThat(plain(masked.body(alert))).doesNotContain("proxy", "a@");
        assertThat(plain(english.title(odd))).isEqualTo("two·lines: no usage records");
    }

    static Stream<Alert> oneOfEach() {
        return Stream.of(AlertRule.values())
                .flatMap(rule -> rule.kinds().isEmpty()
                        ? Stream.of(sample(rule, null))
                        : rule.kinds().stream().map(kind -> sample(rule, kind)));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void everyRuleAndKindHasCalmWordsInBothLanguages(Alert alert) {
        for (var text : List.of(english, chinese)) {
            assertThat(text.title(alert)).doesNotContain("!", "！", "{", "null", "–");
            assertThat(DisplayWidth.of(text.title(alert))).isLessThanOrEqualTo(62);
            assertThat(text.body(alert)).isNotBlank().doesNotContain("!", "！", "{", "null");
            assertThat(text.why(alert)).isNotBlank().doesNotContain("{", "null", "–", "\n");
            assertThat(text.about(alert)).isNotBlank();
        }
        assertThat(plain(chinese.title(alert))).containsPattern("\\p{IsHan}");
        assertThat(plain(chinese.body(alert))).containsPattern("\\p{IsHan}");
        assertThat(plain(chinese.why(alert))).containsPattern("\\p{IsHan}");
        assertThat(plain(english.title(alert)) + plain(english.body(alert)) + plain(english.why(alert)))
                .doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @EnumSource(AlertRule.class)
    void everyRuleHasANameAndSaysWhatItDoes(AlertRule rule) {
        assertThat(english.rule(rule)).isNotBlank();
        assertThat(english.note(rule)).endsWith(".");
        assertThat(chinese.rule(rule)).containsPattern("\\p{IsHan}");
        assertThat(chinese.note(rule)).endsWith("。");
    }

    @Test
    void everyKindAndDeliveryHasAWordOfItsOwn() {
        for (var text : List.of(english, chinese)) {
            var words = new ArrayList<String>();
            Stream.of(GaugeKind.values()).map(text::kind).forEach(words::add);
            Stream.of(AlertEntry.Delivery.values()).map(text::delivery).forEach(words::add);
            Stream.of(AlertRule.values()).map(text::rule).forEach(words::add);
            assertThat(words)
                    .doesNotHaveDuplicates()
                    .allSatisfy(word -> assertThat(word).isNotBlank());
        }
    }

    /// With plain spaces, which are easier to write.
    private static String plain(String text) {
        return text.replace(Numbers.SPACE, ' ');
    }

    private String resets(@Nullable String at) {
        return plain(english.body(week(at)));
    }

    private String says(GaugeKind kind, long length, String label) {
        return plain(english.title(alert(AlertRule.REMAINING, kind, "", label, length, "9", "10", "%", null)));
    }

    private static Alert value(String left) {
        return window(AlertRule.REMAINING, GaugeKind.FIVE_HOURS, 18_000, left, "10", "2026-11-24T09:20:00Z");
    }

    private static Alert week(@Nullable String until) {
        return window(AlertRule.REMAINING, GaugeKind.SEVEN_DAYS, 604_800, "9", "10", until);
    }

    private static Alert sample(AlertRule rule, @Nullable GaugeKind kind) {
        var percent = rule == AlertRule.REMAINING || rule == AlertRule.RUNS_OUT;
        return alert(
                rule,
                kind,
                "",
                "",
                18_000,
                kind == null ? null : "9",
                "10",
                kind == null
                        ? "timed-out"
                        : percent || kind != GaugeKind.BALANCE && kind != GaugeKind.BUDGET ? "%" : "USD",
                "2026-11-24T07:50:00Z",
                "2026-11-24T09:20:00Z");
    }

    private static Alert window(
            AlertRule rule, GaugeKind kind, long length, String value, @Nullable String limit, @Nullable String until) {
        return alert(rule, kind, "a@example.com", "", length, value, limit, "%", null, until);
    }

    private static Alert alert(
            AlertRule rule,
            GaugeKind kind,
            String login,
            String label,
            long length,
            String value,
            @Nullable String limit,
            String unit,
            @Nullable String moment) {
        return alert(rule, kind, login, label, length, value, limit, unit, moment, "2026-11-26T01:00:00Z");
    }

    private static Alert alert(
            AlertRule rule,
            @Nullable GaugeKind kind,
            String login,
            String label,
            long length,
            @Nullable String value,
            @Nullable String limit,
            String unit,
            @Nullable String moment,
            @Nullable String until) {
        return new Alert(
                rule,
                WEEK,
                kind,
                "proxy",
                login,
                label,
                length,
                value == null ? null : new BigDecimal(value),
                limit == null ? null : new BigDecimal(limit),
                unit,
                moment == null ? null : Instant.parse(moment),
                until == null ? null : Instant.parse(until),
                Instant.parse("2026-11-24T07:40:00Z"));
    }
}
