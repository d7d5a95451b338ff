package dev.parley.soak;

import dev.parley.soak.rolling.RollingCommand;
import picocli.CommandLine;

/// `./parley soak`, and `./parley rolling`, whose name comes first then.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new SoakCommand())
                .addSubcommand(new RollingCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (wrong, _) -> says(wrong.getCommandLine(), wrong, CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((trouble, at, _) -> {
                    if (System.getenv("PARLEY_DEBUG") != null) {
                        trouble.printStackTrace();
                    }
                    return says(at, trouble, CommandLine.ExitCode.SOFTWARE);
                });
        System.exit(command.execute(arguments));
    }

    private static int says(CommandLine at, Exception trouble, int exitCode) {
        System.err.println(trouble.getMessage() + " (see ./parley " + at.getCommandName() + " --help)");
        return exitCode;
    }
}
