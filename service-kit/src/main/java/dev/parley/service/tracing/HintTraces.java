package dev.parley.service.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The traces of the changes that one announcement tells: `{seq}={traceparent}`, with commas between them. A hint like
/// the announcement itself: what is unfit in it, or too much, is passed over.
public final class HintTraces {
    /// More are not told of.
    private static final int MOST = 16;

    /// Digits of a `seq`.
    private static final int LONGEST_SEQ = 18;

    private static final int LONGEST = MOST * (LONGEST_SEQ + 1 + TraceParent.LENGTH + 1);

    private HintTraces() {}

    /// By `seq`; null: of nothing that is traced.
    public static @Nullable String write(Map<Long, String> traceparents) {
        var parts = new ArrayList<String>();
        traceparents.forEach((seq, traceparent) -> {
            if (parts.size() < MOST) {
                parts.add(seq + "=" + traceparent);
            }
        });
        return parts.isEmpty() ? null : String.join(",", parts);
    }

    /// By `seq`; `text` may be null.
    public static Map<Long, String> read(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Map.of();
        }
        var traceparents = new HashMap<Long, String>();
        for (var part : text.split(",", MOST + 1)) {
            var equals = part.indexOf('=');
            var seq = seq(part, equals);
            if (seq > 0 && traceparents.size() < MOST && TraceParent.read(part.substring(equals + 1)) != null) {
                traceparents.put(seq, part.substring(equals + 1));
            }
        }
        return traceparents;
    }

    /// 0: it is none.
    private static long seq(String part, int end) {
        if (end < 1 || end > LONGEST_SEQ || part.chars().limit(end).anyMatch(digit -> digit < '0' || digit > '9')) {
            return 0;
        }
        return Long.parseLong(part, 0, end, 10);
    }
}
