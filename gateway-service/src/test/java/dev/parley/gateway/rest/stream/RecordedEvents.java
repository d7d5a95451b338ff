package dev.parley.gateway.rest.stream;

import java.util.ArrayList;
import java.util.List;

/// What a reader takes, kept.
public final class RecordedEvents implements Events {
    public final List<String> data = new ArrayList<>();
    /// How it went out: `done` or `cut`; null: it did not.
    public String end;

    @Override
    public boolean send(String one) {
        data.add(one);
        return true;
    }

    @Override
    public boolean beat() {
        return true;
    }

    @Override
    public void done() {
        end = "done";
    }

    @Override
    public void cut() {
        end = "cut";
    }
}
