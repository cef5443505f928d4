package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import java.util.List;

/// Veloera: rows are counted from 1 in `data.items`, keys from 0 in an array, code 5 = check-in. Without
/// `page_size` a list of rows is empty; a list of keys does not read it. Where an operator logs
/// conversations they stand in `other` of one's own rows; [Scrubber] drops them before a row leaves this
/// package.
public record VeloeraDialect() implements NewApi2025Line {

    @Override
    public String name() {
        return "veloera";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.VELOERA;
    }

    @Override
    public List<String> idHeaders() {
        return List.of("Veloera-User");
    }

    @Override
    public EventType typeOf(long code) {
        return code == 5 ? EventType.CHECK_IN : Wire.commonType(code);
    }

    @Override
    public List<String> limits() {
        return List.of("180 requests in 180 s");
    }
}
