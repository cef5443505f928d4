package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How one line of the gateway family differs from the others on the wire (gateway contract §§1.2, 2.1,
/// 3.3). Everything else is the same for all and lives in [HttpGatewayClient].
public sealed interface Dialect permits NewApiDialect {

    /// All dialects, in the order in which probing tries them.
    List<Dialect> ALL = List.of(new NewApiDialect());

    static Optional<Dialect> named(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /// The word that is kept with the account.
    String name();

    /// Headers that prove who asks.
    ///
    /// @param userId `""` where the account names none
    Map<String, String> headers(Secret token, String userId);

    /// Number of a page on the wire.
    ///
    /// @param page from 1
    int wirePage(int page);

    /// The page size to ask for: the largest that the line grants.
    int pageSize();

    /// What a type code of a log row means.
    EventType typeOf(long code);

    /// Takes a list apart, or says nothing where `data` is no list of this line.
    ///
    /// @param askedPage from 1
    Optional<ListPage> list(JsonNode data, int askedPage);

    /// ISO code of the currency of one unit, independent of what the site displays (gateway contract §4).
    String unitCurrency();

    /// The line's default request limits, in words for an account test.
    List<String> limits();

    /// One page of any list.
    ///
    /// @param pageSize effective size, as the reply says
    /// @param total rows that match; −1 where the reply does not say
    record ListPage(int page, int pageSize, long total, List<JsonNode> items) {}
}
