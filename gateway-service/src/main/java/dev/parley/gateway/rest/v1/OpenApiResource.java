package dev.parley.gateway.rest.v1;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// What can be asked here, as data.
@Path("/api/v1/openapi.yaml")
@NonBlocking
class OpenApiResource {
    private static final String DOCUMENT = "/parley.openapi.yaml";

    private final byte[] document;

    OpenApiResource() {
        try (var in = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            document = Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Produces("application/yaml")
    public byte[] document() {
        return document;
    }
}
