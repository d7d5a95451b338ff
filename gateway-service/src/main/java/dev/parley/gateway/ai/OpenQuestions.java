package dev.parley.gateway.ai;

import dev.parley.gateway.protocol.Command;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one canister was asked and has not answered: no more than so many, the oldest are forgotten first. (A bridge
/// gives up waiting long before.)
final class OpenQuestions {
    /// Asked by the bridge at `answerTo`. `user` null: not said.
    record Question(
            String answerTo, String thread, @Nullable String user) {}

    /// What an answer is to what was asked.
    enum Verdict {
        FITS,
        UNKNOWN_MESSAGE,
        OTHER_THREAD,
        OTHER_USER
    }

    /// `question` is what was asked, null unless it fits.
    record Match(Verdict verdict, @Nullable Question question) {}

    private final Map<String, Question> byMessage;

    OpenQuestions(int max) {
        byMessage = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Question> eldest) {
                return size() > max;
            }
        };
    }

    synchronized void asked(String message, Question question) {
        byMessage.put(id(message), question);
    }

    /// A whole answer is the last to its question; one to something else leaves the question open. It has to say which
    /// thread it is of, which a piece may leave out; whose it is, both may.
    synchronized Match match(Command.CanisterAnswered answer) {
        var question = byMessage.get(id(answer.messageId()));
        if (question == null) {
            return new Match(Verdict.UNKNOWN_MESSAGE, null);
        }
        if (!(answer.piece() && answer.threadId() == null) && !question.thread.equalsIgnoreCase(answer.threadId())) {
            return new Match(Verdict.OTHER_THREAD, null);
        }
        if (question.user != null && answer.userId() != null && !question.user.equals(answer.userId())) {
            return new Match(Verdict.OTHER_USER, null);
        }
        if (!answer.piece()) {
            byMessage.remove(id(answer.messageId()));
        }
        return new Match(Verdict.FITS, question);
    }

    private static String id(@Nullable String message) {
        return message == null ? "" : message.strip().toLowerCase(Locale.ROOT);
    }
}
