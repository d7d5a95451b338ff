package dev.parley.gateway.rest.service;

import dev.parley.gateway.rest.BearerToken;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets services in by the token they sign. A person's token is none.
@OfService
@Provider
class ServiceFilter implements ContainerRequestFilter {
    private final Services services;

    ServiceFilter(Services services) {
        this.services = services;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!services.know(BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION)))) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "A service token is required");
        }
    }
}
