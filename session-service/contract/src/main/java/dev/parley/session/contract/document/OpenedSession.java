package dev.parley.session.contract.document;

/// `session` null: none was begun, as [OpenSession#quietMillis] says.
public record OpenedSession(DocumentSessionView session, boolean isNew) {
    public static final OpenedSession NONE = new OpenedSession(null, false);
}
