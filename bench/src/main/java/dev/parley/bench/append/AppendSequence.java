package dev.parley.bench.append;

import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The loads of one system in their order: all that warms up comes before all that is measured, so that the first rate
/// does not meet a younger server than the last one. A rate is warmed up as long as full load is: a small one calls
/// what it calls so seldom that it takes longer to be compiled.
record AppendSequence(List<Rate> rates, Duration warmUp, Duration measured) {
    private static final int WARM_UP_WINDOW = 8;

    /// Who offers a load to a system.
    interface Driver {
        LoadResult warmUp(Load load) throws IOException;

        /// Waits until the system has done what it puts off under load.
        void settle() throws IOException;

        LoadResult measure(String label, Load load) throws IOException;
    }

    void run(Driver driver) throws IOException {
        var window = warmUp(driver);
        for (var rate : rates) {
            switch (rate) {
                case Rate.Fixed(var perSecond) ->
                    driver.measure(perSecond + "/s", new Load.OpenLoop(perSecond, measured));
                case Rate.Saturation() -> saturate(driver, window);
            }
        }
    }

    /// @return the window for saturation
    private int warmUp(Driver driver) throws IOException {
        if (warmUp.isPositive()) {
            driver.warmUp(new Load.ClosedWindow(WARM_UP_WINDOW, warmUp));
        }
        var window = rates.contains(new Rate.Saturation()) ? search(driver) : WARM_UP_WINDOW;
        if (warmUp.isPositive()) {
            for (var rate : rates) {
                if (rate instanceof Rate.Fixed(var perSecond)) {
                    driver.warmUp(new Load.OpenLoop(perSecond, warmUp));
                }
            }
            driver.settle();
        }
        return window;
    }

    /// Widens the window until more messages under way bring no more answers a second.
    private int search(Driver driver) throws IOException {
        var search = new SaturationSearch();
        while (search.goesOn()) {
            search.reached(driver.warmUp(new Load.ClosedWindow(search.window(), step()))
                    .acknowledgedPerSecond());
        }
        return search.best();
    }

    /// The best window at full length, then a tenth more than that as an open loop.
    private void saturate(Driver driver, int window) throws IOException {
        var best = driver.measure("max", new Load.ClosedWindow(window, measured));
        driver.measure("max + 10 %", new Load.OpenLoop(best.acknowledgedPerSecond() * 1.1, measured));
    }

    private Duration step() {
        return Duration.ofMillis(Math.max(1000, measured.toMillis() / 4));
    }

    /// How long it takes with one system, with a search as long as they usually are.
    Duration expected() {
        var fixed = rates.stream().filter(Rate.Fixed.class::isInstance).count();
        var saturations = rates.size() - fixed;
        return warmUp.multipliedBy(1 + fixed)
                .plus(measured.multipliedBy(fixed + 2 * saturations))
                .plus(step().multipliedBy(saturations > 0 ? SaturationSearch.USUAL_STEPS : 0));
    }
}
