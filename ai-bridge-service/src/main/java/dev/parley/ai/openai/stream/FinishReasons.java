package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.message.FinishReason;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the words of many providers for why an answer ended: whole words, as parts of words often mean the opposite.
final class FinishReasons {
    /// What the names of an enumeration begin with.
    private static final Pattern PREFIX = Pattern.compile("^(finish|stop) reason ");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}\\p{N}]+");

    /// In this order. What none of them matches is an end nobody knows: there may have been more.
    private static final Map<Pattern, FinishReason> KINDS = new LinkedHashMap<>();

    static {
        kind(
                "(content ?)?filter(s|ed|ing)?|safety|unsafe|(in)?sensitive|moderat(ed|ion)|guardrails?|block(s|ed|list)?"
                        + "|prohibited|recitation|polic(y|ies)|violations?|refus(al|ed)|spii|toxic",
                FinishReason.CONTENT_FILTER);
        kind(
                "errors?|fail(s|ed|ure)?|abort(s|ed)?|cancel(l?ed)?|time(d)? ?(out|limit)|(in)?sufficient|resources?"
                        + "|overload(ed)?|malformed|exception|unavailable",
                FinishReason.ERROR);
        kind(
                "length|max[a-z]*|[a-z]*limit(s|ed)?|context ?window|incomplete|truncat(ed|ion)|paused?|not",
                FinishReason.LENGTH);
        kind("tools?|functions?", FinishReason.TOOL);
        kind(
                "stop(s|ped)?|eos|eot|eom|end(s|ed)?|endturn|endoftext|complete[ds]?|done|finish(ed)?|normal|natural"
                        + "|success(ful)?|succeeded|ok",
                FinishReason.STOP);
    }

    private FinishReasons() {}

    private static void kind(String words, FinishReason reason) {
        KINDS.put(Pattern.compile("\\b(" + words + ")\\b"), reason);
    }

    /// Why it ended. `known`: that was said in a word we know; `ends`: it was said to have ended.
    record Why(FinishReason reason, boolean known, boolean ends) {
        /// Of two that were told, the one to believe: that there would have been more is not taken back by an end, as
        /// some write one behind every answer.
        Why after(@Nullable Why before) {
            if (before == null || !before.known) {
                return this;
            }
            return known && (reason.truncates() || !before.reason.truncates()) ? this : before;
        }
    }

    /// Null: it has not ended, as far as this says.
    static @Nullable Why of(JsonNode said) {
        if (!said.isTextual()) {
            return null;
        }
        var words = BETWEEN_WORDS
                .matcher(said.textValue().strip())
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        var word = PREFIX.matcher(words).replaceFirst("");
        if (word.isEmpty() || word.equals("null") || word.equals("none")) {
            return null;
        }
        if (word.equals("unspecified")) {
            return new Why(FinishReason.LENGTH, false, false);
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(word).find())
                .map(kind -> new Why(kind.getValue(), true, true))
                .findFirst()
                .orElse(new Why(FinishReason.LENGTH, false, true));
    }
}
