package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnOrderTest {
    private static final Map<String, List<String>> SYSTEMS = systems();

    @Test
    void systemsAlternateFromRoundToRound() {
        assertEquals(
                List.of("1 append A", "1 append B", "2 append A", "2 append B"),
                told(TurnOrder.ALTERNATING.turns(2, Map.of("append", List.of("A", "B")))));
    }

    @Test
    void everySecondRoundIsTheOtherWayRoundWhereBuildsAreCompared() {
        assertEquals(
                List.of("1 append A", "1 append B", "2 append B", "2 append A", "3 append A", "3 append B"),
                told(TurnOrder.MIRRORED.turns(3, Map.of("append", List.of("A", "B")))));
    }

    @Test
    void aRoundHasEveryBenchmarkBeforeTheNextBegins() {
        assertEquals(
                List.of("1 append A", "1 append B", "1 token A", "2 append A", "2 append B", "2 token A"),
                told(TurnOrder.ALTERNATING.turns(2, SYSTEMS)));
    }

    private static Map<String, List<String>> systems() {
        var systems = new LinkedHashMap<String, List<String>>();
        systems.put("append", List.of("A", "B"));
        systems.put("token", List.of("A"));
        return systems;
    }

    private static List<String> told(List<Turn> turns) {
        return turns.stream()
                .map(turn -> turn.round() + " " + turn.benchmark() + " " + turn.system())
                .toList();
    }
}
