package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TurnOutcome;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/// A document session: its turns one after the other.
///
/// ```
/// settled ──the person's turn──▶ pending ──what came of it──▶ settled, or completed
///    └─────── 24 h of nothing ──────┴──▶ expired
/// ```
///
/// A completed one takes turns again where its answers are revised. It stays completed, with its document, until
/// another version of that is made.
///
/// What its columns of JSON hold is replaced and never changed, so that Hibernate need not copy it to see a change.
@Entity
@Table(name = "document_session")
class DocumentSession {
    @Id
    UUID id;

    @Column(name = "user_id", updatable = false)
    UUID userId;

    /// Null, with its version, until a template is known.
    @Column(name = "template_id")
    @Nullable
    String templateId;

    @Column(name = "template_version")
    @Nullable
    Integer templateVersion;

    String status;

    @Column(updatable = false)
    boolean review;

    int turn;

    /// All that was said; a turn has no need of it, and does not read it.
    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(insertable = false, updatable = false)
    List<HistoryEntry> history;

    /// What is said in this transaction: it goes to the end of the history, in the database.
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(name = "history", insertable = false)
    @ColumnTransformer(read = "cast('[]' as jsonb)", write = "history || cast(? as jsonb)")
    List<HistoryEntry> said;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    JsonNode answers;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<String> keys;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Nullable
    PersonTurn pending;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Nullable
    TurnOutcome outcome;

    /// The interviewer could make nothing of the pending turn: its words may be said again, or others in their place.
    @Column(name = "given_up")
    boolean givenUp;

    /// The connection that speaks, where only one may.
    @Nullable
    UUID holder;

    @Column(name = "document_id")
    @Nullable
    String documentId;

    /// Of the document there is, or will be.
    @Column(name = "document_version")
    int documentVersion = 1;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected DocumentSession() {}

    /// `template` null: none is known yet, and nothing is pending until somebody says something.
    DocumentSession(OpenSession open, UUID userId, @Nullable DocumentTemplate template, JsonNode answers, Instant now) {
        this.id = open.newId();
        this.userId = userId;
        this.status = SessionStatus.ACTIVE.wire();
        this.review = open.review();
        this.history = List.of();
        this.said = List.of();
        this.answers = answers;
        this.keys = List.of();
        this.holder = open.holder();
        this.createdAt = now;
        this.updatedAt = now;
        if (template != null) {
            this.templateId = template.id;
            this.templateVersion = template.version;
            this.turn = 1;
            this.pending = new PersonTurn(PersonTurn.Kind.BEGIN, null, null, null, null, null);
        }
    }

    boolean isActive() {
        return status.equals(SessionStatus.ACTIVE.wire());
    }

    /// Whether it takes turns of this kind: a completed one those that revise it, by clients that know what is asked.
    boolean takes(PersonTurn next) {
        return isActive()
                || isCompleted()
                        && next.holder() == null
                        && (next.kind() == PersonTurn.Kind.REVISE || asked() != null && next.question() != null);
    }

    private @Nullable AskedQuestion asked() {
        return outcome == null ? null : outcome.question();
    }

    private boolean isCompleted() {
        return status.equals(SessionStatus.COMPLETED.wire());
    }

    void heldBy(UUID connection, Instant now) {
        holder = connection;
        updatedAt = now;
    }

    boolean knows(@Nullable String key) {
        return key != null && keys.contains(key);
    }

    /// Who repeats a turn by another key may repeat it by that one too.
    void knowsAlso(@Nullable String key) {
        if (key != null) {
            keys = with(keys, key);
        }
    }

    /// Whether somebody's words wait for what comes of them, so that no others may take their place. Where nothing has
    /// come of them for so long, whoever worked on them is gone.
    boolean isBusy(Instant idleSince) {
        return pending != null && pending.kind() != PersonTurn.Kind.BEGIN && !givenUp && updatedAt.isAfter(idleSince);
    }

    /// Whether it answers what is being asked (a whole list of groups is named by the list), or revises what has been.
    boolean mayBeAbout(PersonTurn next) {
        if (next.kind() == PersonTurn.Kind.REVISE) {
            return answers.has(next.question())
                    || outcome != null && outcome.answeredQuestionIds().contains(next.question());
        }
        var asked = asked();
        return asked != null
                && (asked.id().equals(next.question()) || asked.id().startsWith(next.question() + "."));
    }

    /// How many characters the answers would have then.
    int answersWith(PersonTurn next) {
        return Characters.of(answers) + Characters.of(next.content());
    }

    void take(PersonTurn next, Instant now) {
        turn++;
        pending = next;
        givenUp = false;
        if (next.key() != null) {
            keys = with(keys, next.key());
        }
        if (next.content() != null) {
            said = with(said, new HistoryEntry(HistoryEntry.USER, next.content(), now));
        }
        updatedAt = now;
    }

    void settle(TurnOutcome came, Instant now) {
        turn++;
        pending = null;
        givenUp = false;
        outcome = new TurnOutcome(
                came.kind(),
                came.said(),
                came.question(),
                null,
                came.answeredQuestionIds(),
                came.total(),
                came.attempts(),
                came.templateId(),
                came.templateVersion(),
                null);
        if (came.answers() != null) {
            answers = came.answers();
        }
        if (came.templateId() != null && templateId == null) {
            templateId = came.templateId();
            templateVersion = came.templateVersion();
        }
        if (came.said() != null) {
            said = with(said, new HistoryEntry(HistoryEntry.AI, came.said(), now));
        }
        updatedAt = now;
    }

    /// Nothing was said that would be lost with a wish to revise; other words wait to be said again.
    void giveUp() {
        if (pending != null && pending.kind() == PersonTurn.Kind.REVISE) {
            pending = null;
        } else {
            givenUp = true;
        }
    }

    void complete(String document) {
        if (isCompleted()) {
            documentVersion++;
        }
        status = SessionStatus.COMPLETED.wire();
        documentId = document;
    }

    private static <T> List<T> with(List<T> list, T next) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list);
        longer.add(next);
        return longer;
    }

    /// With all that was said before this transaction.
    DocumentSessionView whole() {
        return view(history);
    }

    /// Without its history.
    DocumentSessionView view() {
        return view(null);
    }

    private DocumentSessionView view(@Nullable List<HistoryEntry> saidSoFar) {
        return DocumentSessionView.builder()
                .id(id)
                .userId(userId)
                .templateId(templateId)
                .templateVersion(templateVersion)
                .status(SessionStatus.of(status))
                .review(review)
                .turn(turn)
                .history(saidSoFar)
                .answers(answers)
                .pending(pending)
                .outcome(outcome)
                .documentId(documentId)
                .documentVersion(documentId == null ? null : documentVersion)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .build();
    }
}
