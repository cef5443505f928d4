package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.text.Texts;

/// What a command tells the user when it did not do what was asked.
///
/// @param code stable, for scripts
/// @param exitCode one of [ExitCode]
record Problem(String code, String message, String advice, int exitCode) {

    /// Something the user gave counts as wrong usage, everything else as a failure.
    static Problem of(Failure failure, Texts texts) {
        return new Problem(
                failure.code(),
                texts.message(failure),
                texts.advice(failure),
                failure instanceof Failure.BadInput || failure instanceof Failure.BadDefinition
                        ? ExitCode.USAGE
                        : ExitCode.FAILED);
    }

    /// The words of the command are wrong.
    static Problem usage(String message, String advice) {
        return new Problem("usage", message, advice, ExitCode.USAGE);
    }

    Thrown thrown() {
        return new Thrown(this);
    }

    /// Carries a problem out of a command to the one place that prints it.
    static final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private Thrown(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
