package dev.parley.gateway.rest.v1;

import dev.parley.gateway.dispatch.Dispatcher;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.protocol.parley.ParleyLimits;
import dev.parley.gateway.rest.CurrentUser;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/// The commands of parley.v1 by requests: their fields and their answers are the same, without the frame around them.
@Singleton
public class Api {
    private final CurrentUser currentUser;
    private final Dispatcher dispatcher;
    private final ParleyForm form;

    Api(CurrentUser currentUser, Dispatcher dispatcher, ParleyLimits limits, Clock clock) {
        this.currentUser = currentUser;
        this.dispatcher = dispatcher;
        this.form = new ParleyForm(limits, clock);
    }

    public Caller.Member caller() {
        return currentUser.member();
    }

    Command command(String type, CommandFields commandFields) {
        return form.command(type, commandFields.fields(), caller());
    }

    /// What a command comes to.
    Answer ask(Command command) {
        return dispatcher.carryOut(caller(), command, currentUser.address());
    }

    public Answer ask(String command, CommandFields commandFields) {
        return ask(command(command, commandFields));
    }

    Response ok(String command, CommandFields commandFields) {
        return ok(command(command, commandFields));
    }

    Response ok(Command command) {
        return answer(200, ask(command)).build();
    }

    Response.ResponseBuilder answer(int status, Answer answer) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body(answer));
    }

    byte[] body(Answer answer) {
        return form.answer(answer);
    }
}
