package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.protocol.parley.ParleyLimits;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Answers as bodies: with the fields they have in parley.v1.
@Singleton
class Answers {
    private final ParleyForm form;

    Answers(ParleyLimits limits) {
        form = new ParleyForm(limits);
    }

    Response ok(Answer answer) {
        return of(200, answer).build();
    }

    Response.ResponseBuilder of(int status, Answer answer) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(form.answer(answer));
    }
}
