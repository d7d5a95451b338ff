package dev.parley.bench.all;

import dev.parley.bench.system.Workload;
import java.util.List;

/// A benchmark in a suite, and who takes part in it.
record Entry(String name, Workload workload, List<Contender> contenders) {
    Contender contender(String system) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(system))
                .findFirst()
                .orElseThrow();
    }

    List<String> systems() {
        return contenders.stream().map(Contender::name).toList();
    }
}
