package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.cliproxy.RespConnection.Login;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Opens the queue of usage records of a CLIProxyAPI, in the way that its version allows (contract of
/// CLIProxyAPI and quotas §1.8): pops over RESP2; over HTTP where RESP is switched off or the connection
/// is closed without a byte.
///
/// Each call that opens something sends the management key exactly once and does not try again by itself:
/// after five wrong keys a server shuts out everybody at this address for half an hour. The calls block,
/// for ten seconds until a connection stands and thirty until it is answered; an interrupt ends them.
public final class UsageQueue {

    private final Http http;
    private final Dialer dialer;

    /// @param http whose trust in certificates holds here too
    public UsageQueue(Http http) {
        this(http, Dialer.CONNECT);
    }

    UsageQueue(Http http, Duration connect) {
        this.http = http;
        this.dialer = new Dialer(http.tlsSockets(), connect);
    }

    /// Opens it for pops.
    ///
    /// @param base of the server, `http` or `https`
    /// @param mode [QueueMode#HTTP] leaves RESP alone; [QueueMode#SHARED] is as [QueueMode#POP] here, for
    ///     draining what was queued before a subscription
    /// @return not asked for anything yet, over HTTP not even for the key
    public Result<QueueReader> open(URI base, Secret key, QueueMode mode) {
        var host = Http.hostOf(base);
        if (key.value().isBlank()) {
            return Result.err(new Failure.WrongManagementKey(host));
        }
        if (mode == QueueMode.HTTP) {
            return Result.ok(overHttp(base, key));
        }
        return switch (dial(base)) {
            case Result.Err<RespConnection>(Failure failure) -> Result.err(failure);
            case Result.Ok<RespConnection>(RespConnection connection) ->
                switch (connection.login(key)) {
                    case Login.Accepted _ -> Result.ok(new RespQueue(connection));
                    case Login.Refused(Failure failure) -> {
                        connection.close();
                        yield Result.err(failure);
                    }
                    case Login.NoResp _ -> {
                        connection.close();
                        yield Result.ok(overHttp(base, key));
                    }
                };
        };
    }

    /// Subscribes. When this returns, the server has confirmed it: drain now, on a reader of its own and
    /// into a sink of its own, what was queued before; and again after each new subscription.
    ///
    /// @param refreshed the server's logins have changed; runs on the receiving thread, which must not
    ///     wait for it
    /// @throws IOException the sink's own
    public Result<Subscription> subscribe(URI base, Secret key, RawSink sink, Runnable refreshed) throws IOException {
        if (key.value().isBlank()) {
            return Result.err(new Failure.WrongManagementKey(Http.hostOf(base)));
        }
        return switch (dial(base)) {
            case Result.Err<RespConnection>(Failure failure) -> Result.err(failure);
            case Result.Ok<RespConnection>(RespConnection connection) -> subscribe(connection, key, sink, refreshed);
        };
    }

    private static Result<Subscription> subscribe(
            RespConnection connection, Secret key, RawSink sink, Runnable refreshed) throws IOException {
        var subscribed = false;
        try {
            Result<Subscription> result = switch (connection.login(key)) {
                case Login.Accepted _ -> Subscription.begin(connection, sink, refreshed);
                case Login.Refused(Failure failure) -> Result.err(failure);
                case Login.NoResp(Failure failure) -> Result.err(failure);
            };
            subscribed = result instanceof Result.Ok;
            return result;
        } finally {
            if (!subscribed) {
                connection.close();
            }
        }
    }

    private QueueReader overHttp(URI base, Secret key) {
        return new HttpQueue(http.streaming(), base, Http.hostOf(base), key);
    }

    private Result<RespConnection> dial(URI base) {
        var host = Http.hostOf(base);
        if (base.getHost() == null) {
            return Result.err(new Failure.BadInput("url", "no host"));
        }
        try {
            return Result.ok(new RespConnection(dialer.dial(base), host));
        } catch (IOException fault) {
            return Result.err(RespConnection.failure(fault, host));
        }
    }
}
