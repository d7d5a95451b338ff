package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterReaderTest {
    private static final String CLASS = """
            package a.b;
            import a.c.Doors;
            import a.c.Doors.Kind;
            import dev.parley.service.metrics.Label;
            import io.micrometer.core.instrument.Counter;
            import io.micrometer.core.instrument.DistributionSummary;
            import io.micrometer.core.instrument.LongTaskTimer;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.micrometer.core.instrument.Timer;
            class Made {
                private enum Ending { WELL, NOT_WELL }
                private static final Label<Kind> KIND = Label.of("kind", Kind.class);
                private static final Label<Doors.Kind> FRONT = Label.of("kind", Doors.Kind.class).without(Kind.BACK);
                private static final Label<Ending> ENDING = Label.of("ending", Ending.class).orNone("none");
                private static final Label<Place> PLACE = Label.of("place", Place.class);
                private static final Label<String> WORD = Label.ofWords("word", "one", "two");
                private static final Label<Thread.State> STATE = Label.of("state", Thread.State.class);
                void make(MeterRegistry metrics, String said, Kind kind) {
                    %s;
                }
            }
            """;

    @TempDir
    Path sources;

    @BeforeEach
    void enumsBesideIt() throws IOException {
        write("a/b/Place.java", "package a.b; enum Place { HERE(1), THERE(2) { }; static Place LAST = HERE; int x; }");
        write("a/c/Doors.java", "package a.c; public class Doors { public enum Kind { FRONT, BACK } }");
    }

    @Test
    void aMeterIsToldByItsBuilder() {
        assertEquals(
                List.of("| `doors_open_total` | counter |  | number | Doors that were opened |\n"),
                rows(
                        "Counter.builder(\"doors.open\").description(\"Doors that \" + \"were opened\").register(metrics)"));
    }

    @Test
    void whatIsTimedIsInSeconds() {
        assertEquals(
                List.of("| `doors_seconds` | summary |  | seconds | Time |\n"),
                rows("begun.stop(Timer.builder(\"doors\").description(\"Time\").register(metrics))"));
        assertEquals(
                List.of("| `doors_seconds` | histogram |  | seconds | Time |\n"),
                rows("Timer.builder(\"doors\").description(\"Time\").publishPercentileHistogram().register(metrics)"));
    }

    @Test
    void aUnitIsSaidOnceInAName() {
        assertEquals(
                List.of("| `doors_weight_kilograms` | summary |  | kilograms | Weights |\n"),
                rows("DistributionSummary.builder(\"doors.weight\").baseUnit(\"kilograms\").description(\"Weights\")"));
        assertEquals(
                List.of("| `doors_kilograms` | summary |  | kilograms | Weights |\n"),
                rows(
                        "DistributionSummary.builder(\"doors.kilograms\").baseUnit(\"kilograms\").description(\"Weights\")"));
    }

    @Test
    void aLabelHasTheValuesOfItsEnumOrList() {
        assertEquals("`kind`: `front`, `back`", labels(".tags(KIND.is(kind))"));
        assertEquals("`kind`: `front`", labels(".tags(FRONT.is(kind))"));
        assertEquals("`place`: `here`, `there`", labels(".tags(PLACE.is(Place.LAST))"));
        assertEquals("`word`: `one`, `two`, `other`", labels(".tags(WORD.is(said))"));
        assertEquals("`word`: `this`", labels(".tag(\"word\", \"this\")"));
        assertEquals(
                "`kind`: `front`, `back`; `ending`: `well`, `not_well`, `none`",
                labels(".tags(KIND.is(kind)).tags(ENDING.is(null))"));
    }

    @Test
    void aMeterForEachValueHasThemAll() {
        assertEquals(
                List.of("| `doors_total` | counter | `place`: `here`, `there` | number | Doors |\n"),
                rows("PLACE.each(at -> Counter.builder(\"doors\").description(\"Doors\").tags(at).register(metrics))"));
    }

    @Test
    void aLabelOfWhatAnybodySaysIsAFault() {
        for (var label : List.of(
                ".tag(\"said\", said)",
                ".tag(said, \"said\")",
                ".tags(\"said\", said)",
                ".tags(Tags.of(\"said\", said))",
                ".tags(said)",
                ".tags(STATE.is(said))",
                ".tags(UNKNOWN.is(said))")) {
            var faults = read(counter(label)).faults();

            assertEquals(1, faults.size(), label + faults);
            assertEquals(
                    "a.b.Made: a label of doors is of no enum and no list: ",
                    faults.getFirst().replaceFirst("(?<=list: ).*", ""));
        }
        assertEquals(
                1,
                read("said.forEach(at -> " + counter(".tags(at)") + ")")
                        .faults()
                        .size());
    }

    @Test
    void aMeterThatDoesNotSayWhatItMeansIsAFault() {
        assertEquals(
                List.of("a.b.Made: doors does not say what it means"),
                read("Counter.builder(\"doors\").register(metrics)").faults());
        assertEquals(
                List.of("a.b.Made: doors does not say what it means"),
                read("Counter.builder(\"doors\").description(said).register(metrics)")
                        .faults());
        assertEquals(
                List.of(
                        "a.b.Made: metrics.counter(\"doors\") makes a meter without a word on what it means: use its builder"),
                read("metrics.counter(\"doors\")").faults());
    }

    @Test
    void aMeterThatCannotBeReadIsAFault() {
        assertEquals(
                List.of("a.b.Made: the name of a meter is not written out"),
                read("Counter.builder(said).description(\"Doors\").register(metrics)")
                        .faults());
        assertEquals(
                List.of("a.b.Made: this page knows no LongTaskTimer"),
                read("LongTaskTimer.builder(\"doors\").description(\"Doors\").register(metrics)")
                        .faults());
    }

    private static String counter(String labels) {
        return "Counter.builder(\"doors\").description(\"Doors\")" + labels + ".register(metrics)";
    }

    private String labels(String labels) {
        return rows(counter(labels)).getFirst().split(" \\| ")[2];
    }

    private List<String> rows(String statement) {
        var found = read(statement);
        assertEquals(List.of(), found.faults());
        return found.meters().stream().map(Meter::row).toList();
    }

    private MeterReader.Found read(String statement) {
        write("a/b/Made.java", CLASS.formatted(statement));
        return MeterReader.read(sources, new Enums(List.of(sources)));
    }

    private void write(String name, String text) {
        try {
            var file = sources.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
