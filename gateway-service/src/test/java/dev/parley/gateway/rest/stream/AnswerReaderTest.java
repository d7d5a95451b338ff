package dev.parley.gateway.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.FinishReason;
import org.junit.jupiter.api.Test;

/// Whatever is told twice or not at all of an answer, it is taken once and whole, or is cut.
class AnswerReaderTest {
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private String end = "";

    private final AnswerReader reader = new AnswerReader(new AnswerSink() {
        @Override
        public boolean began(String model) {
            return true;
        }

        @Override
        public boolean thought(String text) {
            thoughts.append(text);
            return true;
        }

        @Override
        public boolean said(String text) {
            words.append(text);
            return true;
        }

        @Override
        public boolean waits(String reason, long retryAfterMillis) {
            return true;
        }

        @Override
        public boolean beat() {
            return true;
        }

        @Override
        public void ended(AnswerEnd how) {
            end += how.failure() != null ? "failed" : how.stopped() ? "stopped" : "answered";
        }

        @Override
        public void sayFarewell() {
            end += "goes, ";
        }

        @Override
        public void cut() {
            end += "cut";
        }
    });

    @Test
    void whatOverlapsIsTakenOnce() throws InterruptedException {
        assertTrue(reader.tell(Scripted.started(1)));
        assertTrue(reader.tell(Scripted.thought(0, "Well")));
        assertTrue(reader.tell(Scripted.said(0, "One, ")));
        assertTrue(reader.tell(Scripted.said(0, "One, two, ")));
        assertTrue(reader.tell(Scripted.said(5, "two")));
        assertTrue(reader.tell(Scripted.said(10, "three")));

        assertEquals("One, two, three", words.toString());
        assertEquals("Well", thoughts.toString());
    }

    @Test
    void whatWasNotHeardIsTakenFromTheMessage() throws InterruptedException {
        reader.tell(Scripted.said(0, "One, "));

        assertTrue(reader.tell(Scripted.answered("One, two", FinishReason.STOP)));
        reader.close();

        assertEquals("One, two", words.toString());
        assertEquals("answered", end);
    }

    @Test
    void anAttemptThatSaysTheSameAgainGoesOn() throws InterruptedException {
        reader.tell(Scripted.said(0, "One, two"));
        reader.tell(Scripted.started(2));

        assertTrue(reader.tell(Scripted.said(0, "One, two, three")));

        assertEquals("One, two, three", words.toString());
    }

    @Test
    void anAttemptThatSaysSomethingElseCutsTheAnswer() throws InterruptedException {
        reader.tell(Scripted.said(0, "One, two"));
        reader.tell(Scripted.started(2));

        assertFalse(reader.tell(Scripted.said(0, "Once upon")));
        reader.close();

        assertEquals("cut", end);
    }

    @Test
    void aHoleCutsTheAnswer() throws InterruptedException {
        reader.tell(Scripted.said(0, "One"));

        assertFalse(reader.tell(Scripted.said(9, "three")));
        reader.close();

        assertEquals("cut", end);
    }

    @Test
    void whatWasKeptShorterThanItWasHeardIsStillTheAnswer() throws InterruptedException {
        reader.tell(Scripted.said(0, "One, two \n"));

        assertTrue(reader.tell(Scripted.answered("One, two", FinishReason.LENGTH)));

        assertEquals("answered", end);
    }

    @Test
    void aServerThatGoesSaysSoAndCutsIt() throws InterruptedException {
        reader.tell(Scripted.said(0, "One"));

        reader.sayFarewell();
        reader.close();

        assertEquals("goes, cut", end);
    }

    @Test
    void everyEndIsToldOnce() throws InterruptedException {
        reader.tell(Scripted.stopped("half"));
        reader.close();
        reader.close();

        assertEquals("stopped", end);
        assertEquals("half", words.toString());
    }
}
