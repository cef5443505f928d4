package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one account at one gateway. Only paths that read are ever asked. Calls block, are made by one
/// thread at a time, and spend the host's request budget; 429 is answered by a failure, not by waiting
/// here.
public interface GatewayClient {

    /// `/api/status`; needs no credentials.
    Result<Reply<GatewayStatus>> status();

    /// `/api/user/self`.
    Result<Reply<Self>> self();

    /// One page of `/api/log/self`, of `/api/log/` for everybody's rows, all types, newest first.
    ///
    /// @param page from 1, whatever the server's base
    Result<Reply<LogPage>> logs(Interval slice, int page);

    /// `/api/log/self/stat`, `/api/log/stat` for everybody, over the slice: gross quota of consume rows.
    Result<Reply<Long>> stat(Interval slice);

    /// `/api/data/self` over whole UTC hours, at most 30 days; `/api/data/` for everybody, of any length.
    Result<Reply<List<HourlyUsage>>> hourly(Interval hours);

    /// The account's keys, all pages.
    Result<Reply<List<KeyInfo>>> keys();

    /// What an API key alone can tell, where the account is only that; empty for the account of a user.
    default Optional<KeyAccess> key() {
        return Optional.empty();
    }

    /// `/api/subscription/self`: plans that the account has now or had; servers before 2026-02-03 and
    /// other lines answer [Failure.NotFound] (gateway contract §5.6).
    default Result<Reply<List<Subscription>>> subscriptions() {
        return Result.err(new Failure.NotFound(Endpoint.SUBSCRIPTIONS.path()));
    }

    /// `/api/subscription/plans`: what the gateway offers; not every plan that somebody still has is
    /// among them.
    default Result<Reply<List<Plan>>> plans() {
        return Result.err(new Failure.NotFound(Endpoint.PLANS.path()));
    }

    /// What was asked for, and what its reply says about the server's clock.
    ///
    /// @param clockOffsetMillis server clock − local clock at mid-request, from the `Date` header; null
    ///     where that is missing or implausible (more than a day)
    record Reply<T>(T value, @Nullable Long clockOffsetMillis) {}

    /// The account as the gateway has it.
    ///
    /// @param remaining wallet, quota units
    /// @param role 1 user, 10 administrator, 100 root; 0 where the server says nothing
    /// @param used lifetime consumption, quota units
    record Self(long id, String username, String group, int role, long remaining, long used, long requests) {

        private static final int ADMINISTRATOR = 10;

        /// Whether everybody's rows are closed to this user (gateway contract §1.5).
        public boolean isOrdinary() {
            return role > 0 && role < ADMINISTRATOR;
        }
    }

    /// A key of the account, without the key itself.
    ///
    /// @param status 1 enabled, 2 disabled, 3 expired, 4 exhausted
    /// @param remaining quota units left on the key; null for an unlimited one
    /// @param created epoch seconds; 0 where not told
    /// @param accessed epoch seconds; 0 where not told
    /// @param expires epoch seconds; −1 never
    record KeyInfo(
            long id,
            String name,
            int status,
            @Nullable Long remaining,
            long used,
            long created,
            long accessed,
            long expires) {}

    /// What the account has of a plan. Times are epoch seconds, 0 for none; amounts are quota units.
    ///
    /// @param total 0 for no limit
    /// @param used since the last reset; a reset that is due is carried out with the next use only
    record Subscription(
            long id,
            long planId,
            long total,
            long used,
            boolean active,
            long start,
            long end,
            long lastReset,
            long nextReset) {}

    /// A plan as the gateway offers it.
    ///
    /// @param resetSeconds from one reset to the next, a month as 30 days; 0 for never
    record Plan(long id, String title, long resetSeconds) {}
}
