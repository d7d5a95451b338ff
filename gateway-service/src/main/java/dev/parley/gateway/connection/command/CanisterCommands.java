package dev.parley.gateway.connection.command;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.problem.ErrorCode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/// What an AI says that has dialled in itself.
@Singleton
class CanisterCommands {
    private final Canisters canisters;
    private final Clock clock;

    CanisterCommands(Canisters canisters, Clock clock) {
        this.canisters = canisters;
        this.clock = clock;
    }

    void attach(PendingCommand pending, Command.AttachCanister attach) {
        var client = pending.client();
        var attached = canisters.attach(attach, text -> write(client, text));
        if (attached.isEmpty()) {
            pending.refuse(
                    new Rejection(ErrorCode.UNAUTHENTICATED, "INVALID_SERVICE_KEY", "The service key is not valid", 0));
            return;
        }
        pending.identity().isCanister(attached.get());
        pending.answer(new Answer.CanisterAttached(attach.canisterId()));
    }

    private static void write(Client client, String text) {
        var frame = TextFrame.of(text.getBytes(StandardCharsets.UTF_8));
        client.loop().execute(() -> client.write(frame));
    }

    void answered(PendingCommand pending, Command.CanisterAnswered answered) {
        var canister = Objects.requireNonNull(pending.identity().canister()); // Nobody else's dialect says this.
        pending.block(() -> canister.answered(answered));
    }

    void status(PendingCommand pending) {
        pending.answer(new Answer.CanisterStatusNoted(clock.instant()));
    }
}
