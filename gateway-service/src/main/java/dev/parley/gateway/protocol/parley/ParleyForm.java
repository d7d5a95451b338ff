package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// What parley.v1 says, without its frames: for those who say it by other means than a socket. The fields are the same.
public final class ParleyForm {
    private final ParleyLimits limits;
    private final ParleyAnswers answers;

    public ParleyForm(ParleyLimits limits, Clock clock) {
        this.limits = limits;
        this.answers = new ParleyAnswers(limits, clock);
    }

    /// The fields of a command; none where there is no text.
    ///
    /// @throws RequestRejected when it is not one JSON object
    public static ObjectNode fields(byte @Nullable [] utf8) {
        if (utf8 == null || utf8.length == 0) {
            return ClientJson.MAPPER.createObjectNode();
        }
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (WireJson.HalfCharacter e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A text has half of a surrogate pair");
        } catch (JacksonException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The body is not valid JSON");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        if (root instanceof ObjectNode fields) {
            return fields;
        }
        throw new RequestRejected(ErrorCode.BAD_REQUEST, "The body is a JSON object");
    }

    /// The command of this type.
    ///
    /// @throws dev.parley.gateway.protocol.InvalidFrame when a field is not as it has to be
    public Command command(String type, ObjectNode fields, Caller caller) {
        fields.put("type", type);
        return new ParleyReader(new Fields(fields, Reference.NONE), limits).command(caller);
    }

    /// The object with the fields of the `ok` to a command, in UTF-8.
    public byte[] answer(Answer answer) {
        return TextFrame.text(JsonFrame.of(out -> answers.fields(out, answer)));
    }

    /// An event as in its frame, in UTF-8; null where there is no word for it.
    public static byte @Nullable [] event(Event event) {
        var frame = ParleyEventEncoder.ONLY.encode(event);
        return frame == null ? null : TextFrame.text(frame);
    }

    /// This server goes; another can be asked at once. As in its frame, in UTF-8.
    public static byte[] draining() {
        return TextFrame.text(farewell(0));
    }

    /// The frame with that.
    static byte[] farewell(long reconnectInMillis) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", "server.draining");
            out.writeNumberField("reconnect_in_ms", reconnectInMillis);
        });
    }
}
