package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import java.util.List;

/// The client of an account whose definition cannot be read any more, as one that a newer version has
/// written: it asks nothing and says why.
record UnreadableDefinition(Failure why) implements GatewayClient {

    @Override
    public Result<Reply<GatewayStatus>> status() {
        return Result.err(why);
    }

    @Override
    public Result<Reply<Self>> self() {
        return Result.err(why);
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        return Result.err(why);
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        return Result.err(why);
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        return Result.err(why);
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        return Result.err(why);
    }
}
