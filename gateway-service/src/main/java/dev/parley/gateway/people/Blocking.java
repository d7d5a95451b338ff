package dev.parley.gateway.people;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import jakarta.enterprise.context.ApplicationScoped;

/// With whom somebody wants to have nothing to do. Blocks.
@ApplicationScoped
public class Blocking {
    private final SessionService session;

    Blocking(SessionService session) {
        this.session = session;
    }

    public Answer list(Caller caller) {
        return new Answer.Blocked(
                session.actingFor(caller.mustBePerson(), peer -> peer.blocks().all())
                        .people());
    }

    public Answer block(Caller caller, Command.BlockPerson command) {
        return new Answer.Blocked(session.actingFor(
                        caller.mustBePerson(),
                        peer -> command.on()
                                ? peer.blocks().block(command.person())
                                : peer.blocks().unblock(command.person()))
                .people());
    }
}
