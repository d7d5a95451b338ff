package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRatioTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "0.25,0.25", "1e-3,0.001", "' 0.5 ',0.5"})
    void aNumberFromNoneToAllIsOne(String text, double ratio) {
        assertEquals(ratio, SampleRatio.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "often", "1%", "-0.1", "1.1", "NaN", "Infinity", "parentbased_always_on"})
    void anythingElseIsAsIfItWereNotSet(String text) {
        assertEquals(SampleRatio.DEFAULT, SampleRatio.of(text));
    }
}
