package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.ai.fake.Collector;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.test.Await;
import dev.parley.test.TraceCollector;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a trace tells of a call of a model.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(value = Collector.class, restrictToAnnotatedClass = true)
class TracedRepliesTest {
    Surroundings around;
    TraceCollector collector;

    @BeforeEach
    void withoutCanisters() {
        around.calm();
        around.first.stop();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 1);
    }

    @Test
    void aCallIsAStepOfItsReplyWithItsUsageAndWithoutAWordOfIt() {
        var reply = around.session.ask("Is this sound?");

        Gateway.hint(reply.id);

        var answer = Await.done(reply.over).answer();
        Await.until(
                () -> collector.steps().stream().anyMatch(step -> step.name().equals("reply.write")));
        var writing = collector.steps().stream()
                .filter(step -> step.name().equals("reply.write"))
                .findFirst()
                .orElseThrow();
        assertEquals("completed", writing.attribute("parley.reply.outcome").getStringValue());
        var call = collector.steps().stream()
                .filter(step -> step.name().equals("chat gpt-test"))
                .findFirst()
                .orElseThrow();
        assertEquals(writing.id(), call.parent());
        assertEquals(writing.trace(), call.trace());
        assertEquals("chat", call.attribute("gen_ai.operation.name").getStringValue());
        assertEquals("openai", call.attribute("gen_ai.provider.name").getStringValue());
        assertEquals("gpt-test", call.attribute("gen_ai.request.model").getStringValue());
        assertEquals("gpt-test-1", call.attribute("gen_ai.response.model").getStringValue());
        assertEquals(31, call.attribute("gen_ai.usage.input_tokens").getIntValue());
        assertEquals(7, call.attribute("gen_ai.usage.output_tokens").getIntValue());
        assertEquals(
                "stop",
                call.attribute("gen_ai.response.finish_reasons")
                        .getArrayValue()
                        .getValues(0)
                        .getStringValue());
        assertFalse(collector.holds("Is this sound?"));
        assertFalse(collector.holds(answer));
        assertFalse(collector.holds(reply.id.toString()));
    }
}
