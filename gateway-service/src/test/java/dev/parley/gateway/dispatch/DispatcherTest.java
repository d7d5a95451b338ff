package dev.parley.gateway.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.support.Neighbours;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Commands are carried out without a connection, as far as they can be.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class DispatcherTest {
    private static final UUID ID = UUID.randomUUID();

    @Inject
    Dispatcher dispatcher;

    private ErrorCode refused(Command command) {
        return assertThrows(RequestRejected.class, () -> dispatcher.carryOut(Caller.STRANGER, command, "198.51.100.7"))
                .code();
    }

    @Test
    void whatTakesAConnectionIsRefusedWithoutOne() {
        for (var command : List.of(
                new Command.Ping(),
                new Command.Connect(null, List.of()),
                new Command.SetTyping(ID, true, true),
                new Command.SubscribeTopic("news"),
                new Command.ResumeDocument(ID))) {
            assertEquals(ErrorCode.BAD_REQUEST, refused(command), command::toString);
        }
    }

    @Test
    void whoeverHasNotSignedInSaysNothing() {
        var send = new Command.SendMessage(ID, "k", "hello", "text/plain", null, null, AskAi.AUTO, false);

        assertEquals(ErrorCode.UNAUTHENTICATED, refused(send));
    }
}
