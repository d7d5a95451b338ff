package dev.parley.session.identity;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets in nobody but our own services.
@Singleton
class TokenFilter {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Caller caller;

    TokenFilter(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        var header = request.getHeaderString("Authorization");
        var token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
        caller.is(tokens.verify(token)
                .orElseThrow(() ->
                        new RequestRejected(ErrorCode.UNAUTHENTICATED, "A token of one of our services is missing")));
    }
}
