package dev.parley.gateway.connection;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.conversation.Locating;
import dev.parley.gateway.delivery.Deliveries;
import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.document.TakeOvers;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.messaging.MessageSender;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.people.Blocking;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.topic.Topics;
import dev.parley.gateway.typing.Typing;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The one switch from commands to what carries them out.
@ApplicationScoped
class Dispatcher {
    private static final int FIRST_PAGE = 50;

    private final SignIns signIns;
    private final ConnectionRegistrar connectionRegistrar;
    private final Conversations conversations;
    private final Locating locating;
    private final Messages messages;
    private final MessageSender messageSender;
    private final Replies replies;
    private final Typing typing;
    private final ConversationChannels conversationChannels;
    private final Canisters canisters;
    private final Topics topics;
    private final ContactDirectory contactDirectory;
    private final Deliveries deliveries;
    private final DocumentSessionFlow documentSessionFlow;
    private final TakeOvers takeOvers;
    private final Blocking blocking;
    private final Counted counted;

    Dispatcher(
            SignIns signIns,
            ConnectionRegistrar connectionRegistrar,
            Conversations conversations,
            Locating locating,
            Messages messages,
            MessageSender messageSender,
            Replies replies,
            Typing typing,
            ConversationChannels conversationChannels,
            Canisters canisters,
            Topics topics,
            ContactDirectory contactDirectory,
            Deliveries deliveries,
            DocumentSessionFlow documentSessionFlow,
            TakeOvers takeOvers,
            Blocking blocking,
            Counted counted) {
        this.counted = counted;
        this.blocking = blocking;
        this.signIns = signIns;
        this.connectionRegistrar = connectionRegistrar;
        this.conversations = conversations;
        this.locating = locating;
        this.messages = messages;
        this.messageSender = messageSender;
        this.replies = replies;
        this.typing = typing;
        this.conversationChannels = conversationChannels;
        this.canisters = canisters;
        this.topics = topics;
        this.contactDirectory = contactDirectory;
        this.deliveries = deliveries;
        this.documentSessionFlow = documentSessionFlow;
        this.takeOvers = takeOvers;
    }

    /// Takes a command up for a connection, on its event loop, and sees to it that it is answered or refused.
    void carryOut(Connection connection, Object to, Command command) {
        var caller = connection.caller();
        if (connection.isOnProbation() && !Standing.saysWhoItIs(command, connection.presentedToken())) {
            connection.close(CloseReason.FLOOD);
            return;
        }
        switch (command) {
            case Command.Ping _ -> connection.answer(to, new Answer.Pong());
            case Command.Authenticate authenticate -> authenticate(connection, to, authenticate);
            case Command.Connect connect -> connect(connection, to, connect);
            case Command.Enter enter -> enter(connection, to, enter.places());
            case Command.RefreshToken refresh -> refresh(connection, to, refresh);
            case Command.ListConversations list -> connection.block(to, () -> conversations.list(reader(caller), list));
            case Command.CreateConversation create ->
                counted(connection, to, create, () -> conversations.create(caller, create));
            case Command.OpenConversation open -> open(connection, to, open);
            case Command.LeaveConversation leave ->
                connection.block(to, () -> conversations.leave(caller, leave, connection));
            case Command.ChangeConversation change ->
                counted(connection, to, change, () -> conversations.change(caller, change));
            case Command.DeleteConversation delete -> connection.block(to, () -> conversations.delete(caller, delete));
            case Command.AddParticipant add -> counted(connection, to, add, () -> conversations.add(caller, add));
            case Command.RemoveParticipant remove ->
                counted(connection, to, remove, () -> conversations.remove(caller, remove));
            case Command.ReadHistory read -> connection.block(to, () -> conversations.history(reader(caller), read));
            case Command.Search search -> connection.block(to, () -> messages.search(caller, search));
            case Command.SendMessage send -> send(connection, to, send);
            case Command.EditMessage edit -> counted(connection, to, edit, () -> messages.edit(caller, edit));
            case Command.DeleteMessage delete -> counted(connection, to, delete, () -> messages.delete(caller, delete));
            case Command.React react -> counted(connection, to, react, () -> messages.react(caller, react));
            case Command.MarkRead mark -> connection.block(to, () -> conversations.read(caller, mark));
            case Command.MarkMessageRead mark -> connection.block(to, () -> conversations.read(caller, mark));
            case Command.SetTyping set -> type(connection, to, set);
            case Command.GetPresence get -> connection.block(to, () -> conversations.presence(caller, get));
            case Command.BlockPerson block -> counted(connection, to, block, () -> blocking.block(caller, block));
            case Command.ListBlocked _ -> connection.block(to, () -> blocking.list(caller));
            case Command.GetOnline _ ->
                connection.block(to, () -> new Answer.Online(contactDirectory.online(caller.mustBeMember())));
            case Command.Locate locate ->
                connection.find(
                        to,
                        () -> {
                            counted.take(caller, locate, connection.clientAddress());
                            return locating.locate(caller, locate.what());
                        },
                        locate.command());
            case Command.BeAnonymous(var next) -> beAnonymous(connection, to, next);
            case Command.StopReply stop -> connection.block(to, () -> replies.stop(caller, stop));
            case Command.RegenerateReply regenerate ->
                counted(connection, to, regenerate, () -> replies.regenerate(caller, regenerate));
            case Command.SubscribeTopic(var topic) ->
                connection.answer(to, topics.subscribe(caller, topic, connection));
            case Command.UnsubscribeTopic(var topic) -> connection.answer(to, topics.unsubscribe(topic, connection));
            case Command.VisitTopic(var visit) -> visit(connection, to, visit);
            case Command.PublishTopic publish ->
                counted(connection, to, publish, () -> topics.publish(caller, publish));
            case Command.EnterDocument enter -> enterDocument(connection, to, enter);
            case Command.BeginDocument begin -> beginDocument(connection, to, begin);
            case Command.SayInDocument say -> turn(connection, to, say, () -> documentSessionFlow.say(caller, say));
            case Command.ListTemplates _ ->
                connection.block(to, () -> new Answer.Templates(documentSessionFlow.templates(caller)));
            case Command.StartDocument start ->
                turn(connection, to, start, () -> documentSessionFlow.start(caller, start));
            case Command.ResumeDocument resume ->
                turn(
                        connection,
                        to,
                        resume,
                        () -> documentSessionFlow.resume(
                                caller, resume, () -> counted.takeAiMessage(caller, connection.clientAddress())));
            case Command.AnswerDocument answer ->
                turn(connection, to, answer, () -> documentSessionFlow.answer(caller, answer));
            case Command.ReviseDocument revise ->
                turn(connection, to, revise, () -> documentSessionFlow.revise(caller, revise));
            case Command.AttachCanister attach -> attach(connection, to, attach);
            case Command.CanisterAnswered answered -> {
                var canister = connection.canister();
                connection.block(to, () -> canister.answered(answered));
            }
            case Command.CanisterStatus _ ->
                connection.answer(
                        to, new Answer.CanisterStatusNoted(Clock.systemUTC().instant()));
        }
    }

    private Caller reader(Caller caller) {
        if (caller instanceof Caller.Stranger && !signIns.strangersMayRead()) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        return caller;
    }

    private void authenticate(Connection connection, Object to, Command.Authenticate command) {
        if (command.token() == null
                && command.anonymousSession() == null
                && connection.caller() instanceof Caller.Member member
                && member.guest()) {
            // Each new guest is a row for ever.
            connection.answer(to, new Answer.Authenticated(member));
            return;
        }
        connection.block(to, () -> signIns.signIn(command.token(), command.anonymousSession(), 0), signedIn -> {
            connectionRegistrar.enter(connection, signedIn, List.of());
            return new Answer.Authenticated(signedIn.caller());
        });
    }

    private void counted(Connection connection, Object to, Command command, Supplier<Answer> work) {
        var caller = connection.caller();
        connection.block(to, () -> {
            counted.take(caller, command, connection.clientAddress());
            return work.get();
        });
    }

    private void beAnonymous(Connection connection, Object to, Function<Caller, Command> next) {
        connection.find(to, () -> signIns.signIn(null, null, 0), signedIn -> {
            connectionRegistrar.enter(connection, signedIn, List.of());
            return next.apply(signedIn.caller());
        });
    }

    private void connect(Connection connection, Object to, Command.Connect command) {
        if (!(connection.caller() instanceof Caller.Stranger)) {
            throw new RequestRejected(ErrorCode.CONFLICT, "This connection has signed in already");
        }
        var token = command.token() == null ? connection.presentedToken() : command.token();
        connection.block(to, () -> signIns.signIn(token, null, FIRST_PAGE), signedIn -> {
            connectionRegistrar.enter(connection, signedIn, command.resume());
            return new Answer.Connected(connection.id(), signedIn.caller(), signedIn.conversations());
        });
    }

    private void enter(Connection connection, Object to, boolean wantsPlaces) {
        var token = connection.presentedToken();
        if (token == null) {
            connection.hold(to, () -> {
                throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "No token came with the upgrade");
            });
            return;
        }
        connection.block(
                to,
                () -> {
                    var signedIn = connection.admitted() == null
                            ? signIns.enter(token, connection.clientAddress())
                            : connection.admitted();
                    var member = signedIn.caller().mustBeMember();
                    // Before it hears anything, so that it is told the names with it.
                    return new Arrival(
                            signedIn,
                            signIns.conversations(signedIn),
                            contactDirectory.online(member).stream()
                                    .map(KnownPerson::id)
                                    .toList(),
                            wantsPlaces ? places(member) : List.of());
                },
                arrival -> {
                    connectionRegistrar.enter(connection, arrival.signedIn, arrival.resume());
                    return new Answer.Entered(
                            arrival.signedIn.caller().mustBeMember(),
                            arrival.conversations,
                            arrival.online,
                            arrival.places);
                });
    }

    /// Who asks is answered first, then all of the person's connections are told.
    private void turn(Connection connection, Object to, Command command, Supplier<DocumentSessionView> work) {
        var caller = connection.caller();
        connection.block(
                to,
                () -> {
                    counted.take(caller, command, connection.clientAddress());
                    return work.get();
                },
                turned -> {
                    documentSessionFlow.tell(turned);
                    return new Answer.DocumentTurned(turned);
                });
    }

    /// What was left pending is gone on with at once.
    private void enterDocument(Connection connection, Object to, Command.EnterDocument enter) {
        var signedIn = connection.admitted();
        var wait = takeOvers.nanosToWait(signedIn.caller().mustBePerson(), enter.template());
        connection.holdAfter(wait, to, () -> {
            var opened = documentSessionFlow.open(signedIn.caller(), enter);
            connection.loop().execute(() -> {
                if (!connection.isClosed()) {
                    connectionRegistrar.enter(connection, signedIn, List.of());
                    connection.answer(to, new Answer.DocumentOpened(opened.session(), opened.isNew()));
                }
            });
            var isPending = opened.session() != null && opened.session().pending() != null;
            if (isPending) {
                counted.takeAiMessage(signedIn.caller(), connection.clientAddress());
            }
            var turned = isPending ? documentSessionFlow.goOn(opened.session()) : null;
            connection
                    .loop()
                    .execute(() -> connection.settle(() -> {
                        if (turned != null) {
                            connection.answer(to, new Answer.DocumentTurned(turned));
                        }
                    }));
        });
    }

    private void beginDocument(Connection connection, Object to, Command.BeginDocument begin) {
        var caller = connection.caller();
        connection.hold(to, () -> {
            counted.take(caller, begin, connection.clientAddress());
            var session = documentSessionFlow.begin(caller, begin).session();
            connection.loop().execute(() -> connection.answer(to, new Answer.DocumentOpened(session, true)));
            var turned = documentSessionFlow.say(
                    caller,
                    new Command.SayInDocument(session.id(), null, begin.content(), begin.holder(), begin.key()));
            connection
                    .loop()
                    .execute(() -> connection.settle(() -> {
                        documentSessionFlow.tell(turned);
                        connection.answer(to, new Answer.DocumentTurned(turned));
                    }));
        });
    }

    private List<Place> places(Caller.Member member) {
        deliveries.settle(member.person().id());
        return contactDirectory.places(member);
    }

    private record Arrival(SignIns.SignedIn signedIn, List<UUID> conversations, List<UUID> online, List<Place> places) {
        /// Where something was missed. (The places were read a moment after the heads.)
        List<Command.Position> resume() {
            var seqs =
                    signedIn.heads().stream().collect(Collectors.toMap(LogPosition::conversationId, LogPosition::seq));
            return places.stream()
                    .filter(place -> place.deliveredSeq() < place.seq())
                    .map(place -> new Command.Position(
                            place.conversationId(),
                            Math.min(
                                    place.deliveredSeq(),
                                    seqs.getOrDefault(place.conversationId(), place.deliveredSeq()))))
                    .toList();
        }
    }

    /// A conversation that has to be looked at before something can be said of it. Blocks.
    Answer look(Caller caller, Command.OpenConversation command) {
        var snapshot = conversations.look(caller, command);
        contactDirectory.learn(snapshot);
        return new Answer.ConversationOpened(snapshot);
    }

    /// Who of a conversation is there just now, besides the caller. Blocks.
    List<Presence> present(Caller caller, UUID conversation) {
        var all = (Answer.Presences) conversations.presence(caller, new Command.GetPresence(null, conversation));
        return all.people().stream()
                .filter(one ->
                        one.online() && !one.person().equals(caller.personId().orElse(null)))
                .toList();
    }

    private void refresh(Connection connection, Object to, Command.RefreshToken command) {
        var caller = connection.caller();
        connection.hold(to, () -> {
            try {
                var renewed = signIns.refresh(caller, command.token());
                connection
                        .loop()
                        .execute(() -> connection.settle(() -> {
                            connection.renewed(renewed);
                            connection.answer(
                                    to,
                                    new Answer.TokenRefreshed(
                                            renewed.token() == null
                                                    ? null
                                                    : renewed.token().expiresAt()));
                        }));
            } catch (RequestRejected e) {
                if (e.code() != ErrorCode.UNAUTHENTICATED) {
                    throw e;
                }
                connection
                        .loop()
                        .execute(() -> connection.settle(() -> {
                            connection.refuse(to, Rejection.of(e));
                            connection.close(CloseReason.NOT_AUTHENTICATED);
                        }));
            }
        });
    }

    private void open(Connection connection, Object to, Command.OpenConversation command) {
        var caller = reader(connection.caller());
        connection.hold(
                to,
                () -> conversations.open(caller, command, connection, new Conversations.Opening() {
                    @Override
                    public void opened(Answer answer) {
                        if (answer instanceof Answer.ConversationOpened(var snapshot)) {
                            snapshot.former().forEach(contactDirectory::learn);
                        }
                        connection.settle(() -> connection.answer(to, answer));
                    }

                    @Override
                    public void unavailable() {
                        connection.settle(() -> connection.refuse(
                                to, Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment")));
                    }
                }));
    }

    private void visit(Connection connection, Object to, Command.PublishTopic visit) {
        var caller = connection.caller();
        connection.block(
                to,
                () -> {
                    counted.take(caller, visit, connection.clientAddress());
                    return topics.visit(caller, visit, connection);
                },
                // Not before: a connection that has closed meanwhile would listen for ever.
                _ -> topics.subscribe(caller, visit.topic(), connection));
    }

    private void type(Connection connection, Object to, Command.SetTyping command) {
        var person = connection.caller().personId();
        if (person.isPresent() && conversationChannels.takesPart(command.conversation(), connection)) {
            typing.set(command.conversation(), person.get(), command.typing());
        } else if (command.strict()) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "You take no part in this conversation");
        }
        connection.answer(to, new Answer.TypingNoted(command.conversation(), command.typing(), connection.caller()));
    }

    private void send(Connection connection, Object to, Command.SendMessage send) {
        var sender = connection.caller().mustBePerson();
        if (send.interrupt()) {
            var caller = connection.caller();
            connection.hold(to, () -> {
                replies.interrupt(caller, send.conversation());
                connection.loop().execute(() -> connection.settle(() -> append(connection, to, sender, send)));
            });
        } else {
            append(connection, to, sender, send);
        }
    }

    private void append(Connection connection, Object to, UUID sender, Command.SendMessage send) {
        messageSender.send(PendingMessage.message(sender, send), connection.sending(to, send.key()));
    }

    private void attach(Connection connection, Object to, Command.AttachCanister attach) {
        var attached = canisters.attach(attach, connection::push);
        if (attached.isEmpty()) {
            connection.refuse(
                    to,
                    new Rejection(ErrorCode.UNAUTHENTICATED, "INVALID_SERVICE_KEY", "The service key is not valid", 0));
            return;
        }
        connection.attached(attached.get());
        connection.answer(to, new Answer.CanisterAttached(attach.canisterId()));
    }
}
