package dev.parley.soak.model;

import dev.parley.soak.client.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers of the AI as one connection hears them being written. Words are hints and may be lost; what was
/// heard must be part of what was stored.
final class Assembly {
    /// Some words and where they stand.
    private record Delta(int offset, String text) {}

    private final Map<String, List<Delta>> replies = new HashMap<>();

    /// What is being written goes on elsewhere.
    void forgets() {
        replies.clear();
    }

    void begins(Frame started) {
        replies.put(started.text("reply_id"), new ArrayList<>());
    }

    void takes(Frame delta) {
        replies.computeIfAbsent(delta.text("reply_id"), _ -> new ArrayList<>())
                .add(new Delta((int) delta.number("offset"), delta.text("text")));
    }

    /// What of the heard is not in the stored answer; empty where all is.
    String contradiction(Frame completed) {
        var deltas = replies.remove(completed.text("reply_id"));
        var content = completed.json().path("message").path("content").asText("");
        if (deltas != null && completed.has("message")) {
            for (var delta : deltas) {
                if (!content.startsWith(delta.text, delta.offset)) {
                    return "\"" + delta.text + "\" at " + delta.offset + " is not in \"" + content + "\"";
                }
            }
        }
        return "";
    }
}
