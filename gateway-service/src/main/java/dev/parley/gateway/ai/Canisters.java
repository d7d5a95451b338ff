package dev.parley.gateway.ai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.service.metrics.Label;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The AI canisters that have dialled in on this gateway: announced to the bridges, which send them requests over Redis
/// and get the answers by REST.
@ApplicationScoped
public class Canisters {
    private static final Label<OpenQuestions.Verdict> REASON =
            Label.of("reason", OpenQuestions.Verdict.class).without(OpenQuestions.Verdict.FITS);

    private final AiConfig config;
    private final AiBridge bridge;
    private final RedisSubscriber subscriber;
    private final RedisPublisher publisher;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Map<String, Attached> byChannel = new ConcurrentHashMap<>();
    private final Function<OpenQuestions.Verdict, Counter> dropped;

    /// A canister and the socket it hangs on.
    public final class Attached {
        private final String canisterId;
        private final String channel = "canister:" + UUID.randomUUID();
        private final Consumer<String> socket;
        private final OpenQuestions questions = new OpenQuestions(config.maxCanisterRequests());
        private final long timer;

        private Attached(String canisterId, Consumer<String> socket) {
            this.canisterId = canisterId;
            this.socket = socket;
            this.timer = vertx.setPeriodic(config.canisterHello().toMillis(), _ -> announce(false));
        }

        private void announce(boolean gone) {
            publisher.publish(CanisterHello.CHANNEL, text(new CanisterHello(canisterId, channel, gone)));
        }

        /// The socket is closed.
        public void detach() {
            vertx.cancelTimer(timer);
            byChannel.remove(channel);
            subscriber.ignore(channel);
            announce(true);
            Log.infof("canister gone canister=%s", canisterId);
        }

        /// Blocks.
        public Answer.CanisterReceipt answered(Command.CanisterAnswered answer) {
            var messageId = answer.messageId() == null ? "" : answer.messageId();
            var match = questions.match(answer);
            var question = match.question();
            if (question == null) {
                dropped.apply(match.verdict()).increment();
                return new Answer.CanisterReceipt(messageId, answer.threadId(), null, false);
            }
            var receipt = bridge.askedBy(question.answerTo())
                    .call(
                            null,
                            api -> api.answer(CanisterAnswer.builder()
                                    .canisterId(canisterId)
                                    .messageId(messageId)
                                    .content(answer.content())
                                    .contentType(answer.contentType())
                                    .processingTimeMs(answer.info().processingTimeMs())
                                    .confidenceScore(answer.info().confidenceScore())
                                    .modelUsed(answer.info().modelUsed())
                                    .piece(answer.piece())
                                    .index(answer.index())
                                    .delta(answer.delta())
                                    .build()));
            return new Answer.CanisterReceipt(messageId, answer.threadId(), receipt.responseId(), receipt.delivered());
        }
    }

    Canisters(
            AiConfig config,
            AiBridge bridge,
            RedisSubscriber subscriber,
            RedisPublisher publisher,
            Vertx vertx,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.config = config;
        this.bridge = bridge;
        this.subscriber = subscriber;
        this.publisher = publisher;
        this.vertx = vertx;
        this.json = json;
        this.dropped = REASON.each(reason -> Counter.builder("parley.canister.answers.dropped")
                .description("What canisters that dialled in said of something they were not asked")
                .tags(reason)
                .register(metrics));
        subscriber.onMessage(byChannel::containsKey, this::requested);
    }

    /// @return empty when the key is not ours
    public Optional<Attached> attach(Command.AttachCanister command, Consumer<String> socket) {
        if (command.serviceKey() == null || !isOurs(command.serviceKey())) {
            return Optional.empty();
        }
        var canisterId = command.canisterId() == null ? "canister" : command.canisterId();
        var attached = new Attached(canisterId, socket);
        byChannel.put(attached.channel, attached);
        subscriber.listen(attached.channel);
        attached.announce(false);
        Log.infof("canister attached canister=%s", canisterId);
        return Optional.of(attached);
    }

    private boolean isOurs(String shown) {
        var accepted = config.serviceKey().isPresent() ? config.acceptedServiceKey() : Optional.<String>empty();
        return Stream.of(config.serviceKey(), accepted)
                .flatMap(Optional::stream)
                .filter(key -> !key.isBlank())
                .anyMatch(key -> MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8)));
    }

    private void requested(String channel, String text) {
        var attached = byChannel.get(channel);
        if (attached == null) {
            return;
        }
        try {
            var request = json.readValue(text, CanisterRequest.class);
            var frame = json.readTree(request.frame());
            attached.questions.asked(
                    request.messageId(),
                    new OpenQuestions.Question(
                            request.answerTo(),
                            frame.path("thread_id").asText(),
                            frame.path("user_id").textValue()));
            attached.socket.accept(request.frame());
        } catch (JsonProcessingException e) {
            Log.warnf("canister request unread canister=%s", attached.canisterId);
        }
    }

    private String text(CanisterHello hello) {
        try {
            return json.writeValueAsString(hello);
        } catch (JsonProcessingException e) {
            throw new RequestRejected(ErrorCode.INTERNAL, "A canister could not be announced");
        }
    }
}
