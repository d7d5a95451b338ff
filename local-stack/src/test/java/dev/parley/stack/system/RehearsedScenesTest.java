package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.stack.rehearsal.TestRehearsal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `./parley rehearse` plays is what people do: a scene that breaks off teaches the JVMs nothing.
class RehearsedScenesTest {
    @Test
    void every_scene_is_played_to_its_end_where_its_people_may_speak() throws Exception {
        var stack = SharedStack.get();

        assertEquals(
                List.of("guests"),
                TestRehearsal.of(stack.port(1), stack.settings().data()),
                "guests may only read on this one");
    }
}
