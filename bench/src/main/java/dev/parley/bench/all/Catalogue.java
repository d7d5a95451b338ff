package dev.parley.bench.all;

import dev.parley.bench.append.AppendBenchmark;
import dev.parley.bench.connect.ConnectBenchmark;
import dev.parley.bench.documents.DocumentsBenchmark;
import dev.parley.bench.fanout.FanoutBenchmark;
import dev.parley.bench.idle.IdleBenchmark;
import dev.parley.bench.system.Workload;
import dev.parley.bench.token.TokenBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The benchmarks a suite has, each with options of its own.
final class Catalogue {
    private record Item(Workload.Factory factory, boolean countsInSeconds, List<String> options) {}

    private static final Map<String, Item> ITEMS = items();

    private Catalogue() {}

    private static Map<String, Item> items() {
        var items = new LinkedHashMap<String, Item>();
        items.put("append", new Item(new AppendBenchmark()::workload, true, List.of()));
        items.put("fanout", new Item(new FanoutBenchmark()::workload, true, List.of()));
        items.put(
                "connect",
                new Item(
                        new ConnectBenchmark()::workload, false, List.of("--sign-ins", "10000", "--warm-up", "40000")));
        items.put("idle", new Item(new IdleBenchmark()::workload, false, List.of()));
        items.put(
                "idle-conversations",
                new Item(
                        new IdleBenchmark()::workload,
                        false,
                        List.of("--connections", "2000", "--conversations", "3")));
        items.put("token", new Item(new TokenBenchmark()::workload, true, List.of()));
        items.put("documents", new Item(new DocumentsBenchmark()::workload, true, List.of()));
        return items;
    }

    static List<String> names() {
        return List.copyOf(ITEMS.keySet());
    }

    static Workload workload(String name, AllOptions options, PrintStream out) throws IOException {
        var item = ITEMS.get(name);
        var commandLine = new ArrayList<>(item.options);
        if (item.countsInSeconds) {
            commandLine.addAll(List.of("--seconds", Integer.toString(options.seconds())));
            commandLine.addAll(List.of("--warm-up", Integer.toString(options.warmUp())));
        }
        return item.factory.of(commandLine, out);
    }
}
