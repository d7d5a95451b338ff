package dev.parley.session.contract.message;

/// The new text of a message; with `expectedSeq`, only while that is its `changedSeq`.
public record MessageEdit(String content, Long expectedSeq) {}
