package dev.parley.service.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    private static final BigDecimal MORE_THAN_A_DOUBLE_HOLDS = new BigDecimal("12345678901234567.89");

    private final ObjectMapper json = new ObjectMapper();

    {
        new ExactNumbers().customize(json);
    }

    @Test
    void anAmountKeepsAllItsDigits() throws Exception {
        var amount = "{\"amount\":" + MORE_THAN_A_DOUBLE_HOLDS + "}";

        assertEquals(
                MORE_THAN_A_DOUBLE_HOLDS, json.readTree(amount).path("amount").decimalValue());
        assertEquals(Map.of("amount", MORE_THAN_A_DOUBLE_HOLDS), json.readValue(amount, Map.class));
        assertEquals(amount, json.readTree(amount).toString());
    }
}
