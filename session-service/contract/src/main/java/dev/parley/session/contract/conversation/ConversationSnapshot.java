package dev.parley.session.contract.conversation;

import dev.parley.session.contract.message.MessageView;
import java.util.List;

/// All of a conversation at one moment, that of its change `seq`: this and the changes after `seq` are exact together.
/// `messages` are oldest first; `more` says whether there are others beyond them in the direction asked for.
public record ConversationSnapshot(
        ConversationView conversation,
        List<ParticipantView> participants,
        List<MessageView> messages,
        boolean more,
        long seq) {}
