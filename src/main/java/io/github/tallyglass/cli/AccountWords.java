package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values of options that several account commands share; each is wrong usage where it is none.
record AccountWords(Session session) {

    private static final Set<String> CURRENCIES = Set.of("USD", "CNY");

    AccountKind kind(String word) {
        return AccountKind.ofWord(word)
                .orElseThrow(() -> session.usage(
                        "cli.usage.kind",
                        word,
                        Arrays.stream(AccountKind.values())
                                .map(AccountKind::word)
                                .collect(Collectors.joining(" "))));
    }

    SecretPlace place(String word) {
        return switch (word) {
            case "keyring" -> SecretPlace.KEYRING;
            case "file" -> SecretPlace.FILE;
            default -> throw session.usage("cli.usage.value", "--store");
        };
    }

    Account.Mode mode(String word) {
        return Arrays.stream(Account.Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> session.usage("cli.usage.value", "--mode"));
    }

    @Nullable
    String currency(@Nullable String word) {
        if (word != null && !CURRENCIES.contains(word)) {
            throw session.usage("cli.usage.value", "--unit-currency");
        }
        return word;
    }

    @Nullable
    BigDecimal units(@Nullable String word) {
        if (word == null) {
            return null;
        }
        try {
            var units = new BigDecimal(word);
            if (units.signum() > 0) {
                return units;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number that is not above zero
        }
        throw session.usage("cli.usage.value", "--units-per-currency");
    }
}
