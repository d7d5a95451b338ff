package dev.parley.ai.openai.stream;

import dev.parley.ai.provider.ProviderEvent.Failed;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells by an API's codes and words whether its trouble is that of one prompt: too long, or not allowed. Each service
/// has words of its own. What would hit any other prompt as well, a bound on requests or tokens in a time, is none of
/// it.
public final class PromptErrors {
    private static final Pattern TOO_LONG = anyOf(
            "context.?(length|window|size|limit|overflow)",
            "context the overflows",
            "(max(imum)?|model).?(context|prompt|sequence|input|model).?(length|len|tokens?|size)",
            "(context|prompt|input|inputs|request|request body|message|messages|conversation) (is |are )?too (long|large|big)",
            "too large for (the )?model",
            "request.?too.?large|payload.?too.?large|content.?too.?large",
            "string_above_max_length|tokens?_limit_reached|model token limit|max message tokens",
            "too many (input |prompt )?tokens(?!.{0,40}(wait|try again|later|per ))",
            "exceeds? the (model|available context|context)",
            "exceeds? (the )?(max|limit)[^.]{0,60}\\b(tokens|characters|length)(?!.{0,9}(per|each) )",
            "(token count.{0,60}|input tokens )exceeds?(?!.{0,60}(per|each) )",
            "exceeds? (the )?token limit(?!.{0,40}(wait|try again|later|per ))",
            "(prompt|input|decoder).{0,60}longer than",
            "max_new_tokens`? must be|must have (less|fewer) than \\d+ tokens|max_tokens must be at least 1, got -",
            "reduce the length of|range of input length");

    private static final Pattern NOT_ALLOWED = anyOf(
            "content.?(filter|policy|management)|moderat|flagged|responsible.?ai|policy.?violation|prohibited",
            "safety(?!.?(setting|identifier))",
            "content exists risk|high.?risk|data.?inspection|inappropriate",
            "sensitive.?(content|word|info)|new_sensitive|unsafe|敏感|违规",
            "violat\\w+ .{0,40}(polic|guideline|terms)|usage polic",
            "content .{0,40}(is|was) blocked|blocked.{0,20}(content|prompt)|(content|prompt).?blocked");

    /// Somebody who watches over content is away, and says nothing of this one.
    private static final Pattern AWAY = anyOf(
            "unavailable|time(d)?[ -]?out|overload|temporar|try again (later|in)|bad gateway|connection (refused|reset|error)");

    private PromptErrors() {}

    private static Pattern anyOf(String... words) {
        return Pattern.compile(String.join("|", words));
    }

    /// What becomes of the prompt; null: it is about no prompt.
    static @Nullable Failed in(String said) {
        var words = said.toLowerCase(Locale.ROOT);
        if (TOO_LONG.matcher(words).find()) {
            return tooLong();
        }
        return NOT_ALLOWED.matcher(words).find() && !AWAY.matcher(words).find() ? notAllowed() : null;
    }

    public static Failed tooLong() {
        return new Failed(ErrorCode.TOO_LARGE, "The conversation is too long for the AI", Duration.ZERO, true);
    }

    public static Failed notAllowed() {
        return new Failed(ErrorCode.FORBIDDEN, "AI service refused the message", Duration.ZERO, true);
    }
}
