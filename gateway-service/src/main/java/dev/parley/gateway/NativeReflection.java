package dev.parley.gateway;

import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Records a native image could not guess: they travel through Redis, or inside errors.
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
            Problem.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
