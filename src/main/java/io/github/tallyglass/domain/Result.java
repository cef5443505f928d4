package io.github.tallyglass.domain;

import java.util.function.Function;

/// The outcome of something that may fail for reasons a person should hear about.
///
/// @param <T> what is delivered when it went well
public sealed interface Result<T> {

    /// It went well.
    record Ok<T>(T value) implements Result<T> {}

    /// It did not; what was read before is kept by whoever read it.
    record Err<T>(Failure failure) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> err(Failure failure) {
        return new Err<>(failure);
    }

    default <R> Result<R> map(Function<? super T, ? extends R> mapping) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(mapping.apply(value));
            case Err<T>(Failure failure) -> new Err<>(failure);
        };
    }

    default <R> Result<R> flatMap(Function<? super T, Result<R>> mapping) {
        return switch (this) {
            case Ok<T>(T value) -> mapping.apply(value);
            case Err<T>(Failure failure) -> new Err<>(failure);
        };
    }
}
