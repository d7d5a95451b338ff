package dev.parley.attack;

import picocli.CommandLine;

/// `./parley attack`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new AttackCommand())
                .setParameterExceptionHandler((wrong, _) -> says(wrong, CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((trouble, _, _) -> {
                    if (System.getenv("PARLEY_DEBUG") != null) {
                        trouble.printStackTrace();
                    }
                    return says(trouble, CommandLine.ExitCode.SOFTWARE);
                });
        System.exit(command.execute(arguments));
    }

    private static int says(Exception trouble, int exitCode) {
        System.err.println(trouble.getMessage() + " (see ./parley attack --help)");
        return exitCode;
    }
}
