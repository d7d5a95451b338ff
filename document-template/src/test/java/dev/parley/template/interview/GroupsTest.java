package dev.parley.template.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.Samples;
import dev.parley.template.reader.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A list of groups at once, whose fields may all be left out.
class GroupsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[{\"dour\": \"lost\"}]|key 1 has a field there is not: “dour”; there are door, copies.",
                "[{\"door\": \"front\"}, {\"door\": \"back\", \"copy\": 2}]|key 2 has a field there is not: “copy”; there are door, copies.",
                "[5]|key 1 has to be an object with a value for each of its fields.",
                "[{}, \"x\"]|key 2 has to be an object with a value for each of its fields.",
                "[null]|key 1 has to be an object with a value for each of its fields.",
                "[[\"front\"]]|key 1 has to be an object with a value for each of its fields.",
                "[]|There have to be 1 to 3 of them.",
                "{}|There have to be 1 to 3 of them.",
            })
    void what_would_be_lost_is_told(String rows, String reason) {
        assertEquals(new Groups.Bad(reason), check(rows));
    }

    @Test
    void what_may_be_left_out_may_lack() {
        var rows = assertInstanceOf(Groups.Good.class, check("[{}, {\"copies\": 2}]"))
                .rows();

        assertEquals("[[null, null], [null, 2]]", rows.toString());
    }

    private static Groups.Verdict check(String rows) {
        return Groups.check(keys(), Samples.json(rows), Answers.NONE, Samples.TODAY);
    }

    private static Question keys() {
        var lease = Samples.lease();
        lease.path("questions").get(6).path("fields").forEach(field -> ((ObjectNode) field).put("required", false));
        return TemplateReader.read(lease).question("keys").orElseThrow();
    }
}
