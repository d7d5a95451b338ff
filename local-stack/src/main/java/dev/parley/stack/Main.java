package dev.parley.stack;

import dev.parley.stack.issuer.RevokeCommand;
import dev.parley.stack.issuer.TokenCommand;
import dev.parley.stack.rehearsal.RehearseCommand;
import dev.parley.stack.start.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Parley on one machine: `start` runs all of it, `token` prints a token of its own issuer, `revoke` takes
/// tokens back.
@Command(
        name = "parley",
        subcommands = {StartCommand.class, TokenCommand.class, RevokeCommand.class, RehearseCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // A library of ours looks for a log; there is none here, and no need to tell anybody.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(Main::failed);
    }

    private static int misused(CommandLine.ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine().getCommandName();
        var help = command.equals("parley") ? "./parley help" : "./parley " + command + " --help";
        System.err.println(wrong.getMessage() + " (see " + help + ")");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception trouble, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println(trouble instanceof CannotStart ? trouble.getMessage() : "Parley stopped: " + trouble);
        if (System.getenv("PARLEY_DEBUG") != null) {
            trouble.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
