package dev.parley.session.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.test.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Tells how PostgreSQL carries out what the service asks of it: `auto_explain` writes it into the log.
public final class QueryPlans {
    private static final String PLAN = "plan:\n";

    private static final List<String> SETTINGS = List.of(
            "logging_collector = on",
            "log_destination = 'jsonlog'",
            "log_filename = 'plans'",
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_buffers = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_format = 'json'",
            "auto_explain.log_parameter_max_length = 0");

    private final Postgres postgres;
    private final Path log;

    private QueryPlans(Postgres postgres) {
        this.postgres = postgres;
        this.log = postgres.data().resolve("log/plans.json");
    }

    /// Starts PostgreSQL anew, for a log is begun at its start alone.
    public static QueryPlans of(Postgres postgres) throws SQLException, IOException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("load 'auto_explain'");
            for (var setting : SETTINGS) {
                statement.execute("alter system set " + setting);
            }
        }
        postgres.stop();
        postgres.start();
        return new QueryPlans(postgres);
    }

    /// Of all that the service asks while the work is done, what it does by the clock included.
    public PlannedCost of(Runnable work) throws SQLException, IOException {
        var before = Files.size(log);
        work.run();
        return new PlannedCost(read(before, mark()));
    }

    /// What was written before it, is in the log when this is.
    private String mark() throws SQLException {
        var mark = UUID.randomUUID().toString();
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("select '" + mark + "'");
        }
        return mark;
    }

    private List<QueryPlan> read(long from, String mark) {
        var text = new AtomicReference<>("");
        Await.until("the log went on", Await.PATIENCE, () -> {
            try (var file = Files.newInputStream(log)) {
                file.skipNBytes(from);
                text.set(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
            return text.get().contains(mark) && text.get().endsWith("\n");
        });
        var plans = new ArrayList<QueryPlan>();
        text.get().lines().forEach(line -> plan(line).ifPresent(plans::add));
        return plans;
    }

    private static Optional<QueryPlan> plan(String line) {
        try {
            JsonNode entry = ServiceHttp.JSON.readTree(line);
            var message = entry.path("message").asText();
            var at = message.indexOf(PLAN);
            return at < 0 || !entry.path("application_name").asText().equals("session-service")
                    ? Optional.empty()
                    : Optional.of(new QueryPlan(ServiceHttp.JSON.readTree(message.substring(at + PLAN.length()))));
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
