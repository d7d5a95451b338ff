package dev.parley.soak.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Talk between people on two gateways, and what one hears who was away.
class ComingBackTest {
    private static final Set<String> LOGGED = Set.of("message.sent", "participant.added", "participant.removed");

    private final PublicAddress here = SharedStage.get().gateways().getFirst();
    private final PublicAddress there = SharedStage.get().gateways().getLast();

    @Test
    void peopleHearEachOtherAcrossGateways() {
        try (var alice = Someone.named("alice", here);
                var bob = Someone.named("bob", there)) {
            var group = alice.gathers(bob);
            bob.hearsA("conversation.created");
            alice.says(group, "hi bob");
            bob.hears("hi bob");
            bob.says(group, "hi alice");
            alice.hears("hi alice");
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissedInOrderAndThenTheRestAlsoWhileOthersGoOn() {
        try (var alice = Someone.named("alice", here);
                var bob = Someone.named("bob", there)) {
            var group = alice.gathers(bob);
            alice.says(group, "before");
            var last = bob.hears("before").number("seq");
            bob.vanishes();
            IntStream.range(0, 30).forEach(i -> alice.says(group, "missed " + i));
            var going = IntStream.range(0, 100)
                    .mapToObj(i -> alice.saysSoon(group, "going on " + i))
                    .toList();
            try (var back = bob.resumes(here, Map.of(group, last))) {
                going.forEach(said -> said.join());
                alice.says(group, "the end");
                var heard = back.hearsAllUntil("conversation.synced");
                var synced = heard.removeLast();
                heard.addAll(untilTheEnd(back));
                var seqs = heard.stream().map(event -> event.number("seq")).toList();
                assertEquals(
                        LongStream.rangeClosed(last + 1, last + 131).boxed().toList(), seqs);
                assertEquals(group, synced.conversation());
            }
        }
    }

    private static List<Frame> untilTheEnd(Someone listener) {
        var heard = new ArrayList<Frame>();
        do {
            heard.add(listener.hearsA("message.sent"));
        } while (!heard.getLast().at("message").path("content").asText().equals("the end"));
        return heard;
    }

    @Test
    void whoIsRemovedHearsThatAndNothingMoreOnAnyGateway() {
        try (var alice = Someone.named("alice", here);
                var bob = Someone.named("bob", there)) {
            var group = alice.gathers(bob);
            bob.hearsA("conversation.created");
            alice.does("participant.remove", "conversation_id", group, "user_id", bob.id());
            alice.says(group, "without bob");
            bob.hearsA("participant.removed");
            assertEquals("not_found", bob.isRefused("conversation.open", "conversation_id", group));
            assertEquals(
                    "not_found",
                    bob.isRefused("message.send", "conversation_id", group, "key", "k", "content", "still here"));
            var direct = alice.does("conversation.create", "kind", "direct", "participants", List.of(bob.id()))
                    .at("conversation")
                    .path("id")
                    .asText();
            alice.says(direct, "sorry");
            var heard = bob.hearsAllUntil("message.sent");
            assertEquals(
                    List.of(),
                    heard.stream()
                            .filter(event -> event.conversation().equals(group))
                            .toList());
        }
    }

    @Test
    void whoWasRemovedAndCameBackWhileAwayIsReplayedAllThatItsHistoryShows() {
        try (var alice = Someone.named("alice", here);
                var bob = Someone.named("bob", there)) {
            var group = alice.gathers(bob);
            alice.says(group, "before");
            var last = bob.hears("before").number("seq");
            bob.vanishes();
            alice.says(group, "away");
            alice.does("participant.remove", "conversation_id", group, "user_id", bob.id());
            alice.says(group, "without bob");
            alice.does("participant.add", "conversation_id", group, "user_id", bob.id());
            alice.says(group, "with bob again");
            try (var back = bob.resumes(here, Map.of(group, last))) {
                var heard = back.hearsAllUntil("conversation.synced");
                assertEquals(LongStream.rangeClosed(last + 1, last + 5).boxed().toList(), changes(heard, group));
                assertEquals(List.of("away", "without bob", "with bob again"), contents(heard));
            }
        }
    }

    @Test
    void whoIsRemovedAndAddedAgainHearsOnTheSameConnectionThatSomethingWasSaidMeanwhile() {
        try (var alice = Someone.named("alice", here);
                var bob = Someone.named("bob", there)) {
            var group = alice.gathers(bob);
            alice.says(group, "before");
            bob.hears("before");
            alice.does("participant.remove", "conversation_id", group, "user_id", bob.id());
            var removed = bob.hearsA("participant.removed").number("seq");
            alice.says(group, "without bob");
            alice.does("participant.add", "conversation_id", group, "user_id", bob.id());
            alice.says(group, "with bob again");
            var heard = new ArrayList<Frame>();
            do {
                heard.addAll(bob.hearsAllUntil("message.sent"));
            } while (!contents(heard).contains("with bob again"));
            assertEquals(List.of("conversation.gap", "participant.added", "message.sent"), types(heard, group));
            assertEquals(List.of(removed + 2, removed + 3), changes(heard, group));
        }
    }

    /// The numbers of the log's changes among these events.
    private static List<Long> changes(List<Frame> events, String conversation) {
        return events.stream()
                .filter(event -> conversation.equals(event.conversation()))
                .filter(event -> LOGGED.contains(event.type()))
                .map(event -> event.number("seq"))
                .toList();
    }

    private static List<String> types(List<Frame> events, String conversation) {
        return events.stream()
                .filter(event -> conversation.equals(event.conversation()))
                .map(Frame::type)
                .filter(type -> type.equals("conversation.gap") || LOGGED.contains(type))
                .toList();
    }

    private static List<String> contents(List<Frame> events) {
        return events.stream()
                .filter(event -> event.type().equals("message.sent"))
                .map(event -> event.at("message").path("content").asText())
                .toList();
    }
}
