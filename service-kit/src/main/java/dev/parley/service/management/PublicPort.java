package dev.parley.service.management;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The pages for machines are on the management port alone: Quarkus puts them on the public one as well, where anybody
/// could read how many people there are, and what it runs on.
@Singleton
class PublicPort {
    private static final String PROBLEM =
            "{\"title\":\"not found\",\"status\":404,\"detail\":\"There is no such thing\",\"code\":\"not_found\",\"retryable\":false}";

    void close(@Observes Router router) {
        for (var path : new String[] {"/q", "/q/*"}) {
            router.route(path)
                    .order(Integer.MIN_VALUE + 1)
                    .handler(context -> context.response()
                            .setStatusCode(404)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                            .end(PROBLEM));
        }
    }
}
