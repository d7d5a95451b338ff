package dev.parley.service.tracing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Spans of what is done for several at once, which end together. Not for several threads.
public final class Spans {
    private @Nullable List<Span> recording;

    public void add(Span span) {
        if (span.isRecording()) {
            if (recording == null) {
                recording = new ArrayList<>(2);
            }
            recording.add(span);
        }
    }

    public void failed(String code) {
        if (recording != null) {
            recording.forEach(span -> span.failed(code));
        }
    }

    public void end() {
        if (recording != null) {
            recording.forEach(Span::end);
        }
    }
}
