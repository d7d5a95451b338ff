package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.Reaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Shows messages with the reactions on them: one query for all, and none where nothing was changed.
@ApplicationScoped
class MessageViews {
    private final ReactionRepository reactions;

    MessageViews(ReactionRepository reactions) {
        this.reactions = reactions;
    }

    MessageView of(Message message) {
        return of(List.of(message)).getFirst();
    }

    List<MessageView> of(List<Message> messages) {
        var changed = messages.stream()
                .filter(message -> message.changedSeq > message.seq)
                .map(message -> message.id)
                .toList();
        var on = grouped(reactions.on(changed));
        return messages.stream()
                .map(message -> message.view(on.get(message.id)))
                .toList();
    }

    private static Map<UUID, List<Reaction>> grouped(List<MessageReaction> found) {
        var people = LinkedHashMap.<UUID, Map<String, List<UUID>>>newLinkedHashMap(found.size());
        for (var reaction : found) {
            people.computeIfAbsent(reaction.messageId, none -> new LinkedHashMap<>())
                    .computeIfAbsent(reaction.emoji, none -> new ArrayList<>(1))
                    .add(reaction.userId);
        }
        var views = LinkedHashMap.<UUID, List<Reaction>>newLinkedHashMap(people.size());
        people.forEach((message, emoji) -> views.put(
                message,
                emoji.entrySet().stream()
                        .map(one -> new Reaction(one.getKey(), one.getValue()))
                        .toList()));
        return views;
    }
}
