package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Money;
import io.github.tallyglass.domain.QuotaUnit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Amounts as they are written on the command line: `5USD`, `12.50 CNY`, `100000units`.
final class Amount {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*([A-Za-z]{3}|units)");

    private Amount() {}

    /// Wrong usage where it is none, or is 0.
    static Money of(Session session, String option, String text) {
        var match = AMOUNT.matcher(text.strip());
        if (!match.matches() || new BigDecimal(match.group(1)).signum() == 0) {
            throw session.usage("cli.usage.amount", option);
        }
        var currency = match.group(2);
        return new Money(
                new BigDecimal(match.group(1)),
                currency.equals(QuotaUnit.UNITS) ? currency : currency.toUpperCase(Locale.ROOT));
    }
}
