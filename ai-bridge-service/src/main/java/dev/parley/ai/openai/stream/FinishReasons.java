package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.reply.FinishReason;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the words of many providers for why an answer ended.
final class FinishReasons {
    /// In this order. What none of them matches is an end nobody knows: there may have been more.
    private static final Map<Pattern, FinishReason> KINDS = new LinkedHashMap<>();

    static {
        kind(
                "filter|safety|sensitive|moderat|guardrail|block|prohibit|recitation|policy|refus|spii",
                FinishReason.CONTENT_FILTER);
        kind("error|fail|abort|cancel|time_?out|time_limit|resource|overload|malformed", FinishReason.ERROR);
        kind("length|max_|limit|context_window|incomplete|truncat|pause", FinishReason.LENGTH);
        kind("tool|function", FinishReason.TOOL);
        kind("stop|eos|end|eot|complete|done|finish|normal|success", FinishReason.STOP);
    }

    private FinishReasons() {}

    private static void kind(String words, FinishReason reason) {
        KINDS.put(Pattern.compile(words), reason);
    }

    /// Null: it has not ended, as far as this says.
    static FinishReason of(JsonNode said) {
        if (!said.isTextual()) {
            return null;
        }
        var word = said.textValue().strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("null") || word.equals("none")) {
            return null;
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(word).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FinishReason.LENGTH);
    }
}
