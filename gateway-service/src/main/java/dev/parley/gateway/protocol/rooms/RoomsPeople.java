package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.ExternalIds;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.PersonView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People as the clients of one issuer know them: by its own subjects. Somebody who comes from another issuer, and a
/// guest, goes by our id: so nobody has the id of somebody else, whatever subjects the issuers give.
record RoomsPeople(UserNames names, ExternalIds externalIds, String issuer) {
    String id(UUID person) {
        return id(person, externalIds.externalId(person));
    }

    String id(PersonView person) {
        return id(person.id(), ExternalId.of(person.issuer(), person.subject()));
    }

    String id(UUID person, @Nullable ExternalId external) {
        return external != null && external.issuer().equals(issuer) ? external.subject() : person.toString();
    }

    String name(UUID person) {
        return RoomsJson.name(names.of(person));
    }

    /// Whether everything is known by which it can be said.
    boolean knowsSender(MessageView message) {
        var sender = sender(message);
        return sender == null || externalIds.knows(sender);
    }

    /// Null: the AI.
    static @Nullable UUID sender(MessageView message) {
        return message.role() == MessageRole.ASSISTANT ? null : message.senderId();
    }
}
