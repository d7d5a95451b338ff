package dev.parley.session.contract.reply;

import dev.parley.session.contract.message.FinishReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes what a provider says fit to be told, sent and stored; what is fit already stays as it is. Text becomes Unicode
/// text of bounded length (U+FFFD for a NUL and for half a surrogate pair), a number out of bounds an unknown one, and
/// metadata lose what is beyond their bound, and the keys that are ours.
public record Fit(Bounds bounds) {
    /// In metadata, told by us alone.
    private static final Set<String> OURS = Set.of("stopped", "truncated", "finish_reason", "failure");

    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 64;
    private static final int MAX_CONTENT_TYPE = 64;

    /// In characters (UTF-16 units). `metadata` is the sum of its keys, texts and numbers; `name` is for models.
    public record Bounds(int content, int reasoning, int metadata, int name, int message) {}

    public ReplyCompletion completion(ReplyCompletion told) {
        var whole = unicode(told.content() == null ? "" : told.content());
        var content = cut(whole, bounds.content());
        return ReplyCompletion.builder()
                .attempt(told.attempt())
                .content(content)
                .contentType(text(told.contentType(), MAX_CONTENT_TYPE))
                .modelUsed(text(told.modelUsed(), bounds.name()))
                .confidenceScore(confidence(told.confidenceScore()))
                .processingTimeMs(
                        told.processingTimeMs() == null || told.processingTimeMs() < 0 ? null : told.processingTimeMs())
                .tokensIn(Math.max(0, told.tokensIn()))
                .tokensOut(Math.max(0, told.tokensOut()))
                .usageEstimated(told.usageEstimated())
                .metadata(metadata(told.metadata()))
                .finishReason(
                        content.length() < whole.length() && told.finishReason() != FinishReason.STOPPED
                                ? FinishReason.LENGTH
                                : told.finishReason())
                .reasoning(text(told.reasoning(), bounds.reasoning()))
                .build();
    }

    public ReplyFailure failure(ReplyFailure told) {
        return new ReplyFailure(
                told.attempt(),
                told.code(),
                text(told.message(), bounds.message()),
                Math.max(0, told.retryAfterMillis()),
                told.heard() == null ? null : completion(told.heard()));
    }

    /// Null stays null.
    public static @Nullable String text(@Nullable String text, int most) {
        return text == null ? null : cut(unicode(text), most);
    }

    private static @Nullable Double confidence(@Nullable Double told) {
        return told != null && told >= 0 && told <= 1 ? told : null;
    }

    private @Nullable Map<String, Object> metadata(@Nullable Map<String, Object> told) {
        if (told == null) {
            return null;
        }
        var theirs = new LinkedHashMap<>(told);
        theirs.keySet().removeAll(OURS);
        return new Keeping(bounds.metadata()).object(theirs, 0);
    }

    /// Copies values while there is room.
    private static final class Keeping {
        private int room;

        Keeping(int room) {
            this.room = room;
        }

        Map<String, Object> object(Map<?, ?> told, int depth) {
            var kept = new LinkedHashMap<String, Object>();
            for (var entry : told.entrySet()) {
                var key = unicode(String.valueOf(entry.getKey()));
                if (!take(key.length())) {
                    break;
                }
                var value = value(entry.getValue(), depth + 1);
                if (value != null) {
                    kept.put(key, value);
                }
            }
            return kept;
        }

        private List<Object> list(List<?> told, int depth) {
            var kept = new ArrayList<>();
            for (var each : told) {
                if (!take(1)) {
                    break;
                }
                var value = value(each, depth + 1);
                if (value != null) {
                    kept.add(value);
                }
            }
            return kept;
        }

        /// Null where there is none that could be kept.
        private @Nullable Object value(@Nullable Object told, int depth) {
            return switch (told) {
                case Map<?, ?> object -> depth < MAX_DEPTH ? object(object, depth) : null;
                case List<?> list -> depth < MAX_DEPTH ? list(list, depth) : null;
                case Boolean flag -> flag;
                case Number number -> number(number);
                case String text -> take(text.length()) ? unicode(text) : null;
                case null, default -> null;
            };
        }

        /// A database writes out all digits of a number, and whoever reads it takes only so many.
        private @Nullable Number number(Number told) {
            var number = told instanceof BigDecimal exact && !fits(exact) ? (Number) exact.doubleValue() : told;
            return Double.isFinite(number.doubleValue())
                            && take(number.toString().length())
                    ? number
                    : null;
        }

        private static boolean fits(BigDecimal number) {
            return number.precision() <= MAX_DIGITS && number.scale() <= MAX_DIGITS && number.scale() >= -MAX_DIGITS;
        }

        private boolean take(int characters) {
            room -= characters;
            return room >= 0;
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String unicode(String text) {
        if (text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return text;
        }
        return text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
