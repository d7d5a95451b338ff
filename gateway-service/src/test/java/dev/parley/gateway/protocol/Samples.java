package dev.parley.gateway.protocol;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.PersonView;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Alice and Bob, who talk at one moment, for tests of what dialects say of it.
public final class Samples {
    public static final UUID ALICE = UUID.fromString("01a21a6c-0000-7000-8000-00000000000a");
    public static final UUID BOB = UUID.fromString("01a21a6c-0000-7000-8000-00000000000b");
    public static final UUID CHAT = UUID.fromString("01a21a6c-0000-7000-8000-0000000000c1");
    public static final UUID MESSAGE = UUID.fromString("01a21a6c-0000-7000-8000-0000000000d1");
    public static final UUID REPLY = UUID.fromString("01a21a6c-0000-7000-8000-0000000000e1");
    public static final UUID ANSWER = UUID.fromString("01a21a6c-0000-7000-8000-0000000000f1");
    public static final Instant NOW = Instant.parse("2026-11-27T09:00:00.123Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final UserNames NAMES = Map.of(ALICE, "Alice", BOB, "Bob")::get;
    public static final NumericIds NUMBERS = new NumericIds() {
        @Override
        public long ofPerson(UUID person) {
            return person.equals(ALICE) ? 11 : person.equals(BOB) ? 12 : NONE;
        }

        @Override
        public long ofConversation(UUID conversation) {
            return conversation.equals(CHAT) ? 7 : NONE;
        }
    };
    /// What the issuer of Alice and Bob calls them.
    public static final ExternalIds EXTERNAL_IDS = new ExternalIds() {
        @Override
        public ExternalId externalId(UUID person) {
            return knows(person) ? externalIdOf(person) : null;
        }

        @Override
        public boolean knows(UUID person) {
            return person.equals(ALICE) || person.equals(BOB);
        }
    };
    public static final Caller.Member CALLER = new Caller.Member(
            PersonView.builder()
                    .id(ALICE)
                    .number(11)
                    .issuer("issuer")
                    .subject("alice")
                    .email("alice@example.org")
                    .name("Alice")
                    .role("user")
                    .build(),
            new Caller.Token(null, null, NOW));

    private Samples() {}

    /// The second change of the chat; `sender` null: the AI.
    public static MessageView message(UUID sender, String content) {
        return MessageView.builder()
                .id(sender == null ? ANSWER : MESSAGE)
                .number(1)
                .conversationId(CHAT)
                .seq(2)
                .changedSeq(2)
                .senderId(sender)
                .role(sender == null ? MessageRole.ASSISTANT : MessageRole.USER)
                .content(content)
                .contentType("text")
                .key(sender == null ? null : "request-1")
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }

    /// An answer of the AI, and why it ended; `failure` null: it did not break off.
    public static MessageView answer(String content, FinishReason reason, Failure failure) {
        return MessageView.builder()
                .id(ANSWER)
                .number(1)
                .conversationId(CHAT)
                .seq(2)
                .changedSeq(2)
                .role(MessageRole.ASSISTANT)
                .content(content)
                .contentType("text")
                .replyTo(MESSAGE)
                .replyId(REPLY)
                .createdAt(NOW)
                .updatedAt(NOW)
                .finishReason(reason)
                .failure(failure)
                .build();
    }

    public static ConversationView conversation(ConversationKind kind) {
        return ConversationView.builder()
                .id(CHAT)
                .number(7)
                .kind(kind)
                .ownerId(ALICE)
                .title("The two")
                .visibility(Visibility.PRIVATE)
                .role(ParticipantRole.OWNER)
                .seq(4)
                .readSeq(2)
                .unread(1)
                .messageCount(1)
                .lastMessageAt(NOW)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }

    public static ConversationSnapshot snapshot() {
        var people = List.of(participant(ALICE, 11, "Alice"), participant(BOB, 12, "Bob"));
        return new ConversationSnapshot(
                conversation(ConversationKind.GROUP), people, List.of(message(ALICE, "Hello")), false, 4);
    }

    public static ParticipantView participant(UUID person, long number, String name) {
        return new ParticipantView(
                person, number, name, null, ParticipantRole.MEMBER, 0, null, NOW, "creator", externalIdOf(person));
    }

    private static ExternalId externalIdOf(UUID person) {
        return new ExternalId("issuer", person.equals(ALICE) ? "alice" : "bob");
    }
}
