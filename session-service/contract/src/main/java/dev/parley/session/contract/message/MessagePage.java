package dev.parley.session.contract.message;

import java.util.List;

/// A page of a conversation's messages, oldest first. `total` counts all its messages, `seq` is its last change, `more`
/// says whether the direction asked for goes on.
public record MessagePage(List<MessageView> messages, long total, long seq, boolean more) {}
