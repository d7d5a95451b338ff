package dev.parley.gateway.connection.command;

import dev.parley.gateway.connection.registry.ConnectionRegistrar;
import dev.parley.gateway.delivery.Deliveries;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who speaks on a connection: every way to say so, and what a client is told for it.
@Singleton
class SignInCommands {
    private static final int FIRST_PAGE = 50;

    private final SignIns signIns;
    private final ConnectionRegistrar connectionRegistrar;
    private final ContactDirectory contactDirectory;
    private final Deliveries deliveries;

    SignInCommands(
            SignIns signIns,
            ConnectionRegistrar connectionRegistrar,
            ContactDirectory contactDirectory,
            Deliveries deliveries) {
        this.signIns = signIns;
        this.connectionRegistrar = connectionRegistrar;
        this.contactDirectory = contactDirectory;
        this.deliveries = deliveries;
    }

    void authenticate(PendingCommand pending, Command.Authenticate command) {
        if (command.token() == null
                && command.anonymousSession() == null
                && pending.caller() instanceof Caller.Member member
                && member.guest()) {
            // Each new guest is a row for ever.
            pending.answer(new Answer.Authenticated(member));
            return;
        }
        pending.block(() -> signIns.signIn(command.token(), command.anonymousSession(), 0), signedIn -> {
            connectionRegistrar.enter(pending.client(), signedIn, List.of());
            return new Answer.Authenticated(signedIn.caller());
        });
    }

    void beAnonymous(PendingCommand pending, Command.BeAnonymous anonymous) {
        pending.find(() -> signIns.signIn(null, null, 0), signedIn -> {
            connectionRegistrar.enter(pending.client(), signedIn, List.of());
            return anonymous.command().apply(signedIn.caller());
        });
    }

    void connect(PendingCommand pending, Command.Connect command) {
        if (!(pending.caller() instanceof Caller.Stranger)) {
            throw new RequestRejected(ErrorCode.CONFLICT, "This connection has signed in already");
        }
        var token = command.token() == null ? pending.identity().presentedToken() : command.token();
        pending.block(() -> signIns.signIn(token, null, FIRST_PAGE), signedIn -> {
            connectionRegistrar.enter(pending.client(), signedIn, command.resume());
            var page = Objects.requireNonNull(signedIn.conversations()); // As it was asked for.
            return new Answer.Connected(pending.client().id(), signedIn.caller(), page);
        });
    }

    void enter(PendingCommand pending, Command.Enter command) {
        var token = pending.identity().presentedToken();
        if (token == null) {
            pending.hold(() -> {
                throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "No token came with the upgrade");
            });
            return;
        }
        pending.block(
                () -> {
                    var signedIn = pending.identity().admitted() == null
                            ? signIns.enter(token, pending.clientAddress())
                            : pending.identity().admitted();
                    var member = signedIn.caller().mustBeMember();
                    // Before it hears anything, so that it is told the names with it.
                    return new Arrival(
                            signedIn,
                            signIns.conversations(signedIn),
                            contactDirectory.online(member).stream()
                                    .map(KnownPerson::id)
                                    .toList(),
                            command.places() ? places(member) : List.of());
                },
                arrival -> {
                    connectionRegistrar.enter(pending.client(), arrival.signedIn, arrival.resume());
                    return new Answer.Entered(
                            arrival.signedIn.caller().mustBeMember(),
                            arrival.conversations,
                            arrival.online,
                            arrival.places);
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

    void refresh(PendingCommand pending, Command.RefreshToken command) {
        var caller = pending.caller();
        pending.hold(() -> {
            try {
                var renewed = signIns.refresh(caller, command.token());
                var expiresAt = renewed.token() == null ? null : renewed.token().expiresAt();
                pending.settled(() -> {
                    pending.identity().renewed(renewed);
                    pending.answer(new Answer.TokenRefreshed(expiresAt));
                });
            } catch (RequestRejected e) {
                if (e.code() != ErrorCode.UNAUTHENTICATED) {
                    throw e;
                }
                pending.settled(() -> {
                    pending.refuse(Rejection.of(e));
                    pending.client().close(CloseReason.NOT_AUTHENTICATED);
                });
            }
        });
    }
}
