package dev.parley.bench.all;

import dev.parley.bench.measure.Processes;
import dev.parley.bench.postgres.PostgresChoice;
import dev.parley.bench.report.Outcome;
import dev.parley.bench.system.ParleyStack;
import dev.parley.bench.system.Reference;
import dev.parley.bench.system.TokenMint;
import dev.parley.bench.system.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A system that takes part, started anew at each of its turns and on a PostgreSQL of its own: none has more behind it
/// than another, and none runs beside another.
sealed interface Contender {
    String name();

    List<Outcome> measure(Workload workload, PostgresChoice choice) throws Exception;

    /// A tree of Parley that was built.
    record Build(String name, Path root) implements Contender {
        @Override
        public List<Outcome> measure(Workload workload, PostgresChoice choice) throws Exception {
            try (var postgres = choice.start()) {
                postgres.createDatabase("parley");
                try (var stack = ParleyStack.start(root, postgres, new Processes(), workload.settings())) {
                    return workload.measure(stack, stack.mint());
                }
            }
        }
    }

    /// A plain server of the same job.
    record PlainServer(Reference.Program program) implements Contender {
        @Override
        public String name() {
            return program.name();
        }

        @Override
        public List<Outcome> measure(Workload workload, PostgresChoice choice) throws Exception {
            var keys = Files.createTempFile("parley-bench", ".jwks");
            try (var postgres = choice.start()) {
                var mint = TokenMint.withOwnKey(keys);
                try (var reference = Reference.start(program, postgres, keys, new Processes())) {
                    return workload.measure(reference, mint);
                }
            } finally {
                Files.delete(keys);
            }
        }
    }
}
