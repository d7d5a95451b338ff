package dev.parley.gateway.support;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.log.LogPositions;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// The conversations of a [FakeSessionService]: each is one person's, with the AI.
final class FakeConversations {
    private final FakeLogs logs;
    private final Map<UUID, ConversationView> conversations = new LinkedHashMap<>();
    /// By their creator and their key.
    private final Map<String, UUID> keys = new HashMap<>();

    FakeConversations(FakeLogs logs) {
        this.logs = logs;
    }

    synchronized ConversationView create(UUID person, NewConversation wanted) {
        if (wanted.key() != null && keys.containsKey(person + wanted.key())) {
            return keyed(person, wanted.key());
        }
        var now = Instant.now();
        var id = UUID.randomUUID();
        var made = ConversationView.builder()
                .id(id)
                .number(conversations.size() + 1)
                .kind(ConversationKind.AI)
                .ownerId(person)
                .title(wanted.title())
                .description(wanted.description())
                .visibility(Visibility.PRIVATE)
                .role(ParticipantRole.OWNER)
                .seq(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
        logs.begin(id, new Change.ConversationCreated(1, made, now));
        conversations.put(id, made);
        if (wanted.key() != null) {
            keys.put(person + wanted.key(), id);
        }
        return made;
    }

    synchronized ConversationView keyed(UUID person, String key) {
        return Optional.ofNullable(keys.get(person + key))
                .map(conversations::get)
                .orElseThrow(FakeConversations::unknown);
    }

    private static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
    }

    synchronized ConversationView mine(UUID person, UUID conversation) {
        if (!isOf(person, conversation)) {
            throw unknown();
        }
        return conversations.get(conversation);
    }

    synchronized boolean isOf(UUID person, UUID conversation) {
        var found = conversations.get(conversation);
        return found != null && found.ownerId().equals(person);
    }

    synchronized UUID ownerOf(UUID conversation) {
        return conversations.get(conversation).ownerId();
    }

    synchronized List<UUID> of(UUID person) {
        return conversations.values().stream()
                .filter(one -> one.ownerId().equals(person))
                .map(ConversationView::id)
                .toList();
    }

    synchronized ConversationPage list(UUID person) {
        var mine = conversations.values().stream()
                .filter(one -> one.ownerId().equals(person))
                .map(this::asItIsNow)
                .toList();
        return new ConversationPage(mine, mine.size(), null);
    }

    private ConversationView asItIsNow(ConversationView made) {
        return ConversationView.builder()
                .id(made.id())
                .number(made.number())
                .kind(made.kind())
                .ownerId(made.ownerId())
                .title(made.title())
                .description(made.description())
                .visibility(made.visibility())
                .role(made.role())
                .pinned(made.pinned())
                .archived(made.archived())
                .seq(logs.seq(made.id()))
                .readSeq(made.readSeq())
                .unread(made.unread())
                .messageCount(made.messageCount())
                .lastMessageAt(made.lastMessageAt())
                .createdAt(made.createdAt())
                .updatedAt(made.updatedAt())
                .build();
    }

    /// A page of so many of them after that one (null: the first), with so many people in each.
    ConversationOverview overview(UUID person, String after, int most, int people) {
        var left = list(person).conversations().stream()
                .filter(one -> after == null || one.id().toString().compareTo(after) > 0)
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .toList();
        var page = left.stream()
                .limit(most)
                .map(one -> new ConversationSnapshot(one, crowd(person, people), List.of(), false, one.seq()))
                .toList();
        return new ConversationOverview(
                page, left.size() > page.size() ? page.getLast().conversation().id() : null);
    }

    /// The one who asks last.
    private static List<ParticipantView> crowd(UUID person, int people) {
        return IntStream.rangeClosed(1, people)
                .mapToObj(number -> new ParticipantView(
                        number == people ? person : new UUID(0, number),
                        number,
                        "number " + number,
                        null,
                        ParticipantRole.MEMBER,
                        0,
                        null,
                        Instant.EPOCH,
                        null,
                        null))
                .toList();
    }

    ConversationSnapshot snapshot(UUID person, UUID conversation) {
        return new ConversationSnapshot(
                mine(person, conversation), List.of(), List.of(), false, logs.seq(conversation));
    }

    /// Where all of them stand.
    synchronized LogPositions heads() {
        var heads = conversations.values().stream()
                .map(one -> new LogPosition(one.id(), one.ownerId(), logs.seq(one.id()), ConversationKind.AI))
                .toList();
        return new LogPositions(heads, List.of(), List.of(), Instant.now());
    }
}
