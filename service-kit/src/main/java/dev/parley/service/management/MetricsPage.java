package dev.parley.service.management;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.inject.Singleton;

@Singleton
class MetricsPage {
    private static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsPage(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    Page.Answer scrape() {
        return new Page.Answer(200, TYPE, registry.scrape(TYPE));
    }
}
