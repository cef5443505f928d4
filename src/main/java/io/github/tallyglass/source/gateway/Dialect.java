package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// How one line of the gateway family differs from the others on the wire (gateway contract §§1.2, 2.1,
/// 3.3). Everything else is the same for all and lives in [HttpGatewayClient].
public sealed interface Dialect
        permits NewApiDialect,
                NewApi2025Line,
                NewApi2024Dialect,
                OneApiDialect,
                DoneHubDialect,
                DmxApiDialect,
                MillisDialect,
                CustomDialect {

    /// All dialects; the first is the one of accounts that were saved untested.
    List<Dialect> ALL = List.of(
            new NewApiDialect(),
            new NewApi2025Dialect(),
            new NewApi2024Dialect(0),
            new NewApi2024Dialect(1),
            new VeloeraDialect(),
            new OneApiDialect(0),
            new OneApiDialect(1),
            new DoneHubDialect(),
            new DmxApiDialect(false),
            new DmxApiDialect(true),
            new CrazyrouterDialect(),
            new BurncloudDialect());

    /// The dialect of a name as [#name()] gives it.
    static Optional<Dialect> named(String name) {
        var plain = name.endsWith(MillisDialect.SUFFIX)
                ? name.substring(0, name.length() - MillisDialect.SUFFIX.length())
                : name;
        return ALL.stream()
                .filter(dialect -> dialect.name().equals(plain))
                .<Dialect>map(dialect -> plain.equals(name) ? dialect : new MillisDialect(dialect))
                .findFirst();
    }

    /// Names of all dialects, in words for whoever has to choose one.
    static String names() {
        return ALL.stream().map(Dialect::name).collect(Collectors.joining(" "));
    }

    /// The word that is kept with the account.
    String name();

    /// What an account of this dialect is to the user.
    AccountKind kind();

    /// Headers that prove who asks.
    ///
    /// @param userId `""` where the account names none
    Map<String, String> headers(Secret token, String userId);

    /// Names of the header that the line demands beside the token; none where the token is enough.
    List<String> idHeaders();

    /// Whether a wrong token and a disabled user are told by HTTP 200 and `success:false`, with nothing but
    /// the text to tell them from other refusals (gateway contract §1.3).
    boolean refusesInOk();

    /// Query of one page of rows, with `?`.
    ///
    /// @param slice as [#bounds] gives it
    /// @param page from 1, whatever the server counts from
    String logQuery(Interval slice, int page);

    /// Query of one page of keys, with `?`.
    ///
    /// @param wirePage as the server counts
    String keyQuery(int wirePage);

    /// Where the list of keys begins, as the server counts. Servers whose count begins at 1 take 0 for it.
    int firstKeyPage();

    /// What a type code of a log row means.
    EventType typeOf(long code);

    /// Takes a list apart, or says nothing where `data` is no list of this line.
    ///
    /// @param wirePage the page that was asked for, as the server counts
    Optional<ListPage> logs(JsonNode data, int wirePage);

    /// The same for the list of keys, which some lines send in another shape than rows.
    Optional<ListPage> keys(JsonNode data, int wirePage);

    /// Whether there are hourly aggregates at all.
    boolean hourlyData();

    /// ISO code of the currency of one unit, independent of what the site displays (gateway contract §4).
    String unitCurrency();

    /// The line's default request limits, in words for an account test.
    List<String> limits();

    /// Whether an administrator reads everybody's rows by endpoints that are known (gateway contract §§2.1, 2.3).
    default boolean readsAll() {
        return true;
    }

    /// Bounds in the server's unit of time.
    ///
    /// @param slice in seconds
    default Interval bounds(Interval slice) {
        return slice;
    }

    /// The second of a time of a row.
    ///
    /// @param time in the server's unit
    default long second(long time) {
        return time;
    }

    /// The same line on servers that count its rows' pages from 1, where that has to be found by asking.
    default Optional<Dialect> countingFromOne() {
        return Optional.empty();
    }

    /// The same line on servers that refuse this form of the credentials.
    default Optional<Dialect> otherCredentials() {
        return Optional.empty();
    }

    /// One page of any list.
    ///
    /// @param page as the server counts
    /// @param pageSize what a full page holds: as the reply says, or as it can be told from its rows
    /// @param total rows that match; −1 where the reply does not say
    record ListPage(int page, int pageSize, long total, List<JsonNode> items) {}
}
