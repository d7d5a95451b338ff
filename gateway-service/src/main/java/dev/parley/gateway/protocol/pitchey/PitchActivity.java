package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.FrameTypes;
import dev.parley.gateway.protocol.Speaker;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is done with a pitch, as those who look at it are told. People say four things of it, and only of themselves;
/// services say what they like.
final class PitchActivity {
    private static final String TYPING = "pitch_typing";

    /// What is told of a pitch, by what a client says of it.
    static final Map<String, String> TOLD = Map.of(
            "pitch_view",
            "pitch_viewed",
            "pitch_like",
            "pitch_liked",
            "pitch_comment",
            "new_comment",
            "typing",
            TYPING);

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What is ours to say in such a frame.
    private static final Set<String> OURS = Set.of("type", "pitchId", "timestamp");

    private static final Set<String> IDENTITY = Set.of("userId", "username");

    private PitchActivity() {}

    /// The event's name becomes the type of a frame.
    static boolean hasWordsFor(Event.TopicPublished said) {
        return said.speaker() == null ? !FrameTypes.isReserved(said.event()) : TOLD.containsValue(said.event());
    }

    static byte[] encode(Event.TopicPublished said, String now) {
        var pitch = said.topic().substring(PitcheyDialect.PITCHES.length());
        var speaker = said.speaker();
        // Nobody can say the name of a frame of ours, but who types at a pitch is told as elsewhere, and no more of it.
        var isTyping = speaker != null && said.event().equals(TYPING);
        return PitcheyJson.frame(isTyping ? "user_typing" : said.event(), out -> {
            PitcheyJson.pitchId(out, pitch);
            for (var field : fields(said.data()).properties()) {
                var name = field.getKey();
                if (isToBeSaid(name, speaker) && (!isTyping || name.equals("isTyping"))) {
                    out.writeFieldName(name);
                    out.writeTree(field.getValue());
                }
            }
            if (speaker != null) {
                out.writeNumberField("userId", speaker.number());
                out.writeStringField("username", PitcheyJson.name(speaker.name(), speaker.number()));
            }
            out.writeStringField("timestamp", now);
        });
    }

    private static boolean isToBeSaid(String name, @Nullable Speaker speaker) {
        return !OURS.contains(name) && (speaker == null || !IDENTITY.contains(name));
    }

    private static JsonNode fields(@Nullable String data) {
        try {
            return data == null ? JSON.createObjectNode() : JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is said of a topic is JSON", e);
        }
    }
}
