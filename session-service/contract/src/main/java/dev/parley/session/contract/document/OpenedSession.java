package dev.parley.session.contract.document;

import org.jspecify.annotations.Nullable;

/// `session` null: none was begun, as [OpenSession#quietMillis] says.
public record OpenedSession(@Nullable DocumentSessionView session, boolean isNew) {
    public static final OpenedSession NONE = new OpenedSession(null, false);
}
