package dev.parley.ai.openai.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final int MAX = 1_000_000;

    private final List<String> offered = new ArrayList<>();

    @Test
    void anEventOfManyLinesIsOfferedOnceWhenItIsWhole() {
        var stream = new EventStream((type, data, last) -> offered.add(data), MAX);

        stream.more(Buffer.buffer("data: {\"a\": [\ndata: {}, {\"b\": \"]}\\\"\"}\ndata: ]\ndata: }\n"));

        assertEquals(List.of("{\"a\": [\n{}, {\"b\": \"]}\\\"\"}\n]\n}"), offered);
        stream.more(Buffer.buffer("data: {}\n"));
        assertEquals("{}", offered.getLast());
    }

    @Test
    void whatIsNotUnderstoodIsNotGoneThroughAgainWithEachOfItsLines() {
        var stream = new EventStream((type, data, last) -> offered.add(data) && last, MAX);
        var lines = "data: {x}\n".repeat(10_000);

        assertTrue(stream.more(Buffer.buffer(lines)));
        stream.end();

        assertEquals("{x}\n".repeat(10_000).strip(), offered.getLast(), "in the end all of it is");
        assertTrue(offered.stream().mapToInt(String::length).sum() < 4 * lines.length());
    }
}
