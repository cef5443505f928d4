package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import java.math.BigDecimal;
import java.util.Optional;

/// Units per currency as people type them.
final class TypedUnits {

    private TypedUnits() {}

    /// What the user gave with an account; `""` where the gateway says it.
    static String of(Account account) {
        return account.unit().saidBy() == SaidBy.USER
                ? account.unit().unitsPerCurrency().stripTrailingZeros().toPlainString()
                : "";
    }

    /// Empty for what is no number above zero.
    static Optional<BigDecimal> number(String typed) {
        try {
            var number = new BigDecimal(typed.strip().replace(" ", ""));
            return number.signum() > 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
