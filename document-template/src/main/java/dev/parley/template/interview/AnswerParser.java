package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.answer.Amounts;
import dev.parley.template.answer.Blank;
import dev.parley.template.answer.Choices;
import dev.parley.template.answer.Dates;
import dev.parley.template.answer.Emails;
import dev.parley.template.answer.Numbers;
import dev.parley.template.answer.ParseResult;
import dev.parley.template.answer.SkipDetector;
import dev.parley.template.answer.YesNo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an answer is worth: people's words, or a value a client has typed already, become the stored value of the
/// question's type (see [dev.parley.template.QuestionType]) or a reason why not.
public final class AnswerParser {
    /// What comes of an answer.
    public sealed interface Verdict {}

    /// `value` is as it is stored; JSON null: left out.
    public record Good(JsonNode value) implements Verdict {}

    /// `reason` is a sentence for who answered.
    public record Bad(String reason) implements Verdict {}

    static final int MAX_WORDS = 10_000;
    static final String TOO_LONG = "That is too long; please stay below " + MAX_WORDS + " characters.";

    private AnswerParser() {}

    /// Understands words: first as what the question asks for, and only then as a wish to leave it out. `today` is the
    /// day on which they are said.
    public static Verdict read(Question question, String words, Answers answers, LocalDate today) {
        if (words.codePointCount(0, words.length()) > MAX_WORDS) {
            return new Bad(TOO_LONG);
        }
        if (Blank.is(words) || isText(question) && leavesOut(question, words)) {
            return leaveOut(question, answers, today);
        }
        var meant = understood(question, words, today);
        if (meant instanceof Good(var value)) {
            return Rules.check(question, value, answers, today);
        }
        return leavesOut(question, words) ? leaveOut(question, answers, today) : meant;
    }

    private static Verdict understood(Question question, String words, LocalDate today) {
        var known = Asked.words(question);
        return switch (question.type()) {
            case TEXT, LONG_TEXT ->
                SkipDetector.nothing(words) && question.defaultValue() != null
                        ? new Bad("Please give an answer, or say “skip” for: "
                                + AnswerFormatter.of(question, question.defaultValue()) + ".")
                        : new Good(text(question, words));
            case NUMBER -> good(Numbers.read(words, known), AnswerParser::number);
            case MONEY -> good(Amounts.read(words, question.currency(), known), TypedValues::money);
            case DATE -> good(Dates.read(words, today, known), date -> TextNode.valueOf(date.toString()));
            case YES_NO -> good(YesNo.read(words, Asked.counted(question), known), BooleanNode::valueOf);
            case CHOICE ->
                good(Choices.one(words, question.choices(), known), choice -> TextNode.valueOf(choice.value()));
            case MULTIPLE_CHOICE -> good(Choices.several(words, question.choices(), known), TypedValues::several);
            case EMAIL -> good(Emails.read(words), TextNode::valueOf);
            case GROUPS -> new Bad("Please answer one after the other.");
        };
    }

    static boolean isText(Question question) {
        return question.type() == QuestionType.TEXT || question.type() == QuestionType.LONG_TEXT;
    }

    static TextNode text(Question question, String words) {
        var text = Blank.strip(words);
        return TextNode.valueOf(question.type() == QuestionType.TEXT ? text.replaceAll("\\s+", " ") : text);
    }

    /// That there is nothing to answer leaves a question out, but does not choose what somebody else would answer.
    private static boolean leavesOut(Question question, String words) {
        if (question.defaultValue() != null) {
            return SkipDetector.wished(words);
        }
        return !question.required() && SkipDetector.read(words);
    }

    private static Verdict leaveOut(Question question, Answers answers, @Nullable LocalDate today) {
        if (question.defaultValue() != null) {
            return Rules.check(question, question.defaultValue(), answers, today);
        }
        return question.required() ? new Bad("An answer is needed here.") : new Good(NullNode.instance);
    }

    private static <T> Verdict good(ParseResult<T> parseResult, Function<T, JsonNode> stored) {
        return switch (parseResult) {
            case ParseResult.Meant<T>(var value) -> new Good(stored.apply(value));
            case ParseResult.Unclear<T>(var reason) -> new Bad(reason);
        };
    }

    /// Checks a typed value; words do as well where the type is no text. `today` null: rules about dates are not
    /// looked at.
    public static Verdict check(
            Question question, @Nullable JsonNode value, Answers answers, @Nullable LocalDate today) {
        if (value == null || value.isNull()) {
            return leaveOut(question, answers, today);
        }
        return switch (TypedValues.of(question, value)) {
            case Good(var typed) -> Rules.check(question, typed, answers, today);
            case Bad _
            when value.isTextual() && !isText(question) && today != null ->
                read(question, value.asText(), answers, today);
            case Bad bad -> bad;
        };
    }

    private static JsonNode number(BigDecimal number) {
        return Answers.plain(DecimalNode.valueOf(number));
    }
}
