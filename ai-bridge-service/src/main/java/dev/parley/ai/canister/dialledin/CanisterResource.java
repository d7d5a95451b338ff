package dev.parley.ai.canister.dialledin;

import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterApi;
import dev.parley.ai.contract.canister.CanisterReceipt;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes the answers of canisters that dialled in. The receipt of a whole answer waits until it is stored.
class CanisterResource implements CanisterApi {
    private static final CanisterReceipt UNKNOWN = new CanisterReceipt(null, false);

    private final DialledInCanisters canisters;
    private final DialledInConfig config;

    CanisterResource(DialledInCanisters canisters, DialledInConfig config) {
        this.canisters = canisters;
        this.config = config;
    }

    @Override
    @RunOnVirtualThread
    public CanisterReceipt answer(CanisterAnswer answer) {
        var storing = canisters.answered(answer);
        if (storing.isEmpty()) {
            return UNKNOWN;
        }
        if (answer.piece()) {
            return new CanisterReceipt(null, true);
        }
        Optional<String> stored;
        try {
            stored = storing.get().get(config.receiptTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
        return stored.map(message -> new CanisterReceipt(message, true)).orElse(UNKNOWN);
    }
}
