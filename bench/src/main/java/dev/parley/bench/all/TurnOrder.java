package dev.parley.bench.all;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who is measured when. The systems of a benchmark alternate, so that a machine that becomes slower, or faster, does
/// so for all of them.
enum TurnOrder {
    /// A B A B: every round in the same order.
    ALTERNATING,

    /// A B B A: every second round the other way round, for differences so small that it matters who comes first.
    MIRRORED;

    /// @param systems of each benchmark, both in the order of a round
    List<Turn> turns(int rounds, Map<String, List<String>> systems) {
        var turns = new ArrayList<Turn>();
        for (var round = 1; round <= rounds; round++) {
            for (var benchmark : systems.entrySet()) {
                var inOrder = this == MIRRORED && round % 2 == 0
                        ? benchmark.getValue().reversed()
                        : benchmark.getValue();
                for (var system : inOrder) {
                    turns.add(new Turn(round, benchmark.getKey(), system));
                }
            }
        }
        return turns;
    }
}
