package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import io.github.tallyglass.source.gateway.KeyAccess.KeyList;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tries an API key: finds the form in which the server shows its log to it, by what answers (gateway
/// contract §1.4). The key goes into a query only where the server has ignored it in a header.
public final class KeyProbe {

    private static final long HOUR = 3_600;

    private final Http http;
    private final Probe probe;
    private final Clock clock;

    KeyProbe(Http http, Probe probe, Clock clock) {
        this.http = http;
        this.probe = probe;
        this.clock = clock;
    }

    /// What an account test needs to know.
    ///
    /// @param kind as the user said, else as the server shows it
    /// @param balance null where no endpoint tells it
    public record Found(
            URI url,
            KeyForm form,
            AccountKind kind,
            GatewayStatus status,
            @Nullable KeyBalance balance) {}

    /// Finds and tries the key; saves nothing.
    ///
    /// @param named name of the form that the user lays down; `""` leaves it to the server's answers
    Result<Found> probe(String typed, AccountKind kind, String named, Secret key) {
        return probe.reach(typed, key, (base, status) -> {
            var guess = new Guess(kind, base, status.value());
            var form =
                    KeyForm.named(named).map(fixed -> tried(fixed, base, key)).orElseGet(() -> form(guess, key));
            return form.flatMap(found -> found(guess, found, key, status));
        });
    }

    /// Whether a form that was laid down reads the key at all.
    private Result<KeyForm> tried(KeyForm form, URI base, Secret key) {
        return switch (form) {
            case KeyForm.Paged _ -> paged(base, key);
            case KeyForm.NoRows _ -> Result.ok(form);
            default -> client(form, base, key).list().map(_ -> form);
        };
    }

    private Result<Found> found(Guess guess, KeyForm form, Secret key, Reply<JsonNode> status) {
        var kind = guess.kind() == AccountKind.AUTO ? kindOf(guess, form) : guess.kind();
        return StatusReader.read(status.value(), lineOf(kind))
                .flatMap(told -> balance(client(form, guess.base(), key), form)
                        .map(balance -> new Found(guess.base(), form, kind, told, balance.orElse(null))));
    }

    private Result<KeyForm> form(Guess guess, Secret key) {
        if (is(guess, AccountKind.EZMODEL)) {
            return paged(guess.base(), key);
        }
        if (is(guess, AccountKind.BURNCLOUD)) {
            var form = new KeyForm.Whole(AccountKind.BURNCLOUD);
            return client(form, guess.base(), key).list().map(_ -> form);
        }
        var newest = client(new KeyForm.Newest(), guess.base(), key);
        return switch (newest.list()) {
            case Result.Ok<Reply<KeyList>>(Reply<KeyList> list) ->
                list.value().received() > 0 || refusesStrangers(newest)
                        ? Result.ok(new KeyForm.Newest())
                        : whole(guess, key);
            case Result.Err<Reply<KeyList>>(Failure.NotFound _) ->
                Result.ok(new KeyForm.NoRows(
                        guess.kind() == AccountKind.DONE_HUB ? AccountKind.DONE_HUB : AccountKind.ONE_API));
            case Result.Err<Reply<KeyList>>(Failure.Refused _) -> whole(guess, key);
            case Result.Err<Reply<KeyList>>(Failure failure) -> Result.err(failure);
        };
    }

    private Result<KeyForm> paged(URI base, Secret key) {
        var now = Math.floorDiv(clock.millis(), 1000L);
        var form = new KeyForm.Paged();
        return client(form, base, key).logs(new Interval(now - HOUR, now), 1).map(_ -> form);
    }

    /// Veloera refuses whoever has no system access token beside the key.
    private Result<KeyForm> whole(Guess guess, Secret key) {
        var form = new KeyForm.Whole(AccountKind.NEW_API);
        var client = client(form, guess.base(), key);
        return switch (client.byQuery()) {
            case Result.Err<Reply<KeyList>>(Failure.AuthRejected _) ->
                Result.ok(new KeyForm.NoRows(AccountKind.VELOERA));
            case Result.Ok<Reply<KeyList>>(Reply<KeyList> list)
            when list.value().received() == 0 -> client.unlessUnknown(list).map(_ -> form);
            case Result.Ok<Reply<KeyList>> _ -> Result.ok(form);
            case Result.Err<Reply<KeyList>>(Failure failure) -> Result.err(failure);
        };
    }

    private static boolean refusesStrangers(KeyClient client) {
        return client.anonymous() instanceof Result.Err<Reply<JsonNode>>(Failure.AuthRejected _);
    }

    /// A key whose rows are shown may be of no use elsewhere: expired ones still have their log.
    private static Result<Optional<KeyBalance>> balance(KeyClient client, KeyForm form) {
        return switch (client.balance()) {
            case Result.Ok<Reply<KeyBalance>>(Reply<KeyBalance> told) -> Result.ok(Optional.of(told.value()));
            case Result.Err<Reply<KeyBalance>>(Failure failure)
            when form instanceof KeyForm.NoRows -> Result.err(failure);
            case Result.Err<Reply<KeyBalance>> _ -> Result.ok(Optional.empty());
        };
    }

    private KeyClient client(KeyForm form, URI base, Secret key) {
        return new KeyClient(http, form, base, key);
    }

    /// The user says so, or the address does.
    private static boolean is(Guess guess, AccountKind kind) {
        var host = String.valueOf(guess.base().getHost()).toLowerCase(Locale.ROOT);
        return guess.kind() == kind || (guess.kind() == AccountKind.AUTO && host.contains(kind.word()));
    }

    /// A line of its own where the address or the status names one; the form where they do not.
    private static AccountKind kindOf(Guess guess, KeyForm form) {
        return form.kind() == AccountKind.NEW_API ? guess.first(true).kind() : form.kind();
    }

    /// The line whose unit has the currency of the kind's.
    private static Dialect lineOf(AccountKind kind) {
        return Dialect.ALL.stream()
                .filter(dialect -> dialect.kind() == kind)
                .findFirst()
                .orElse(Dialect.ALL.getFirst());
    }
}
