package dev.parley.gateway.rest.stream;

import dev.parley.gateway.ai.AiHealth;
import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.RestConfig;
import dev.parley.service.log.Sparing;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Tells a reply to somebody who follows it over HTTP. Each stream has a virtual thread of its own, which
/// waits: for the next event, and for the reader to take it.
@ApplicationScoped
public class ReplyStreams {
    private final Conversations conversations;
    private final Replies replies;
    private final ConversationChannels conversationChannels;
    private final AiHealth ai;
    private final RestConfig config;
    private final ExecutorService threads;
    private final Map<UUID, Integer> following = new ConcurrentHashMap<>();
    private final Set<ReplySubscription> listening = ConcurrentHashMap.newKeySet();
    private final Sparing bugs = new Sparing();
    private volatile boolean draining;

    ReplyStreams(
            Conversations conversations,
            Replies replies,
            ConversationChannels conversationChannels,
            AiHealth ai,
            RestConfig config,
            @VirtualThreads ExecutorService threads) {
        this.threads = threads;
        this.conversations = conversations;
        this.replies = replies;
        this.conversationChannels = conversationChannels;
        this.ai = ai;
        this.config = config;
    }

    /// SIGTERM: who follows a reply is told to follow it elsewhere, and keeps the process no longer.
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
        listening.forEach(ReplySubscription::wake);
    }

    /// Begins to tell it, and returns: what answers a request of events has to have returned before they end.
    ///
    /// @throws RequestRejected where there are too many already
    public void tell(Caller.Member caller, ReplyView reply, ReplyReader reader) throws InterruptedException {
        var person = caller.person().id();
        if (following.merge(person, 1, Integer::sum) > config.maxStreams()) {
            leave(person);
            throw new RequestRejected(
                    ErrorCode.RATE_LIMITED, "One may follow " + config.maxStreams() + " replies at a time at most");
        }
        if (reader.beat()) {
            threads.execute(() -> tellAll(caller, reply, reader));
        } else {
            leave(person);
        }
    }

    private void tellAll(Caller.Member caller, ReplyView reply, ReplyReader reader) {
        var person = caller.person().id();
        var ear = new ReplySubscription(person, reply.replyId(), config.maxStreamEvents());
        listening.add(ear);
        try (reader) {
            conversations.open(
                    caller, new Command.OpenConversation(reply.conversationId(), null, 0), ear, opening(ear));
            follow(caller, reply, ear, reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RequestRejected e) {
            Log.debugf("reply no longer told reply=%s code=%s", reply.replyId(), e.code());
        } catch (RuntimeException bug) {
            bugs.turn()
                    .ifPresent(leftOut -> Log.errorf(bug, "A reply is told no longer by a bug left_out=%d", leftOut));
        } finally {
            listening.remove(ear);
            conversationChannels.leaveAll(ear);
            leave(person);
        }
    }

    private void leave(UUID person) {
        following.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
    }

    private static Conversations.Opening opening(ReplySubscription ear) {
        return new Conversations.Opening() {
            @Override
            public void opened(Answer answer) {
                // What is heard from here on is heard anyway.
            }

            @Override
            public void unavailable() {
                ear.lose();
            }
        };
    }

    private void follow(Caller caller, ReplyView reply, ReplySubscription ear, ReplyReader reader)
            throws InterruptedException {
        var story = new ReplyProgress();
        var until = System.nanoTime() + config.streamFor().toNanos();
        var isSilent = true;
        // It may have ended just before we listened; and later, a hint may be lost, or the right to see it.
        var end = end(caller, replies.get(caller, reply.replyId()));
        while (end == null && System.nanoTime() < until && !ear.lost()) {
            var event = draining ? null : ear.next(isSilent ? untilFirstBeat() : config.streamHeartbeat());
            if (draining) {
                reader.sayFarewell();
                return;
            }
            if (event == null) {
                if (!reader.beat()) {
                    return;
                }
                var now = replies.get(caller, reply.replyId());
                end = end(caller, now);
                if (isSilent && !tellIfAway(now, reader)) {
                    return;
                }
                isSilent = false;
            } else if (event instanceof Event.Durable(var _, var change)) {
                if (ear.ceases(change)) {
                    return;
                }
                end = change;
            } else if (reader.tell(event)) {
                isSilent = false;
                story.told(event);
            } else {
                return;
            }
        }
        if (end != null) {
            for (var event : story.ending(reply, end)) {
                if (!reader.tell(event)) {
                    return;
                }
            }
        }
    }

    private Duration untilFirstBeat() {
        return config.awayAfter().compareTo(config.streamHeartbeat()) < 0
                ? config.awayAfter()
                : config.streamHeartbeat();
    }

    /// That the AI is away may have been said before we listened, or by another gateway.
    private boolean tellIfAway(ReplyView reply, ReplyReader reader) throws InterruptedException {
        if (reply.status() != ReplyStatus.PENDING) {
            return true;
        }
        var status = ai.status();
        return status.connected()
                || reader.tell(new Event.Ephemeral(
                        reply.conversationId(),
                        new Ephemeral.ReplyWaiting(
                                reply.replyId(), reply.messageId(), status.reason(), status.retryAfterMillis())));
    }

    /// Null while it has not ended.
    private @Nullable Change end(Caller caller, ReplyView reply) {
        return switch (reply.status()) {
            case PENDING, STREAMING -> null;
            case COMPLETED, FAILED, STOPPED -> replies.end(caller, reply).orElse(null);
        };
    }
}
