package dev.parley.ai;

import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Records a native image could not guess: they travel through Redis, or inside errors.
@RegisterForReflection(
        targets = {
            CanisterHello.class,
            CanisterRequest.class,
            Ephemeral.ReplyStarted.class,
            Ephemeral.ReplyDelta.class,
            Ephemeral.ReplyReasoning.class,
            Ephemeral.ReplyWaiting.class,
            Ephemeral.ReadMessage.class,
            Problem.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
