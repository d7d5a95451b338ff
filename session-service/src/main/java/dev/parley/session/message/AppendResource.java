package dev.parley.session.message;

import dev.parley.service.tracing.Tracing;
import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Batches;
import dev.parley.token.ServiceToken;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes a batch of people's messages: one transaction where that can be, one answer, then the announcements.
@RolesAllowed(ServiceToken.SERVICE)
class AppendResource implements AppendApi {
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final ActorTransactions actorTransactions;
    private final Batches batches;
    private final AppendTransaction transaction;
    private final AppendConfig config;
    private final Announcer announcer;
    private final Tracing tracing;
    private final DistributionSummary sizes;

    AppendResource(
            ActorTransactions actorTransactions,
            Batches batches,
            AppendTransaction transaction,
            AppendConfig config,
            Announcer announcer,
            Tracing tracing,
            MeterRegistry metrics) {
        this.actorTransactions = actorTransactions;
        this.batches = batches;
        this.transaction = transaction;
        this.config = config;
        this.announcer = announcer;
        this.tracing = tracing;
        this.sizes = DistributionSummary.builder("parley.append.batch.messages")
                .description("People's messages stored, by batch")
                .baseUnit("messages")
                .register(metrics);
    }

    @Override
    public AppendResult append(@Nullable AppendBatch batch) {
        if (batch == null || batch.items() == null || batch.items().size() > AppendBatch.MAX_ITEMS) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A batch has " + AppendBatch.MAX_ITEMS + " items at most");
        }
        if (batch.origin() != null && !ORIGIN.matcher(batch.origin()).matches()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "An origin has at most 64 letters, digits and hyphens");
        }
        var traces = AppendTraces.begin(tracing, batch);
        try {
            return append(batch, traces);
        } finally {
            traces.end();
        }
    }

    private AppendResult append(AppendBatch batch, AppendTraces traces) {
        var candidates = BatchItems.of(batch.items(), config);
        if (candidates.unique().isEmpty()) {
            return new AppendResult(candidates.outcomes(BatchResult.NOTHING));
        }
        var appended = BatchResult.of(batches.takeByOneStatement(
                candidates.unique(),
                candidate -> candidate.message().conversationId(),
                (some, opening) -> transaction.append(some, opening).fates(),
                refused -> new BatchResult.Fate.Refused(refused.code(), null)));
        announce(appended.messages(), batch.origin(), traces);
        if (!appended.found().isEmpty()) {
            actorTransactions.asServiceAtOneMoment(() -> {
                transaction.readFound(appended, candidates.unique());
                return appended;
            });
        }
        sizes.record(appended.messages().size());
        return new AppendResult(candidates.outcomes(appended));
    }

    private void announce(List<PersonMessage> messages, @Nullable String origin, AppendTraces traces) {
        var byConversation = LinkedHashMap.<UUID, List<Change>>newLinkedHashMap(messages.size());
        for (var message : messages) {
            byConversation
                    .computeIfAbsent(message.message().conversationId(), none -> new ArrayList<>(1))
                    .add(new Change.MessageSent(message.seq(), message.view(), null));
        }
        byConversation.forEach(
                (conversation, next) -> announcer.announce(conversation, next, origin, traces.announced(next)));
    }
}
