package io.github.tallyglass.demo;

import org.jspecify.annotations.Nullable;

/// One row of the demo gateway's log, small: what follows from other fields is worked out when it is sent.
///
/// @param at epoch seconds
/// @param type code on the wire (gateway contract §3.3)
/// @param request number of the request; its rows share it, and the request id is made of it
/// @param input tokens neither read from nor written to a cache
/// @param firstTokenMs 0 where none was measured
/// @param status HTTP status of an error row; 0 otherwise
/// @param content text of the row
/// @param settled what a task cost in the end; 0 where the row settles nothing
record DemoRow(
        long at,
        int type,
        long request,
        @Nullable DemoKey key,
        @Nullable DemoModel model,
        long quota,
        int input,
        int cacheRead,
        int cacheWrite,
        int cacheWrite1h,
        int output,
        int seconds,
        int firstTokenMs,
        int attempt,
        int status,
        String content,
        long settled) {

    static final int TOP_UP = 1;
    static final int CONSUME = 2;
    static final int ERROR = 5;
    static final int REFUND = 6;
    static final int LOGIN = 7;

    /// A row that is no request: top-up, login.
    static DemoRow plain(long at, int type, long request, String content) {
        return new DemoRow(at, type, request, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, content, 0);
    }

    /// `prompt_tokens` by the model's convention.
    int promptTokens() {
        if (model == null || type != CONSUME) {
            return 0;
        }
        return switch (model.convention()) {
            case ANTHROPIC -> input;
            case OPENAI -> input + cacheRead;
            case OPENAI_WITH_WRITES -> input + cacheRead + cacheWrite;
            case PER_CALL -> 0;
        };
    }

    boolean stream() {
        return firstTokenMs > 0;
    }
}
