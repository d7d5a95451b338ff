package dev.parley.session;

import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Records a native image could not guess: they travel through Redis, or inside errors.
@RegisterForReflection(targets = {Ephemeral.ReadMessage.class, Problem.class})
final class NativeReflection {
    private NativeReflection() {}
}
