package dev.parley.gateway.rest;

import dev.parley.gateway.proxy.ClientAddresses;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.transport.HeldAnswers;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets people in by their Bearer token, and no faster than a connection of parley.v1 may ask.
@SignedIn
@Provider
class SignInFilter implements ContainerRequestFilter {
    private final TokenCache tokenCache;
    private final RequestLimits limits;
    private final CurrentUser currentUser;
    private final ClientAddresses addresses;
    private final SignIns signIns;
    private final CurrentVertxRequest current;

    @Context
    ResourceInfo resource;

    SignInFilter(
            TokenCache tokenCache,
            RequestLimits limits,
            CurrentUser currentUser,
            SignIns signIns,
            CurrentVertxRequest current,
            ClientAddresses addresses) {
        this.addresses = addresses;
        this.current = current;
        this.signIns = signIns;
        this.tokenCache = tokenCache;
        this.limits = limits;
        this.currentUser = currentUser;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var wanted = resource.getResourceClass().getAnnotation(SignedIn.class);
        var token = BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (token == null && wanted != null && wanted.inAddress()) {
            token = request.getUriInfo().getQueryParameters().getFirst("token");
            if (token != null && !signIns.queryTokens()) {
                throw new RequestRejected(
                        ErrorCode.UNAUTHENTICATED,
                        "A token in the address is not accepted here: send Authorization: Bearer");
            }
        }
        if (token == null || token.isBlank()) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        var asked = current.getCurrent().request();
        var address = addresses.of(asked);
        var member = tokenCache.of(token, wanted != null && wanted.delegated(), address);
        limits.take(member.person().id());
        currentUser.is(member, address);
        if (!member.guest()) {
            HeldAnswers.belong(asked, member.person().id());
        }
    }
}
