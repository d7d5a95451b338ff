package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.rest.ErrorWording;
import jakarta.inject.Singleton;

/// `{error: {message, type, param, code}}`, as OpenAI's clients know it.
@Singleton
class OpenAiErrors implements ErrorWording {
    private static final String FACE = "/v1/";

    @Override
    public boolean isFor(String path) {
        return path.startsWith(FACE);
    }

    @Override
    public Object entity(Rejection rejection) {
        return error(rejection);
    }

    static ObjectNode error(Rejection rejection) {
        var error = ClientJson.MAPPER.createObjectNode();
        error.putObject("error")
                .put("message", rejection.message())
                .put("type", type(rejection))
                .putNull("param")
                .put("code", rejection.word() == null ? code(rejection) : rejection.word());
        return error;
    }

    private static String type(Rejection rejection) {
        return switch (rejection.code()) {
            case BAD_REQUEST, UNKNOWN_TYPE, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_LARGE ->
                "invalid_request_error";
            case RATE_LIMITED -> "rate_limit_error";
            case AI_UNAVAILABLE, UNAVAILABLE, INTERNAL -> "server_error";
        };
    }

    private static String code(Rejection rejection) {
        return switch (rejection.code()) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case RATE_LIMITED -> "rate_limit_exceeded";
            default -> rejection.code().wire();
        };
    }
}
