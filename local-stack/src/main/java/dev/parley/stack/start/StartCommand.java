package dev.parley.stack.start;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Help;
import dev.parley.stack.Progress;
import dev.parley.stack.service.NativeExecutables;
import dev.parley.stack.service.ServiceJars;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `start`: runs the stack until Ctrl-C.
@Command(name = "start")
public final class StartCommand implements Callable<Integer> {
    private static final int MOST_PROCESSES = 16;
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT")
    private Integer port;

    @Option(names = "--gateways", paramLabel = "N", defaultValue = "1")
    private int gateways;

    @Option(names = "--session-services", paramLabel = "N", defaultValue = "1")
    private int sessionServices;

    @Option(names = "--ai-bridges", paramLabel = "N", defaultValue = "1")
    private int aiBridges;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Option(names = "--native", paramLabel = "DIR")
    private Path executables;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        if (help) {
            System.out.print(Help.page("start"));
            return CommandLine.ExitCode.OK;
        }
        var stack = new LocalStack(options(System.getenv()), System.getenv(), new Progress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
        stack.start();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private StartOptions options(Map<String, String> settings) {
        var home = ServiceJars.projectHome();
        return new StartOptions(
                home,
                data == null ? home.resolve(".parley") : data,
                executablesFrom(settings),
                within("--port", port == null ? portFrom(settings) : port, HIGHEST_PORT),
                within("--gateways", gateways, MOST_PROCESSES),
                within("--session-services", sessionServices, MOST_PROCESSES),
                within("--ai-bridges", aiBridges, MOST_PROCESSES));
    }

    private NativeExecutables executablesFrom(Map<String, String> settings) {
        var folder =
                executables == null ? settings.getOrDefault("PARLEY_NATIVE", "").strip() : executables.toString();
        return folder.isEmpty() ? NativeExecutables.none() : NativeExecutables.in(Path.of(folder));
    }

    private static int portFrom(Map<String, String> settings) {
        try {
            return Integer.parseInt(settings.getOrDefault("PORT", Integer.toString(StartOptions.DEFAULT_PORT)));
        } catch (NumberFormatException e) {
            throw new CannotStart("PORT is not a number: " + settings.get("PORT"));
        }
    }

    private static int within(String option, int value, int highest) {
        if (value < 1 || value > highest) {
            throw new CannotStart(option + " must be between 1 and " + highest + ", not " + value + ".");
        }
        return value;
    }
}
