package dev.parley.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AppendSequenceTest {
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private final Recorder recorder = new Recorder();

    @Test
    void measuresEveryRateAfterAllOfTheWarmUp() throws IOException {
        sequence("500", "2000", "max").run(recorder);
        assertEquals(List.of("500/s", "2000/s", "max", "max + 10 %"), recorder.labels);
        assertEquals(0, recorder.warmUpsAfterTheFirstMeasurement);
        assertTrue(recorder.warmUps.contains(new Load.ClosedWindow(8, WARM_UP)), recorder.warmUps.toString());
        assertTrue(recorder.warmUps.contains(new Load.OpenLoop(500, WARM_UP)));
        assertTrue(recorder.warmUps.contains(new Load.OpenLoop(2000, WARM_UP)));
    }

    @Test
    void waitsForWhatTheWarmUpHasLeftBehindOnceItIsOver() throws IOException {
        sequence("500", "max").run(recorder);
        assertEquals(List.of(recorder.warmUps.size()), recorder.settledAfter);
        assertEquals(0, recorder.measuredBeforeSettling);
    }

    @Test
    void measuresSaturationWithTheWindowFoundInTheWarmUp() throws IOException {
        sequence("max").run(recorder);
        assertEquals(new Load.ClosedWindow(4, MEASURED), recorder.measured.getFirst());
        assertEquals(new Load.OpenLoop(4400, MEASURED), recorder.measured.getLast());
    }

    @Test
    void searchesForNoSaturationThatIsNotMeasured() throws IOException {
        sequence("500").run(recorder);
        assertEquals(2, recorder.warmUps.size());
        assertEquals(List.of("500/s"), recorder.labels);
    }

    private static AppendSequence sequence(String... rates) {
        return new AppendSequence(List.of(rates).stream().map(Rate::parse).toList(), WARM_UP, MEASURED);
    }

    /// A server that answers 1 000 a second for each message under way, up to four.
    private static final class Recorder implements AppendSequence.Driver {
        private final List<Load> warmUps = new ArrayList<>();
        private final List<Load> measured = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<Integer> settledAfter = new ArrayList<>();
        private int measuredBeforeSettling;
        private int warmUpsAfterTheFirstMeasurement;

        @Override
        public LoadResult warmUp(Load load) {
            warmUps.add(load);
            warmUpsAfterTheFirstMeasurement += measured.isEmpty() ? 0 : 1;
            return answered(load);
        }

        @Override
        public void settle() {
            settledAfter.add(warmUps.size());
            measuredBeforeSettling = measured.size();
        }

        @Override
        public LoadResult measure(String label, Load load) {
            labels.add(label);
            measured.add(load);
            return answered(load);
        }

        private static LoadResult answered(Load load) {
            var perSecond = switch (load) {
                case Load.OpenLoop(var rate, var _) -> Math.round(rate);
                case Load.ClosedWindow(var window, var _) -> 1000L * Math.min(4, window);
            };
            var count = perSecond * load.length().toSeconds();
            return new LoadResult(load, count, count, 0, 0, load.length(), new Histogram(3), Optional.empty());
        }
    }
}
