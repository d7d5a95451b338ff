package dev.parley.session.contract.document;

public record OpenedSession(DocumentSessionView session, boolean isNew) {}
