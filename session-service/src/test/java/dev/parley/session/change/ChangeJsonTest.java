package dev.parley.session.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.support.ServiceHttp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

    private final ChangeJson changeJson = new ChangeJson(ServiceHttp.JSON);

    @Test
    void aChangedMessageIsNamedAndNotRepeated() {
        var said = new NewMessage(
                UUID.randomUUID(), UUID.randomUUID(), "k", "private words", "text", null, null, 2, AskAi.NEVER);
        var message = MessageView.fresh(said, UUID.randomUUID(), 7, 3, AT);

        var body = changeJson.write(new Change.MessageChanged(5, message));

        assertFalse(body.contains("private"));
        assertEquals(new Entry.OfMessage(5, message.id(), 3, 7, AT), changeJson.read("message.changed", 5, body));
    }

    @Test
    void readsACreationAsTheFirstVersionKeptIt() {
        var body = "{\"type\":\"conversation.created\",\"seq\":1,\"conversation\":{\"title\":\"Old\"},\"at\":\"" + AT
                + "\"}";

        assertEquals(new Entry.OfCreation(1, AT), changeJson.read("conversation.created", 1, body));
    }
}
