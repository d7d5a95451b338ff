package dev.parley.gateway.protocol.pitchey;

import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.message.MessageView;
import java.util.UUID;

/// How far somebody has read what others said, and how far anybody of them has read what it said itself.
record ReadUpTo(UUID self, long mine, long theirs) {
    static ReadUpTo of(ConversationSnapshot snapshot, UUID self) {
        var theirs = snapshot.participants().stream()
                .filter(one -> !one.userId().equals(self))
                .mapToLong(ParticipantView::readSeq)
                .max()
                .orElse(0);
        return new ReadUpTo(self, snapshot.conversation().readSeq(), theirs);
    }

    boolean isRead(MessageView message) {
        return message.seq() <= (self.equals(message.senderId()) ? theirs : mine);
    }
}
