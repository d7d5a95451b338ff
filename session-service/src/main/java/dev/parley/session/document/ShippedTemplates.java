package dev.parley.session.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Offers the templates that come with Parley.
@ApplicationScoped
class ShippedTemplates {
    /// Under `templates/` of the module document-template.
    private static final List<String> NAMES = List.of("mutual-nda", "employment-contract", "service-agreement");

    private final DocumentTemplates templates;
    private final ActorTransactions actorTransactions;
    private final DocumentConfig config;
    private final ObjectMapper json;

    ShippedTemplates(
            DocumentTemplates templates,
            ActorTransactions actorTransactions,
            DocumentConfig config,
            ObjectMapper json) {
        this.templates = templates;
        this.actorTransactions = actorTransactions;
        this.config = config;
        this.json = json;
    }

    /// After the migration. Where PostgreSQL is away meanwhile, the next start does it.
    void offer(@Observes StartupEvent started) {
        if (config.shipTemplates()) {
            try {
                NAMES.forEach(this::offer);
            } catch (RequestRejected databaseAway) {
                Log.warn("The templates that come with Parley could not be stored");
            }
        }
    }

    private void offer(String name) {
        try (var file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("templates/" + name + ".json")) {
            var template = json.readTree(file);
            DocumentTemplates.check(template);
            actorTransactions.asService(() -> {
                templates.ship(template);
                return null;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
