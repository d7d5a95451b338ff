package dev.parley.session.contract.conversation;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import java.util.List;

/// All of a conversation at one moment, that of its change `seq`: this and the changes after `seq` are exact together.
/// `messages` are oldest first; `more` says whether there are others beyond them in the direction asked for. `former`
/// are those who have said some of `messages` and take part no longer; none for an onlooker.
public record ConversationSnapshot(
        ConversationView conversation,
        List<ParticipantView> participants,
        List<MessageView> messages,
        boolean more,
        long seq,
        List<KnownPerson> former) {
    public ConversationSnapshot {
        former = former == null ? List.of() : former;
    }

    /// Where everybody who has said anything takes part.
    public ConversationSnapshot(
            ConversationView conversation,
            List<ParticipantView> participants,
            List<MessageView> messages,
            boolean more,
            long seq) {
        this(conversation, participants, messages, more, seq, List.of());
    }
}
