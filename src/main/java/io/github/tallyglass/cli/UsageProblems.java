package io.github.tallyglass.cli;

import io.github.tallyglass.text.Texts;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Says in the user's language what is wrong with the words of a command. Values are not repeated: one of
/// them could be a secret that slipped into the wrong place.
final class UsageProblems {

    private UsageProblems() {}

    static Problem of(CommandLine.ParameterException wrong, Texts texts) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        return Problem.usage(message(wrong, texts), texts.get("cli.usage.see-help", command));
    }

    private static String message(CommandLine.ParameterException wrong, Texts texts) {
        return switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched, texts);
            case CommandLine.MissingParameterException missing ->
                texts.get(
                        "cli.usage.missing",
                        missing.getMissing().stream().map(UsageProblems::name).collect(Collectors.joining(", ")));
            case CommandLine.OverwrittenOptionException twice ->
                texts.get("cli.usage.twice", name(twice.getOverwritten()));
            case CommandLine.MutuallyExclusiveArgsException exclusive -> texts.get("cli.usage.exclusive");
            default -> {
                var spec = wrong.getArgSpec();
                yield spec == null ? texts.get("cli.usage.wrong") : texts.get("cli.usage.value", name(spec));
            }
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException unmatched, Texts texts) {
        var first = unmatched.getUnmatched().getFirst();
        if (first.startsWith("-") && first.length() > 1) {
            var end = first.indexOf('=');
            return texts.get("cli.usage.unknown-option", end < 0 ? first : first.substring(0, end));
        }
        var commands = unmatched.getCommandLine().getSubcommands();
        return commands.isEmpty()
                ? texts.get("cli.usage.too-many")
                : texts.get("cli.usage.unknown-command", String.join(", ", commands.keySet()));
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
