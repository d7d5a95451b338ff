package dev.parley.soak.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.client.Frame;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is shown against a conversation with messages at 2 and 3.
class ShownTest {
    private static final String RIGHT = message(2) + "," + message(3);

    private final Violations violations = new Violations();
    private final Replica fresh = new Replica("fresh", new Ledger(violations), violations);

    @BeforeEach
    void isTold() {
        fresh.leavesOff(10);
        fresh.connected(Frame.read("""
                {"user":{"id":"alice"},"conversations":[{"id":"c","kind":"group","title":"Tea","seq":3,"read_seq":3}]}"""));
        fresh.allIsListed();
        fresh.opens(Frame.read("""
                {"conversation":{"id":"c","kind":"group","title":"Tea","pinned":false,"archived":false,"read_seq":3},
                 "participants":[],"messages":[{"id":"m2","seq":2,"changed_seq":2,"content":"hi"},
                 {"id":"m3","seq":3,"changed_seq":3,"content":"hi"}],"more":false,"seq":3}"""));
        assertEquals(List.of(), violations.list());
    }

    @Test
    void theSameIsRight() {
        assertEquals(List.of(), differences(RIGHT));
    }

    @Test
    void aPartOfItIsRightWhereMoreIsToldToBeBeyond() {
        assertEquals(List.of(), differences("\"has_older\":true", message(3)));
        assertEquals(List.of(), differences("\"has_newer\":true", message(2)));
    }

    @Test
    void whatIsMissingOrOtherwiseIsSeen() {
        assertSeen("shows 1 messages, fresh 2", differences(message(2)));
        assertSeen("fresh", differences(message(2) + "," + message(3).replace("hi", "ho")));
    }

    @Test
    void whatIsOnItsWayForEverIsSeen() {
        assertSeen("on its way", differences(RIGHT + ",{\"state\":\"sending\",\"key\":\"k\"}"));
        assertSeen("being written", differences(RIGHT + ",{\"state\":\"streaming\",\"id\":\"m3\"}"));
        assertEquals(List.of(), differences(RIGHT + ",{\"state\":\"streaming\",\"id\":\"m4\"}"));
    }

    @Test
    void whatFailedMustHaveBeenToldToHaveFailed() {
        assertSeen("as failed", differences(RIGHT + ",{\"state\":\"failed\",\"key\":\"k\"}"));
        assertEquals(List.of(), differences(RIGHT + ",{\"state\":\"failed\",\"key\":\"known\"}"));
    }

    @Test
    void aConversationThatIsShownAsGoneAndIsNotIsSeen() {
        assertSeen("c is gone", differences("\"status\":\"gone\"", RIGHT));
    }

    @Test
    void aListThatLacksOneOrHasItOtherwiseIsSeen() {
        assertSeen("c is not listed", of("{\"connected\":true,\"complete\":true,\"listed\":[]}"));
        assertSeen("title is listed as", of(look("\"status\":\"ready\"", RIGHT).replace("Tea", "Coffee")));
        assertSeen("whole list", of("{\"connected\":false}"));
    }

    private List<String> differences(String messages) {
        return differences("\"status\":\"ready\"", messages);
    }

    private List<String> differences(String view, String messages) {
        var ready = view.contains("status") ? view : "\"status\":\"ready\"," + view;
        return of(look(ready, messages));
    }

    private List<String> of(String look) {
        return Shown.differences(Frame.read(look).json(), fresh, Set.of("known"));
    }

    private static String look(String view, String messages) {
        return """
                {"connected":true,"complete":true,
                 "listed":[{"id":"c","kind":"group","title":"Tea","pinned":false,"archived":false}],
                 "shown":[{"id":"c",%s,"messages":[%s]}]}""".formatted(view, messages);
    }

    private static String message(long seq) {
        return """
                {"id":"m%d","localId":"m%d","state":"stored","seq":%d,"changed_seq":%d,"content":"hi"}""".formatted(seq, seq, seq, seq);
    }

    private static void assertSeen(String what, List<String> differences) {
        assertTrue(differences.stream().anyMatch(one -> one.contains(what)), differences.toString());
    }
}
