package dev.parley.gateway.rest.stream;

import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageView;
import org.jspecify.annotations.Nullable;

/// How an answer has ended. `message` is what there is of it, null where nothing was said; `failure` says why it is not
/// all of it, null where it did not fail.
public record AnswerEnd(
        @Nullable MessageView message, @Nullable Failure failure, boolean stopped) {}
