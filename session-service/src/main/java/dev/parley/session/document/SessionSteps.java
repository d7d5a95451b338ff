package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepOutcome;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.Batches;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the steps of many sessions in one transaction where that can be.
@ApplicationScoped
class SessionSteps {
    private static final int MAX_KEY = 64;
    /// Before the point and behind it: all of them are written out, and whoever reads a number takes 1000.
    private static final int MAX_DIGITS = 300;

    private final Batches batches;
    private final DocumentSessions sessions;
    private final DocumentConfig config;

    SessionSteps(Batches batches, DocumentSessions sessions, DocumentConfig config) {
        this.batches = batches;
        this.sessions = sessions;
        this.config = config;
    }

    List<SessionStepOutcome> take(List<SessionStep> steps) {
        return batches.takeAsService(
                steps,
                step -> step == null || step.session() == null ? "none" : step.session(),
                some -> sessions.take(some, this::check),
                SessionStepOutcome::of);
    }

    /// @throws RequestRejected if it cannot be taken whatever its session says
    private void check(@Nullable SessionStep step) {
        if (step == null || step.person() == null || step.session() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A step is of a person's session");
        }
        if (step.turn() != null && (step.outcome() != null || step.of() != null)
                || step.turn() == null && step.of() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A step is a turn, or what came of one");
        }
        if (step.turn() != null) {
            check(step.turn());
        } else if (step.outcome() != null) {
            check(step.outcome());
        }
    }

    private void check(PersonTurn turn) {
        if (turn.kind() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "What the person does is missing");
        }
        check(turn.content());
        check(turn.value());
        if (turn.key() != null && !StorableText.fits(turn.key(), MAX_KEY)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A key has at most " + MAX_KEY + " characters");
        }
    }

    private void check(@Nullable String text) {
        if (Characters.of(text) > config.maxContent()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "An answer has at most " + config.maxContent() + " characters");
        }
        if (text != null && !StorableText.storable(text)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "An answer has characters that cannot be stored");
        }
    }

    private void check(@Nullable JsonNode value) {
        if (Characters.of(value) > config.maxContent()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "An answer has at most " + config.maxContent() + " characters");
        }
        if (value != null && !isStorable(value)) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST, "An answer has characters or numbers that cannot be stored");
        }
    }

    private static boolean isStorable(JsonNode value) {
        if (value.isNumber()) {
            var number = value.decimalValue();
            return number.precision() <= MAX_DIGITS && number.scale() <= MAX_DIGITS && number.scale() >= -MAX_DIGITS;
        }
        for (var each : value.properties()) {
            if (!StorableText.storable(each.getKey())) {
                return false;
            }
        }
        for (var each : value) {
            if (!isStorable(each)) {
                return false;
            }
        }
        return !value.isTextual() || StorableText.storable(value.asText());
    }

    private void check(TurnOutcome outcome) {
        var isWhole = outcome.kind() != null
                && (outcome.document() != null) == (outcome.kind() == TurnOutcome.Kind.COMPLETED);
        if (!isWhole) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "What came of the turn is missing");
        }
        if (outcome.document() != null) {
            checkDocument(outcome.document().content());
        }
    }

    private void checkDocument(String content) {
        if (content.length() > config.maxDocument()
                || content.getBytes(StandardCharsets.UTF_8).length > config.maxDocument()) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "A document has at most " + config.maxDocument() + " bytes");
        }
        if (content.lines().limit(config.maxDocumentLines() + 1L).count() > config.maxDocumentLines()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "A document has at most " + config.maxDocumentLines() + " lines");
        }
    }
}
