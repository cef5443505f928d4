package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.TreeSet;

/// What of a home must not change when something goes wrong: rows, the other accounts, the tokens.
///
/// @param accounts name and address of each
record Kept(String rows, String accounts, String secrets) {

    private static final String RANGE = "2026-11-01..2026-11-22";

    static Kept of(TestHome home) {
        var rows = home.run("export", RANGE, "--zone", "UTC", "--out", "-");
        assertThat(rows.exit()).as(rows.all()).isZero();
        var accounts = new TreeSet<String>();
        home.run("account", "list", "--json")
                .json()
                .forEach(account -> accounts.add(account.path("name").asString() + " "
                        + account.path("url").asString()));
        try {
            var secrets = home.folder.resolve("secrets.json");
            return new Kept(
                    rows.out(), accounts.toString(), Files.exists(secrets) ? Files.readString(secrets) : "none");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
