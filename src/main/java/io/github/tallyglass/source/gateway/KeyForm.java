package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import java.util.List;
import java.util.Optional;

/// How a server shows its log to an API key (gateway contract §§1.4, 2.5). The name is kept with the
/// account as its dialect.
public sealed interface KeyForm {

    /// All forms; the first is the one of keys that were saved untested.
    List<KeyForm> ALL = List.of(
            new Newest(),
            new Whole(AccountKind.NEW_API),
            new Whole(AccountKind.BURNCLOUD),
            new Paged(),
            new NoRows(AccountKind.VELOERA),
            new NoRows(AccountKind.ONE_API),
            new NoRows(AccountKind.DONE_HUB));

    static Optional<KeyForm> named(String name) {
        return ALL.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    /// All names, as messages list them.
    static String names() {
        return String.join(", ", ALL.stream().map(KeyForm::name).toList());
    }

    /// The word that is kept with the account.
    String name();

    /// What an account of this form is to the user, where neither the user nor the address says more.
    AccountKind kind();

    /// Rows of a list or page at most; 0 where there is no bound.
    int pageSize();

    /// The default request limits, in words for an account test.
    List<String> limits();

    /// new-api since 2026-02-06: the key in a header, the newest 1000 rows without bounds, newest first,
    /// at most 20 requests in 20 minutes together with the user's own sign-ins.
    record Newest() implements KeyForm {

        /// A list of this many rows may lack older ones.
        static final int ROWS = 1000;

        @Override
        public String name() {
            return "new-api-key";
        }

        @Override
        public AccountKind kind() {
            return AccountKind.NEW_API;
        }

        @Override
        public int pageSize() {
            return ROWS;
        }

        @Override
        public List<String> limits() {
            return List.of("360 requests in 180 s", "20 requests in 1200 s for the log of a key");
        }
    }

    /// new-api before, and Burncloud: the key in the query, all rows in no order. An unknown key gets an
    /// empty list, as a key without rows does.
    record Whole(AccountKind kind) implements KeyForm {

        @Override
        public String name() {
            return kind == AccountKind.BURNCLOUD ? "burncloud-key" : "new-api-2025-key";
        }

        @Override
        public int pageSize() {
            return 0;
        }

        @Override
        public List<String> limits() {
            return kind == AccountKind.BURNCLOUD ? List.of() : List.of("180 requests in 180 s");
        }
    }

    /// ezmodel: the key in the query, pages within bounds of time, all four parameters mandatory.
    record Paged() implements KeyForm {

        @Override
        public String name() {
            return "ezmodel";
        }

        @Override
        public AccountKind kind() {
            return AccountKind.EZMODEL;
        }

        @Override
        public int pageSize() {
            return Wire.PAGE_SIZE;
        }

        @Override
        public List<String> limits() {
            return List.of();
        }
    }

    /// Lines that show a key its balance and no row: Veloera wants a system access token beside the key,
    /// one-api and done-hub have no such list.
    record NoRows(AccountKind kind) implements KeyForm {

        @Override
        public String name() {
            return kind.word() + "-key";
        }

        @Override
        public int pageSize() {
            return 0;
        }

        @Override
        public List<String> limits() {
            return List.of("no rows for an API key, its balance only");
        }
    }
}
