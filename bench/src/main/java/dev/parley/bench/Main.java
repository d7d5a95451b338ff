package dev.parley.bench;

import dev.parley.bench.all.AllBenchmark;
import dev.parley.bench.append.AppendBenchmark;
import dev.parley.bench.connect.ConnectBenchmark;
import dev.parley.bench.documents.DocumentsBenchmark;
import dev.parley.bench.fanout.FanoutBenchmark;
import dev.parley.bench.growth.GrowthBenchmark;
import dev.parley.bench.idle.IdleBenchmark;
import dev.parley.bench.token.TokenBenchmark;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runs a benchmark by its name.
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = benchmarks();

    private Main() {}

    private static Map<String, Benchmark> benchmarks() {
        var benchmarks = new LinkedHashMap<String, Benchmark>();
        benchmarks.put("append", new AppendBenchmark());
        benchmarks.put("fanout", new FanoutBenchmark());
        benchmarks.put("connect", new ConnectBenchmark());
        benchmarks.put("idle", new IdleBenchmark());
        benchmarks.put("token", new TokenBenchmark());
        benchmarks.put("documents", new DocumentsBenchmark());
        benchmarks.put("growth", new GrowthBenchmark());
        benchmarks.put("all", new AllBenchmark());
        return benchmarks;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var asksForHelp = Arrays.asList(arguments).contains("--help");
        var benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
        if (benchmark == null) {
            System.err.println("A benchmark is one of " + String.join(", ", BENCHMARKS.keySet()));
            return 2;
        }
        if (asksForHelp) {
            System.out.print(benchmark.help());
            return 0;
        }
        try {
            benchmark.run(Arrays.asList(arguments).subList(1, arguments.length), System.out);
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + " (see ./parley bench " + arguments[0] + " --help)");
            return 2;
        } catch (Exception trouble) {
            System.err.println("The benchmark failed: " + trouble.getMessage());
            if (System.getenv("PARLEY_DEBUG") != null) {
                trouble.printStackTrace();
            }
            return 1;
        }
    }
}
