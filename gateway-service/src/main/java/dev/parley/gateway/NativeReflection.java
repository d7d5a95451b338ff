package dev.parley.gateway;

import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.gateway.protocol.Speaker;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What a native image could not guess: records that travel through Redis or inside errors, and classes of a library.
/// native-check holds it against the code.
@RegisterForReflection(
        targets = {
            CanisterHello.class,
            CanisterRequest.class,
            Change.MessageSent.class,
            Change.ReplyFailed.class,
            Change.ConversationCreated.class,
            Change.ConversationUpdated.class,
            Change.ConversationDeleted.class,
            MessageView.class,
            MessageDetails.class,
            ExternalId.class,
            Failure.class,
            Ephemeral.ReplyStarted.class,
            Ephemeral.ReplyDelta.class,
            Ephemeral.ReplyReasoning.class,
            Ephemeral.ReplyWaiting.class,
            Ephemeral.ReadMessage.class,
            UserEvent.DocumentHeld.class,
            UserEvent.DocumentTurned.class,
            UserEvent.Notified.class,
            UserEvent.Silenced.class,
            Problem.class,
            Speaker.class
        },
        // Caffeine's own, one for each choice of features: it finds them by name.
        classNames = {
            "com.github.benmanes.caffeine.cache.PSAMS",
            "com.github.benmanes.caffeine.cache.PSMS",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.SSMSW"
        })
final class NativeReflection {
    private NativeReflection() {}
}
