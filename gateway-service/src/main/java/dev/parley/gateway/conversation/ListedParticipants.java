package dev.parley.gateway.conversation;

import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.UUID;

/// Who of very many people stands in a list of conversations: whoever asks for it, who has said the newest message,
/// who has read furthest, and the first of the others. The conversation itself shows all of them.
final class ListedParticipants {
    private ListedParticipants() {}

    static ConversationSnapshot of(ConversationSnapshot snapshot, UUID self, int most) {
        var all = snapshot.participants();
        if (all.size() <= most) {
            return snapshot;
        }
        var mustStand = new HashSet<UUID>();
        mustStand.add(self);
        if (!snapshot.messages().isEmpty()) {
            mustStand.add(snapshot.messages().getLast().senderId());
        }
        all.stream()
                .filter(participant -> !participant.userId().equals(self))
                .max(Comparator.comparingLong(ParticipantView::readSeq))
                .ifPresent(furthest -> mustStand.add(furthest.userId()));
        var others = most
                - (int) all.stream()
                        .filter(participant -> mustStand.contains(participant.userId()))
                        .count();
        var listed = new ArrayList<ParticipantView>(most);
        for (var participant : all) {
            if (mustStand.contains(participant.userId()) || others-- > 0) {
                listed.add(participant);
            }
        }
        return new ConversationSnapshot(
                snapshot.conversation(),
                listed,
                snapshot.messages(),
                snapshot.more(),
                snapshot.seq(),
                snapshot.former());
    }
}
