package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.token.SignedHints.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedHintsTest {
    private static final String SECRET = "one secret for all the services, 32 bytes";

    private final Ticking clock = new Ticking();
    private final SignedHints alices = new SignedHints(SECRET, clock);
    private final SignedHints bobs = new SignedHints(SECRET, clock);

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-29T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void whatIsSaidIsHeardOnce() {
        var hint = alices.sign("c:1", "3 3 [\"für alle 🙂\"]");

        assertEquals("3 3 [\"für alle 🙂\"]", bobs.open("c:1", hint).text());
        assertEquals(Fault.REPEATED, bobs.open("c:1", hint).fault());
        assertEquals("3 3 [\"für alle 🙂\"]", SignedHints.unproven(hint));
    }

    @Test
    void aTextInPartsIsTheSameAsInOne() {
        var hint = alices.sign(
                "c:1",
                "@me 3 3 ".getBytes(StandardCharsets.UTF_8),
                "[\"für alle 🙂\"]".getBytes(StandardCharsets.UTF_8));

        assertEquals("@me 3 3 [\"für alle 🙂\"]", bobs.open("c:1", hint).text());
    }

    @Test
    void howItBeginsIsKnownUnread() {
        var mark = "@me ".getBytes(StandardCharsets.UTF_8);

        assertTrue(SignedHints.claimsToBegin(alices.sign("c:1", "@me 3 3 []"), mark));
        assertFalse(SignedHints.claimsToBegin(alices.sign("c:1", "@meg 3 3 []"), mark));
        assertFalse(SignedHints.claimsToBegin(alices.sign("c:1", "@me"), mark));
        assertFalse(SignedHints.claimsToBegin(new byte[0], mark));
    }

    @Test
    void nothingCountsThatIsNotSignedForThisChannelAsItStands() {
        assertEquals(
                Fault.UNSIGNED,
                bobs.open("c:1", "@x 3 3 []".getBytes(StandardCharsets.UTF_8)).fault());
        assertEquals(Fault.UNSIGNED, bobs.open("c:1", new byte[0]).fault());
        assertEquals(
                Fault.UNSIGNED,
                bobs.open("c:1", " ".repeat(200).getBytes(StandardCharsets.UTF_8))
                        .fault());
        assertEquals(
                Fault.FORGED,
                bobs.open("c:1", "A".repeat(200).getBytes(StandardCharsets.UTF_8))
                        .fault());
        assertEquals(
                Fault.FORGED, bobs.open("c:2", alices.sign("c:1", "3 3 []")).fault());
        var strangers = new SignedHints("the secret of somebody else, 32 bytes", clock);
        assertEquals(
                Fault.FORGED, bobs.open("c:1", strangers.sign("c:1", "3 3 []")).fault());

        for (var at = 0; at < alices.sign("c:1", "3 3 []").length; at++) {
            var hint = alices.sign("c:1", "3 3 []");
            hint[at] = hint[at] == 'A' ? (byte) 'B' : (byte) 'A';
            assertNull(bobs.open("c:1", hint).text(), "byte " + at);
        }
    }

    @Test
    void whileTheSecretIsChangedEverybodyHearsEverybody() {
        var next = "the secret that comes after it, 32 bytes";
        var stages = List.of(
                alices,
                new SignedHints(new ServiceSecrets(SECRET, Optional.of(next)), clock),
                new SignedHints(new ServiceSecrets(next, Optional.of(SECRET)), clock),
                new SignedHints(next, clock));

        for (var stage = 1; stage < stages.size(); stage++) {
            var before = stages.get(stage - 1);
            var after = stages.get(stage);
            assertEquals("said", after.open("c:1", before.sign("c:1", "said")).text(), "stage " + stage);
            assertEquals("said", before.open("c:1", after.sign("c:1", "said")).text(), "stage " + stage);
            var text = "kept".getBytes(StandardCharsets.UTF_8);
            assertTrue(after.isKept("reply 1", text, before.growing("reply 1").add(text)));
            assertTrue(before.isKept("reply 1", text, after.growing("reply 1").add(text)));
        }
        assertEquals(
                Fault.FORGED,
                stages.getLast().open("c:1", alices.sign("c:1", "said")).fault(),
                "in the end the old one is worth nothing");
    }

    @Test
    void whatIsLateNoLongerCounts() {
        var hint = alices.sign("c:1", "typing");

        clock.now = clock.now.plus(SignedHints.MAX_AGE).plus(Duration.ofMillis(1));

        assertEquals(Fault.LATE, bobs.open("c:1", hint).fault());
    }

    @Test
    void aLittleOutOfOrderEverythingIsHeardOnce() {
        var hints = new ArrayList<byte[]>();
        for (var number = 0; number < 20_000; number++) {
            hints.add(alices.sign("c:1", "" + number));
        }
        for (var from = 0; from < hints.size(); from += 1000) {
            Collections.shuffle(hints.subList(from, from + 1000), new Random(from));
        }
        var heard = 0;
        for (var hint : hints) {
            heard += bobs.open("c:1", hint).fault() == null ? 1 : 0;
        }
        assertEquals(20_000, heard);
        for (var hint : hints) {
            assertEquals(Fault.REPEATED, bobs.open("c:1", hint).fault());
        }
    }

    @Test
    void aTextThatGrowsIsKnownForWhatItIs() {
        var growing = alices.growing("reply 1");
        var empty = growing.add(new byte[0]);
        growing.add("It was ".getBytes(StandardCharsets.UTF_8));
        var whole = growing.add("für alle".getBytes(StandardCharsets.UTF_8));
        var text = "It was für alle".getBytes(StandardCharsets.UTF_8);

        assertTrue(bobs.isKept("reply 1", text, whole));
        assertTrue(bobs.isKept("reply 1", new byte[0], empty));
        assertFalse(bobs.isKept("reply 2", text, whole));
        assertFalse(bobs.isKept("reply 1", "It was not".getBytes(StandardCharsets.UTF_8), whole));
        assertFalse(bobs.isKept("reply 1", text, empty));
        assertFalse(bobs.isKept("reply 1", text, null));
    }

    @Test
    void aGapInTheNumbersForgetsNothingItShouldNot() {
        var first = alices.sign("c:1", "first");
        byte[] last = null;
        for (var number = 0; number < 10_000; number++) {
            last = alices.sign("c:1", "unheard");
        }
        var afterwards = alices.sign("c:1", "afterwards");

        assertNull(bobs.open("c:1", afterwards).fault());
        assertNull(bobs.open("c:1", last).fault());
        assertEquals(Fault.REPEATED, bobs.open("c:1", last).fault());
        assertEquals(Fault.REPEATED, bobs.open("c:1", afterwards).fault());
        assertEquals(Fault.REPEATED, bobs.open("c:1", first).fault(), "too far back to tell");
    }
}
