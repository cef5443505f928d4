package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Failure;

/// How far the test of a notification has come.
public sealed interface TestOutcome {

    record Untested() implements TestOutcome {}

    record Sending() implements TestOutcome {}

    record Shown() implements TestOutcome {}

    record NotShown(Failure why) implements TestOutcome {}
}
