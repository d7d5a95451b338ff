package dev.parley.gateway.support;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// What has happened in the conversations of a [FakeSessionService], each in its order.
final class FakeLogs {
    private final Map<UUID, List<Change>> logs = new LinkedHashMap<>();

    synchronized void begin(UUID conversation, Change first) {
        logs.put(conversation, new ArrayList<>(List.of(first)));
    }

    /// Notes the next change of a conversation.
    synchronized void log(UUID conversation, LongFunction<Change> change) {
        var log = logs.get(conversation);
        log.add(change.apply(log.size() + 1L));
    }

    /// Stores a message; `sender` null: the AI's.
    synchronized MessageView store(UUID conversation, UUID sender, String content, String key) {
        var log = logs.get(conversation);
        var now = Instant.now();
        var seq = log.size() + 1L;
        var role = sender == null ? MessageRole.ASSISTANT : MessageRole.USER;
        var message = MessageView.builder()
                .id(UUID.randomUUID())
                .number(seq)
                .conversationId(conversation)
                .seq(seq)
                .changedSeq(seq)
                .senderId(sender)
                .role(role)
                .content(content)
                .contentType("text")
                .key(key)
                .tokenCount(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
        log.add(new Change.MessageSent(seq, message, null));
        return message;
    }

    /// The last change of a conversation.
    synchronized long seq(UUID conversation) {
        return logs.get(conversation).size();
    }

    synchronized List<MessageView> said(UUID conversation) {
        return messages(logs.get(conversation).stream()).toList();
    }

    /// One's own message.
    synchronized MessageView message(UUID person, UUID message) {
        return messages(logs.values().stream().flatMap(List::stream))
                .filter(one -> one.id().equals(message) && person.equals(one.senderId()))
                .findFirst()
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such message"));
    }

    private static Stream<MessageView> messages(Stream<Change> changes) {
        return changes.filter(Change.MessageSent.class::isInstance)
                .map(change -> ((Change.MessageSent) change).message());
    }

    synchronized ChangePage changes(UUID conversation, long after, int limit) {
        var log = logs.get(conversation);
        return new ChangePage(
                log.stream().filter(change -> change.seq() > after).limit(limit).toList(), log.size(), 1);
    }
}
