package dev.parley.soak;

import picocli.CommandLine;

/// `./parley soak`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new SoakCommand())
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
        System.err.println(trouble.getMessage() + " (see ./parley soak --help)");
        return exitCode;
    }
}
