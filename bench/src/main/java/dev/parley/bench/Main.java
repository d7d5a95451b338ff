package dev.parley.bench;

import dev.parley.bench.append.AppendBenchmark;
import dev.parley.bench.append.AppendOptions;
import java.util.Arrays;

/// Runs a benchmark by its name.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var asksForHelp = Arrays.asList(arguments).contains("--help");
        if (arguments.length == 0 || asksForHelp || !arguments[0].equals("append")) {
            (asksForHelp ? System.out : System.err).print(AppendOptions.HELP);
            return asksForHelp ? 0 : 2;
        }
        try {
            var options = AppendOptions.parse(Arrays.asList(arguments).subList(1, arguments.length));
            new AppendBenchmark(options, System.out).run();
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + " (see ./parley bench append --help)");
            return 2;
        } catch (Exception trouble) {
            System.err.println("The benchmark stopped: " + trouble.getMessage());
            if (System.getenv("PARLEY_DEBUG") != null) {
                trouble.printStackTrace();
            }
            return 1;
        }
    }
}
