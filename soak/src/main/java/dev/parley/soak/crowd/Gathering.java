package dev.parley.soak.crowd;

import dev.parley.soak.client.Answer;
import dev.parley.soak.model.ConversationState;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Register;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one does with conversations and the people in them.
final class Gathering {
    private static final int MOST_CONVERSATIONS = 24;

    private final Device device;
    private final List<Person> everybody;
    private final Ledger ledger;
    private final Deque<Creation> inDoubt = new ArrayDeque<>();
    private int keys;

    /// Asked for until the answer is known: only then one knows whom it is for.
    private record Creation(String kind, String title, List<String> others, String key) {}

    Gathering(Device device, List<Person> everybody, Ledger ledger) {
        this.device = device;
        this.everybody = everybody;
        this.ledger = ledger;
    }

    private String me() {
        return device.person().id();
    }

    void creates(Intention intention) {
        if (device.replica().conversations().size() < MOST_CONVERSATIONS) {
            switch (Math.floorMod(intention.first(), 6)) {
                case 0 -> creates("ai", List.of());
                case 1, 2 -> creates("direct", others(intention.second(), 1));
                default -> creates("group", others(intention.second(), 1 + Math.floorMod(intention.third(), 5)));
            }
        }
    }

    private List<String> others(int number, int count) {
        var others = everybody.stream()
                .map(Person::id)
                .filter(id -> !id.equals(me()))
                .toList();
        return Stream.iterate(number, next -> next + 1)
                .limit(others.size())
                .map(next -> Intention.pick(others, next))
                .distinct()
                .limit(count)
                .toList();
    }

    void creates(String kind, List<String> others) {
        var key = device.name() + "-c" + ++keys;
        attempt(new Creation(kind, kind + " of " + key, List.copyOf(others), key));
    }

    private void attempt(Creation creation) {
        var answer = device.does(
                "conversation.create",
                "kind",
                creation.kind,
                "title",
                creation.kind.equals("direct") ? null : creation.title,
                "participants",
                creation.others.isEmpty() ? null : creation.others,
                "key",
                creation.key);
        if (answer instanceof Answer.Ok(var ok)) {
            var members = new ArrayList<>(creation.others);
            members.add(me());
            ledger.created(ok.at("conversation").path("id").asText(), members);
        } else if (!answer.isRefused()) {
            inDoubt.add(creation);
        }
    }

    /// Asks again for whatever nobody knows the outcome of. Whether all is known now.
    boolean settles() {
        for (var left = inDoubt.size(); left > 0; left--) {
            attempt(inDoubt.remove());
        }
        return inDoubt.isEmpty();
    }

    void renames(String conversation, Intention intention) {
        var field = intention.second() % 2 == 0 ? "title" : "description";
        var before = device.replica()
                .of(
                        conversation,
                        state -> state.isOpenAndNot("direct") ? state.fields().get(field) : null);
        before.ifPresent(held -> {
            var value = field + " by " + device.name() + " " + ++keys;
            var write = ledger.register(field + " " + conversation, held).begins(value);
            settle(write, device.does("conversation.update", "conversation_id", conversation, field, value));
        });
    }

    /// One's own: pinned or archived.
    void marks(String conversation, String field, Intention intention) {
        var value = intention.second() % 2 == 0;
        var write = ledger.register(field + " " + conversation + " " + me(), "false")
                .begins(Boolean.toString(value));
        settle(write, device.does("conversation.update", "conversation_id", conversation, field, value));
    }

    private static void settle(Register<String>.Write write, Answer answer) {
        if (answer.isOk()) {
            write.acknowledged();
        } else if (answer.isRefused()) {
            write.refused();
        }
    }

    void adds(String conversation, Intention intention) {
        if (isGroup(conversation)) {
            var person = others(intention.second(), 1).getFirst();
            var role = intention.third() % 4 == 0 ? "owner" : null;
            device.does("participant.add", "conversation_id", conversation, "user_id", person, "role", role);
        }
    }

    void adds(String conversation, String person) {
        device.does("participant.add", "conversation_id", conversation, "user_id", person);
    }

    /// Whom it has removed; empty: nobody.
    Optional<String> removes(String conversation, Intention intention) {
        if (isGroup(conversation)) {
            var others = device.replica().of(conversation, ConversationState::participants).orElse(List.of()).stream()
                    .filter(id -> !id.equals(me()))
                    .toList();
            if (!others.isEmpty()) {
                var person = Intention.pick(others, intention.second());
                var answer = device.does("participant.remove", "conversation_id", conversation, "user_id", person);
                return answer.isRefused() ? Optional.empty() : Optional.of(person);
            }
        }
        return Optional.empty();
    }

    void leaves(String conversation) {
        if (isGroup(conversation)) {
            device.does("conversation.leave", "conversation_id", conversation);
        }
    }

    void deletes(String conversation) {
        if (isGroup(conversation)
                && device.does("conversation.delete", "conversation_id", conversation)
                        .isOk()) {
            ledger.deleted(conversation);
        }
    }

    private boolean isGroup(String conversation) {
        return device.replica().of(conversation, ConversationState::isGroup).orElse(false);
    }
}
