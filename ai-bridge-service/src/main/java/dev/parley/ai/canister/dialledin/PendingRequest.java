package dev.parley.ai.canister.dialledin;

import dev.parley.ai.canister.ChunkOrder;
import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.message.FinishReason;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One message a dialled-in canister was asked to answer. Its answers may come by several HTTP calls at once, so what
/// it tells is told under its own lock.
final class PendingRequest {
    private final Consumer<ProviderEvent> listener;
    private final CompletableFuture<Optional<String>> stored = new CompletableFuture<>();
    private final ChunkOrder chunks = new ChunkOrder();
    private boolean visible;
    private boolean over;

    PendingRequest(Consumer<ProviderEvent> listener) {
        this.listener = listener;
    }

    CompletableFuture<Optional<String>> stored() {
        return stored;
    }

    synchronized void piece(CanisterAnswer answer) {
        if (over) {
            return;
        }
        if (answer.delta() == null) {
            chunks.takeUnreadable();
        } else if (answer.delta().isEmpty()) {
            chunks.takeSilent(answer.index());
        } else if (chunks.take(answer.index())) {
            visible |= !answer.delta().isBlank();
            listener.accept(new ProviderEvent.Delta(answer.delta()));
        }
    }

    synchronized void answered(CanisterAnswer answer) {
        var text = answer.content();
        if (text == null || text.isBlank()) {
            if (!visible || !chunks.whole()) {
                end(ProviderEvent.Failed.invalid());
                return;
            }
            // What it has said before is all of it.
            text = null;
        } else if (!chunks.any()) {
            listener.accept(new ProviderEvent.Delta(text));
        }
        end(new ProviderEvent.Finished(
                text,
                answer.contentType(),
                answer.modelUsed(),
                answer.confidenceScore(),
                answer.processingTimeMs(),
                null,
                null,
                null,
                FinishReason.STOP));
    }

    synchronized void lost() {
        end(ProviderEvent.Failed.linkLost());
    }

    private void end(ProviderEvent last) {
        over = true;
        listener.accept(last);
    }

    Answering answering(Runnable forget) {
        return new Answering() {
            @Override
            public void cancel() {
                forget.run();
                stored.complete(Optional.empty());
            }

            @Override
            public void settled(@Nullable UUID storedAs) {
                stored.complete(Optional.ofNullable(storedAs).map(UUID::toString));
            }
        };
    }
}
