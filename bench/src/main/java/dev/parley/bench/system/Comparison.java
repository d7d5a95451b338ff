package dev.parley.bench.system;

import dev.parley.bench.Arguments;
import dev.parley.bench.measure.Processes;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.postgres.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same trial for Parley and then for each reference, one after the other, on the same PostgreSQL.
public final class Comparison {
    public static final String ONLY = "--only";

    /// What is done with each system.
    public interface Trial {
        void of(Measured system, TokenMint mint) throws Exception;
    }

    /// Gets a reference ready, or says in its exception's message what is missing.
    public interface Preparation {
        Reference.Program prepare(Path root) throws IOException, InterruptedException;
    }

    /// `only` is parley or reference; `settings` are further ones of Parley.
    public record Plan(
            PostgresChoice postgres,
            Optional<String> only,
            Map<String, String> settings,
            List<Preparation> references) {
        public static Plan of(Arguments arguments, Preparation... references) {
            return new Plan(
                    PostgresChoice.of(arguments),
                    arguments.oneOf(ONLY, "parley", "reference"),
                    Map.of(),
                    List.of(references));
        }

        public Plan with(Map<String, String> settings) {
            return new Plan(postgres, only, settings, references);
        }
    }

    private final Plan plan;
    private final Processes processes;
    private final PrintStream out;
    private final Path root = Path.of(System.getProperty("parley.home", "")).toAbsolutePath();

    public Comparison(Plan plan, Processes processes, PrintStream out) {
        this.plan = plan;
        this.processes = processes;
        this.out = out;
    }

    /// @return what the database was
    public String run(Trial trial) throws Exception {
        var references = prepare();
        try (var postgres = plan.postgres.start()) {
            out.println("Database: " + postgres.description() + ", " + String.join(", ", PostgresServer.SETTINGS));
            postgres.createDatabase("parley");
            var keys = Files.createTempFile("parley-bench", ".jwks");
            TokenMint mint;
            out.println("Starting Parley …");
            try (var parley = ParleyStack.start(root, postgres, processes, plan.settings)) {
                mint = parley.mint();
                Files.write(keys, Files.readAllBytes(parley.publicKeys()));
                if (!plan.only.equals(Optional.of("reference"))) {
                    trial.of(parley, mint);
                }
            }
            for (var program : references) {
                out.println("Starting the " + program.name() + " …");
                try (var reference = Reference.start(program, postgres, keys, processes)) {
                    trial.of(reference, mint);
                }
            }
            Files.delete(keys);
            return postgres.description();
        }
    }

    private List<Reference.Program> prepare() throws InterruptedException {
        var programs = new ArrayList<Reference.Program>();
        if (!plan.only.equals(Optional.of("parley"))) {
            for (var preparation : plan.references) {
                try {
                    programs.add(preparation.prepare(root));
                } catch (IOException missing) {
                    out.println("A reference is skipped: " + missing.getMessage());
                }
            }
        }
        return programs;
    }
}
