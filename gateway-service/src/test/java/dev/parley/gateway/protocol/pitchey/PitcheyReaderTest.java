package dev.parley.gateway.protocol.pitchey;

import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitcheyReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Command.SendMessage send(String more) {
        try {
            var frame = (ObjectNode) JSON.readTree("{\"conversationId\":7,\"content\":\"x\"" + more + "}");
            return (Command.SendMessage) new PitcheyReader("send_message", frame, _ -> CHAT).command(CALLER);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsSaidOfAMessageIsReadWithIt() {
        assertEquals(
                new MessageDetails("file", "Contract", "42"),
                send(",\"messageType\":\"file\",\"subject\":\"Contract\",\"pitchId\":42")
                        .details());
        assertNull(send(",\"messageType\":\"text\",\"subject\":\" \",\"pitchId\":null")
                .details());
    }

    @Test
    void anAttachmentHasItsNameUnderEitherWord() {
        var named = List.of(new Attachment("https://example.org/a", "a.pdf", null, null));

        for (var word : List.of("filename", "name")) {
            assertEquals(
                    named,
                    send(",\"attachments\":[{\"url\":\"https://example.org/a\",\"%s\":\"a.pdf\"}]".formatted(word))
                            .attachments());
        }
    }

    @Test
    void whatIsTooLongIsRefusedByItsName() {
        for (var name : List.of("messageType", "subject")) {
            var refused =
                    assertThrows(InvalidFrame.class, () -> send(",\"%s\":\"%s\"".formatted(name, "x".repeat(256))));
            assertEquals(name, refused.refusal().message().split(" ")[0]);
        }
    }
}
