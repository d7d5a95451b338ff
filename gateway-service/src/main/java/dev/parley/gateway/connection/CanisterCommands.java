package dev.parley.gateway.connection;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What an AI says that has dialled in itself.
@Singleton
class CanisterCommands {
    private final Canisters canisters;

    CanisterCommands(Canisters canisters) {
        this.canisters = canisters;
    }

    void attach(Connection connection, Object to, Command.AttachCanister attach) {
        var attached = canisters.attach(attach, connection::push);
        if (attached.isEmpty()) {
            connection.refuse(
                    to,
                    new Rejection(ErrorCode.UNAUTHENTICATED, "INVALID_SERVICE_KEY", "The service key is not valid", 0));
            return;
        }
        connection.attached(attached.get());
        connection.answer(to, new Answer.CanisterAttached(attach.canisterId()));
    }

    void answered(Connection connection, Object to, Command.CanisterAnswered answered) {
        var canister = connection.canister();
        connection.block(to, () -> canister.answered(answered));
    }

    void status(Connection connection, Object to) {
        connection.answer(
                to, new Answer.CanisterStatusNoted(Clock.systemUTC().instant()));
    }
}
