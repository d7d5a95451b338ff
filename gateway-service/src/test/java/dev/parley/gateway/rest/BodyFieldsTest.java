package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BodyFieldsTest {
    private static BodyFields fields(String json) {
        return BodyFields.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String message, Executable reading) {
        var refused = assertThrows(RequestRejected.class, reading);
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertEquals(message, refused.getMessage());
    }

    @Test
    void textIsReadWhereThereIsSome() {
        assertEquals("word", fields("{\"a\":\"word\"}").text("a", 4));
        assertEquals("", fields("{\"a\":\"\"}").text("a"));
        assertNull(fields("{\"a\":null}").text("a", 4));
        assertNull(fields("{}").text("a"));
        refused("a must be text", () -> fields("{\"a\":1}").text("a"));
    }

    @Test
    void textHasSomethingInItAndNoMoreThanItMay() {
        refused("a has 1 to 4 characters", () -> fields("{\"a\":\" \"}").text("a", 4));
        refused("a has 1 to 4 characters", () -> fields("{\"a\":\"words\"}").text("a", 4));
        refused(
                "a must not contain the character NUL",
                () -> fields("{\"a\":\"x\\u0000\"}").text("a", 4));
    }

    @Test
    void whatIsRequiredIsMissed() {
        assertEquals("word", fields("{\"a\":\"word\"}").required("a", 4));
        refused("a is required", () -> fields("{}").required("a", 4));
    }

    @Test
    void aFlagIsOffUnlessItIsSaid() {
        assertTrue(fields("{\"a\":true}").flag("a"));
        assertFalse(fields("{\"a\":null}").flag("a"));
        assertFalse(fields("{}").flag("a"));
        refused("a must be true or false", () -> fields("{\"a\":\"true\"}").flag("a"));
    }

    @Test
    void aListIsNoOtherThing() {
        assertEquals(2, fields("{\"a\":[1,2]}").list("a").size());
        refused("a must be a list", () -> fields("{\"a\":{}}").list("a"));
        refused("a must be a list", () -> fields("{}").list("a"));
    }

    @Test
    void aBodyIsOneObject() {
        refused("The body is a JSON object", () -> fields("[]"));
        refused("The body is not valid JSON", () -> fields("{"));
    }
}
