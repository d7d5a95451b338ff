package dev.parley.session.ready;

import dev.parley.service.authentication.OpenTarget;
import io.quarkus.arc.Arc;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// `GET /ready`: whether we can do our work, database included. For the gateways, which tell it on their own health
/// page and do not reach the management port; so it says yes or no, and nothing else.
@Singleton
class ReadyRoute implements OpenTarget {
    private static final String TARGET = "/ready";

    private final SmallRyeHealthReporter reporter;

    ReadyRoute(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    void register(@Observes Router router) {
        router.get(TARGET).handler(this::answer);
    }

    @Override
    public String target() {
        return TARGET;
    }

    private void answer(RoutingContext context) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            reporter.getReadinessAsync()
                    .subscribe()
                    .with(health -> end(context, health.isDown() ? 503 : 200), _ -> end(context, 503));
        } finally {
            request.terminate();
        }
    }

    private static void end(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }
}
