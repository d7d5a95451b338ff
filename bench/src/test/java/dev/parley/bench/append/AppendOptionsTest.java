package dev.parley.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOptionsTest {
    @Test
    void measuresAtTwoRatesAndSaturationUnlessToldOtherwise() {
        var options = AppendOptions.parse(List.of());
        assertEquals(List.of(new Rate.Fixed(500), new Rate.Fixed(2000), new Rate.Saturation()), options.rates());
        assertEquals(20, options.measured().toSeconds());
        assertEquals(64, options.connections());
    }

    @Test
    void takesWhatIsAsked() {
        var options = AppendOptions.parse(
                List.of("--seconds", "5", "--rate", "max,7", "--connections", "3", "--json", "figures.json"));
        assertEquals(List.of(new Rate.Saturation(), new Rate.Fixed(7)), options.rates());
        assertEquals(5, options.measured().toSeconds());
        assertEquals(Optional.of(Path.of("figures.json")), options.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--rate 0", "--rate fast", "--seconds x", "--postgres other", "--only both", "--what 1", "--json"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThrows(IllegalArgumentException.class, () -> AppendOptions.parse(List.of(line.split(" "))));
    }
}
