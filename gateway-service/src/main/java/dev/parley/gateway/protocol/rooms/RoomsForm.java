package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.ExternalIds;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.JsonList;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same objects without frames, for the dialect's own REST (docs/dialects/rooms.md). All of it UTF-8.
public final class RoomsForm {
    private final RoomsPeople people;

    /// For somebody of this issuer.
    public RoomsForm(UserNames userNames, ExternalIds externalIds, String issuer) {
        this.people = new RoomsPeople(userNames, externalIds, issuer);
    }

    public byte[] profile(PersonView person) {
        return text(out -> {
            out.writeObjectFieldStart("user");
            RoomsJson.user(out, person, people);
            out.writeStringField("createdAt", WireTime.ofMaking(person.id()));
            out.writeEndObject();
        });
    }

    public byte[] chat(ConversationSnapshot snapshot) {
        return text(out -> {
            out.writeObjectFieldStart("chat");
            RoomsJson.chat(out, snapshot, people);
            out.writeEndObject();
        });
    }

    /// A chat as it stands in [#chats]. There are so many `participants`, of whom the snapshot may have some only.
    public byte[] listed(ConversationSnapshot snapshot, int participants) {
        return text(out -> {
            RoomsJson.chat(out, snapshot, people);
            if (participants > snapshot.participants().size()) {
                out.writeNumberField("participantCount", participants);
            }
        });
    }

    /// `partial`: there are further ones.
    public byte[] chats(List<byte[]> listed, boolean partial) {
        return JsonList.of("chats", listed, out -> {
            if (partial) {
                out.writeBooleanField("truncated", true);
            }
        });
    }

    /// `readAt` null: nobody has just read it.
    public byte[] message(MessageView message, @Nullable Instant readAt) {
        return text(out -> {
            out.writeObjectFieldStart("message");
            RoomsJson.message(out, message, people);
            out.writeEndObject();
            if (readAt != null) {
                out.writeStringField("readAt", WireTime.of(readAt));
            }
        });
    }

    /// Oldest first; `nextToken` asks for those before them, and is null where there are none.
    public byte[] messages(List<MessageView> messages, @Nullable String nextToken) {
        return text(out -> {
            out.writeArrayFieldStart("messages");
            for (var message : messages) {
                out.writeStartObject();
                RoomsJson.message(out, message, people);
                out.writeEndObject();
            }
            out.writeEndArray();
            if (nextToken != null) {
                out.writeStringField("nextToken", nextToken);
            }
        });
    }

    private static byte[] text(JsonFrame.Fields fields) {
        return JsonFrame.object(fields);
    }
}
