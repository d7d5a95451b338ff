package dev.parley.soak.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Frame;
import dev.parley.soak.model.ConversationState;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Sent;
import dev.parley.soak.model.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What one does with messages.
final class Talk {
    private static final List<String> EMOJI = List.of("👍", "❤️", "🎉");
    private static final List<String> WORDS = List.of(
            "harbour", "lantern", "Zürich", "\"quoted\"", "naïve", "日本語", "🦜 parrot", "line\nbreak", "<b>", "river");
    private static final int MOST_WORDS = 30;
    private static final int REMEMBERED = 40;

    private final Device device;
    private final Ledger ledger;
    private final Violations violations;
    private final List<Sent> said = new ArrayList<>();
    private int keys;

    Talk(Device device, Ledger ledger, Violations violations) {
        this.device = device;
        this.ledger = ledger;
        this.violations = violations;
    }

    private String me() {
        return device.person().id();
    }

    void says(String conversation, Intention intention, String ai) {
        attempt(device, next(conversation, intention.second()), ai).join();
    }

    /// Without waiting for the answers; they must be stored as they were said.
    void saysMany(String conversation, Intention intention) {
        var many = Stream.generate(() -> next(conversation, intention.second()))
                .limit(2 + Math.floorMod(intention.third(), 6))
                .toList();
        var attempts = many.stream().map(one -> attempt(device, one, "never")).toList();
        attempts.forEach(CompletableFuture::join);
        var places = many.stream().filter(Sent::isAcknowledged).map(Sent::seq).toList();
        if (!places.equals(places.stream().sorted().toList())) {
            violations.add(device.name() + ": said in one order, stored in another: " + places);
        }
    }

    /// One message under one key, at the same time on another device.
    void saysTwice(String conversation, Intention intention, Device other) {
        var one = next(conversation, intention.second());
        var both = List.of(attempt(device, one, "never"), attempt(other, one, "never"));
        both.forEach(CompletableFuture::join);
    }

    void saysAgain(Intention intention, Device other) {
        if (!said.isEmpty()) {
            var one = Intention.pick(said, intention.first());
            attempt(intention.second() % 2 == 0 ? device : other, one, "never").join();
        }
    }

    /// Says again whatever nobody knows the outcome of. Whether all is known now.
    boolean settles() {
        ledger.inDoubt(me()).forEach(one -> attempt(device, one, "never").join());
        return ledger.inDoubt(me()).isEmpty();
    }

    private Sent next(String conversation, int number) {
        var key = device.name() + "-" + ++keys;
        var content = new StringBuilder(key);
        for (var i = 0; i <= Math.floorMod(number, MOST_WORDS); i++) {
            content.append(' ').append(Intention.pick(WORDS, number / 7 + i * i));
        }
        var sent = ledger.sends(conversation, me(), key, content.toString());
        said.add(sent);
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        return sent;
    }

    private CompletableFuture<Answer> attempt(Device by, Sent one, String ai) {
        var command = Frame.of(
                "message.send",
                "conversation_id",
                one.conversation(),
                "key",
                one.key(),
                "content",
                one.content(),
                "ai",
                ai);
        return by.asks(command, _ -> {}).thenApply(answer -> {
            switch (answer) {
                case Answer.Ok(var ok) ->
                    stored(one, ok.at("message"), ok.json().path("reply_id").asText(""));
                case Answer.Refused refused when refused.inDoubt() -> one.isInDoubtNow();
                case Answer.Refused refused when refused.code().equals("rate_limited") -> one.refused();
                case Answer.Refused _ -> {
                    one.refused();
                    one.isGivenUp();
                }
                case Answer.Closed _ -> one.isInDoubtNow();
                case Answer.Silence _ -> one.isInDoubtNow();
            }
            return answer;
        });
    }

    private void stored(Sent one, JsonNode message, String reply) {
        one.acknowledged(message, reply);
        ledger.told(one.conversation(), message);
        var unchanged = message.path("seq").equals(message.path("changed_seq"));
        if (unchanged && !message.path("content").asText().equals(one.content())) {
            violations.add(device.name() + ": said " + one.content() + ", stored " + message);
        }
    }

    void edits(String conversation, Intention intention) {
        mine(conversation, intention.second()).ifPresent(message -> {
            var id = message.path("id").asText();
            var key = message.path("content").asText().split(" ")[0];
            var content = key + " edited by " + device.name() + " " + ++keys;
            changes(message, content, "message.edit", "message_id", id, "content", content);
        });
    }

    void deletes(String conversation, Intention intention) {
        mine(conversation, intention.second())
                .ifPresent(message -> changes(
                        message,
                        Sent.DELETED,
                        "message.delete",
                        "message_id",
                        message.path("id").asText()));
    }

    private void changes(JsonNode message, String value, String command, Object... fields) {
        var content = ledger.register(
                "content " + message.path("id").asText(),
                message.path("content").asText());
        settle(content.begins(value), device.does(command, fields), message);
    }

    void reacts(String conversation, Intention intention) {
        device.replica()
                .of(conversation, ConversationState::messages)
                .filter(messages -> !messages.isEmpty())
                .map(messages -> Intention.pick(newest(messages), intention.second()))
                .filter(message -> !message.has("deleted_at"))
                .ifPresent(message -> {
                    var id = message.path("id").asText();
                    var emoji = Intention.pick(EMOJI, intention.third());
                    var on = intention.third() % 3 != 0;
                    var write = ledger.register("reaction " + id + " " + emoji + " " + me(), "false")
                            .begins(Boolean.toString(on));
                    var answer = device.does("message.react", "message_id", id, "emoji", emoji, "on", on);
                    settle(write, answer, message);
                });
    }

    private void settle(dev.parley.soak.model.Register<String>.Write write, Answer answer, JsonNode message) {
        if (answer instanceof Answer.Ok(var ok)) {
            write.acknowledged();
            ledger.told(message.path("conversation_id").asText(), ok.at("message"));
        } else if (answer.isRefused()) {
            write.refused();
        }
    }

    private Optional<JsonNode> mine(String conversation, int number) {
        return device.replica()
                .of(conversation, ConversationState::messages)
                .map(messages -> newest(messages).stream()
                        .filter(message -> message.path("sender_id").asText().equals(me()))
                        .filter(message -> !message.has("deleted_at"))
                        .toList())
                .filter(messages -> !messages.isEmpty())
                .map(messages -> Intention.pick(messages, number));
    }

    private static List<JsonNode> newest(List<JsonNode> messages) {
        return messages.subList(Math.max(0, messages.size() - REMEMBERED), messages.size());
    }
}
