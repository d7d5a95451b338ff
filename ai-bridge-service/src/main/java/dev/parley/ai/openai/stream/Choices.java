package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the choices in a stream are the answer: those of the first index that says anything. A server that was
/// asked for several answers weaves them into each other, and the others are none of this one. But some count their
/// chunks by that field: what has another index is kept until the first comes back, which says that there are several,
/// or until nothing more comes, which says that there is but one.
final class Choices {
    private final int maxKept;
    private final List<JsonNode> kept = new ArrayList<>();
    /// Of the answer; null until one says anything.
    private @Nullable Integer index;
    private boolean several;
    private int size;

    /// `maxKept`: characters of the choices that are kept.
    Choices(int maxKept) {
        this.maxKept = maxKept;
    }

    /// A missing node where there is none.
    JsonNode ofAnswer(JsonNode choices) {
        several |= choices.size() > 1;
        for (var choice : choices) {
            if (index(choice) == (index == null ? 0 : index)) {
                return answer(choice);
            }
        }
        if (choices.isEmpty()) {
            return MissingNode.getInstance();
        }
        return index == null ? answer(choices.path(0)) : other(choices.path(0));
    }

    private JsonNode answer(JsonNode choice) {
        if (index == null && saysAnything(choice)) {
            index = index(choice);
        }
        several |= !kept.isEmpty();
        kept.clear();
        return choice;
    }

    private JsonNode other(JsonNode choice) {
        size += choice.toString().length();
        if (!several && size <= maxKept) {
            kept.add(choice);
        }
        return MissingNode.getInstance();
    }

    /// Those kept that are of the answer after all; nothing more comes.
    List<JsonNode> rest() {
        var rest = several ? List.<JsonNode>of() : List.copyOf(kept);
        kept.clear();
        return rest;
    }

    private static int index(JsonNode choice) {
        return choice.path("index").asInt(0);
    }

    /// A role alone is nothing yet.
    private static boolean saysAnything(JsonNode choice) {
        return !Words.of(choice.path("delta")).isEmpty()
                || choice.path("message").isObject()
                || !Words.of(choice).isEmpty()
                || FinishReasons.of(choice.path("finish_reason")) != null;
    }
}
