package dev.parley.service.management;

import dev.parley.service.watchdog.Verdict;
import io.quarkus.arc.Arc;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// The health of this process. Whether it lives is the watchdog's word alone; whatever needs others is asked by few at
/// a time, so that there is always a thread for that word.
@Singleton
class HealthPages {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int AT_A_TIME = 4;

    private final SmallRyeHealthReporter reporter;
    private final ManagementConfig config;
    private final Semaphore asking = new Semaphore(AT_A_TIME);

    HealthPages(SmallRyeHealthReporter reporter, ManagementConfig config) {
        this.reporter = reporter;
        this.config = config;
    }

    Page.Answer live(Verdict verdict) {
        return verdict.well()
                ? up("{\"status\":\"UP\"}")
                : down("{\"status\":\"DOWN\",\"reason\":\"" + verdict.reason() + "\"}");
    }

    Page.Answer ready() {
        return ask(reporter.getReadinessAsync());
    }

    Page.Answer started() {
        return ask(reporter.getStartupAsync());
    }

    Page.Answer all(Verdict verdict) {
        return verdict.well() ? ask(reporter.getHealthAsync()) : live(verdict);
    }

    private Page.Answer ask(Uni<SmallRyeHealth> checks) {
        if (!asking.tryAcquire()) {
            return down("{\"status\":\"DOWN\",\"reason\":\"too many ask\"}");
        }
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var health = checks.await().atMost(config.patience());
            var text = health.getPayload().toString();
            return health.isDown() ? down(text) : up(text);
        } catch (TimeoutException e) {
            return down("{\"status\":\"DOWN\",\"reason\":\"a check did not answer\"}");
        } finally {
            request.terminate();
            asking.release();
        }
    }

    private static Page.Answer up(String text) {
        return new Page.Answer(200, JSON, text);
    }

    private static Page.Answer down(String text) {
        return new Page.Answer(503, JSON, text);
    }
}
