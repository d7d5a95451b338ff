package dev.parley.session.contract.message;

import org.jspecify.annotations.Nullable;

/// The new text of a message; with `expectedSeq`, only while that is its `changedSeq`.
public record MessageEdit(String content, @Nullable Long expectedSeq) {}
